"""Who people are and how they sign in.

A person is the account holder: one person has one account, however many roles.
Other areas use `models.Person` for foreign keys, `http.Request` in views, and
`actions` and `queries`. What people may do is no matter of this area: see
`organisations`.
"""
