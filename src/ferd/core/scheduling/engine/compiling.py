"""Compile a function, and keep what was compiled where that can be.

Numba keeps it beside the module, else in the user's cache folder, else in
``NUMBA_CACHE_DIR``; where nothing of that can be written, each process compiles
anew (about half a minute, at its start: `warm.warm_up`). No shared temporary
folder is used: what is kept is code, and whoever may write it runs it. With
``NUMBA_DISABLE_JIT=1`` kernels run as they are written, slowly.

Numba compiles a kernel anew when its own module has changed, but not when one that
it calls has, in another module. So what is older than
the newest module of kernels goes.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from numba import njit

Kernel = TypeVar("Kernel", bound=Callable[..., object])

CHANGED = max(
    path.stat().st_mtime
    for path in Path(__file__).parent.glob("*.py")
    if "import compiled" in path.read_text("utf-8")
)
"""When a module of kernels was last changed."""


def compiled(function: Kernel) -> Kernel:
    """Compile at the first call; keep it on disk where there is a place to."""
    try:
        kernel = njit(cache=True, nogil=True)(function)
    except RuntimeError:  # neither the package nor the user's cache can be written
        kernel = njit(nogil=True)(function)
    else:
        if kernel is not function:  # NUMBA_DISABLE_JIT
            _forget_stale(Path(kernel.stats.cache_path or ""), function)
    return cast("Kernel", kernel)


def _forget_stale(folder: Path, function: Callable[..., object]) -> None:
    """Drop what was compiled of a function before a kernel was changed."""
    module = Path(function.__code__.co_filename).stem
    for index in folder.glob(f"{module}.{function.__qualname__}-*.nbi"):
        with suppress(OSError):  # another process was first, or it is not ours
            if index.stat().st_mtime < CHANGED:
                index.unlink()
