"""The kernels as they are written: Python says the same as what is compiled of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.schedule import Limits
from ferd.formats.scheduling_json import outcome_to_json
from tests.core.scheduling.test_corpus import kept

NAMES = (
    *("hard-to-prove-1", "part-time-and-a-move", "section", "rule-few-changed"),
    *("what-is-pinned-is-paid-for-once", "two-halves-share-one-place"),
    *("shortage-is-rounded-up-each-month", "soft-order-and-windows"),
)
ROOT = Path(__file__).parents[4]


def outcomes(names):
    limits = Limits(rounds=2)
    return {name: outcome_to_json(solve(kept(name), limits=limits)) for name in names}


def test_uncompiled_kernels_say_the_same():
    script = (
        "import json\n"
        "from ferd.core.scheduling.engine import kernels\n"
        f"from {__name__} import outcomes\n"
        "assert type(kernels.trace).__name__ == 'function'\n"
        f"print(json.dumps(outcomes({NAMES!r})))"
    )
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])

    said = subprocess.run(  # noqa: S603  this very Python
        [sys.executable, "-c", script],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(said.stdout) == json.loads(json.dumps(outcomes(NAMES)))
