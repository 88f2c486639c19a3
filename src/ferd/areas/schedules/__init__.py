"""Each trainee's individual plan: where, how and when, by the training clock.

Use `actions` to propose, agree and revise plans and `queries` to read them.
Places and capacity come here as well; the rules are in `core.scheduling`.
"""
