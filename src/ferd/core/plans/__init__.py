"""Training plans: their parts, the checks they must pass, how two compare."""
