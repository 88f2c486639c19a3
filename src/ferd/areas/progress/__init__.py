"""What has been learnt, and who says so.

Trainees record activities; supervisors observe, sign and recommend; an authority
approves each objective. Evidence is only ever added to. Other areas may use
`queries`, `actions` and, for foreign keys, `models`.
"""
