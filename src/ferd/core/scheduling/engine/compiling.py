"""Compile a function, and keep what was compiled where that can be.

Numba keeps it beside the module, else in the user's cache folder, else in
``NUMBA_CACHE_DIR``; where nothing of that can be written, each process compiles
anew (about half a minute, at its start: `warm.warm_up`). No shared temporary
folder is used: what is kept is code, and whoever may write it runs it.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

Kernel = TypeVar("Kernel", bound=Callable[..., object])


def compiled(function: Kernel) -> Kernel:
    """Compile at the first call; keep it on disk where there is a place to."""
    try:
        kernel = njit(cache=True, nogil=True)(function)
    except RuntimeError:  # neither the package nor the user's cache can be written
        kernel = njit(nogil=True)(function)
    return cast("Kernel", kernel)
