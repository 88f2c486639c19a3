"""The checks by subject; `ferd.core.plans.check` lists and runs them all."""
