"""Everyone's rotations at once: the board, what-if drafts and publishing.

Use `actions` to work with drafts and `queries` to read them. A draft holds other
ways for some trainees; nothing in it binds anybody. Publishing makes each way a
proposal in `schedules`, where trainee and leader agree as they always do.
"""
