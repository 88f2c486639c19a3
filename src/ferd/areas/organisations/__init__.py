"""Trusts, their units and sites, and the dated roles people have in them.

Every permission in Ferd reads the rows of this area. Other areas use `queries`
(`has_role`, `units_with_role`) and, for foreign keys, `models`.
"""
