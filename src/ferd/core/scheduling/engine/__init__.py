"""The planner: prices, columns and a dynamic program, compiled.

The only package, beside `cp_sat`, that knows numpy, numba and HiGHS. It is heavy
to import; import the function you want from its module, inside the job that
wants it: `plan` for one trainee, `solve` for all, `prices`, `warm`. The method is
told in docs/rules/scheduling.md.
"""
