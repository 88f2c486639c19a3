"""The audit trail: who did what to what, and when, in a chain of hashes.

Other areas call `actions.record` inside the transaction of their change.
Nothing ever changes or removes an entry; the databases refuse it.
"""
