"""Training plans: what a department promises its trainees.

A document comes in as an import, is understood, questioned and made a draft; a
draft is reviewed, approved by the education committee and published, and never
changes again. Use `actions` to change plans and `queries` to read them; for
foreign keys, `models`.
"""
