"""Compile a function, and keep what was compiled where that can be.

Numba keeps it beside the module, else in the user's cache folder, else in
``NUMBA_CACHE_DIR``; where nothing of that can be written, each process compiles
anew (about half a minute, at its start: `warm.warm_up`). No shared temporary
folder is used: what is kept is code, and whoever may write it runs it. With
``NUMBA_DISABLE_JIT=1`` kernels run as they are written, slowly.

Numba compiles a kernel anew when its own module has changed, but not when one that
it calls has, in another module. So all that is kept goes when any module of kernels
is not what it was. (Times of files tell nothing: an installation may set any.)
"""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from numba import njit
from numba.core.dispatcher import Dispatcher

jit = cast("Callable[..., Callable[..., object]]", njit)  # typed without all options

Kernel = TypeVar("Kernel", bound=Callable[..., object])

SOURCES = {
    path.stem: path.read_bytes()
    for path in sorted(Path(__file__).parent.glob("*.py"))
    if b"engine.compiling import" in path.read_bytes() or path.stem == "compiling"
}
"""The modules of kernels, and this one."""

WRITTEN = sha256(b"\0".join(SOURCES.values())).hexdigest()
"""What the kernels are compiled from."""

_kernels: list[Dispatcher] = []


def compiled(function: Kernel) -> Kernel:
    """Compile at the first call; keep it on disk where there is a place to."""
    return _compiled(function, {"no_cfunc_wrapper": True})


def within(function: Kernel) -> Kernel:
    """Compile what only kernels call: in a third of the time, with no way in."""
    return _compiled(function, {"no_cfunc_wrapper": True, "no_cpython_wrapper": True})


def _compiled(function: Kernel, options: dict[str, bool]) -> Kernel:
    try:
        kernel = jit(cache=True, nogil=True, **options)(function)
    except RuntimeError:  # neither the package nor the user's cache can be written
        kernel = jit(nogil=True, **options)(function)
    if isinstance(kernel, Dispatcher):  # else NUMBA_DISABLE_JIT
        _kernels.append(kernel)
        if kernel.stats.cache_path:
            forget_stale(Path(kernel.stats.cache_path))
    return cast("Kernel", kernel)


@cache
def forget_stale(folder: Path) -> None:
    """Drop what was compiled before a kernel was changed."""
    stamp = folder / "kernels.txt"
    with suppress(OSError):  # another process was first, or it is not ours
        if stamp.is_file() and stamp.read_text("ascii") == WRITTEN:
            return
        for module in SOURCES:
            for index in folder.glob(f"{module}.*.nbi"):
                index.unlink(missing_ok=True)
        stamp.write_text(WRITTEN, "ascii")


def folder_of_all() -> Path | None:
    """Tell where what was compiled is kept; None when it cannot be."""
    paths = {kernel.stats.cache_path for kernel in _kernels}
    one = paths.pop() if len(paths) == 1 else None
    return None if one is None else Path(one)


def is_all_kept() -> bool:
    """Tell whether every kernel has been compiled before, and kept."""
    folder = folder_of_all()
    return folder is not None and all(
        any(folder.glob(f"{_module(each)}.{each.py_func.__qualname__}-*.nbi"))
        for each in _kernels
    )


def signatures() -> set[tuple[str, str]]:
    """List what is ready to run: every kernel, with the types it was compiled for."""
    return {
        (f"{_module(each)}.{each.py_func.__name__}", str(signature))
        for each in _kernels
        for signature in each.signatures
    }


def _module(kernel: Dispatcher) -> str:
    return Path(kernel.py_func.__code__.co_filename).stem
