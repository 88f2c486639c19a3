"""The planner at work: runs as jobs, and new plans when life changes.

Use `actions` to ask for a run or publish what it proposes, `queries` to read
them. A run is asked for in a web process, which never loads the solver, and is
carried out by a worker, on this machine or another; all they share is the
database. What a run proposes binds nobody before it is published in `rotations`.
"""
