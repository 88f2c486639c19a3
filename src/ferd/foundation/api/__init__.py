"""What every area's `api.py` is made of: pages of lists, declared answers, problems.

It knows nothing about training, and nothing about who asks.
"""
