"""What people are told, in the inbox and by mail.

Other areas register their sentences (`kinds`), and call `actions.tell` and
`actions.settle` in the transaction of their change. A notice is read by the one
who is told; a mail never says more than that something waits. Whom to tell, and
of what, is decided by the areas above.
"""
