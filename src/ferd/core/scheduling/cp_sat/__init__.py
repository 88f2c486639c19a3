"""The planner's problem as a plain CP-SAT model; the only imports of OR-Tools.

Loading it takes a second: import it where it is used. It is the baseline that the
engine is measured and tested against, and answers the questions of `explain`.
"""

from ferd.core.scheduling.cp_sat.rules import RULES
from ferd.core.scheduling.cp_sat.solving import (
    fewest_months,
    find_any,
    solve_plainly,
)

__all__ = ["RULES", "fewest_months", "find_any", "solve_plainly"]
