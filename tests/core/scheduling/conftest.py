"""Tests of planning find every kernel compiled, and compile none themselves."""

import pytest

from ferd.core.scheduling.engine.compiling import signatures
from ferd.core.scheduling.engine.warm import warm_up


@pytest.fixture(autouse=True)
def _nothing_is_compiled_late():
    """Whatever is really asked, `warm_up` has called the kernels that it needs."""
    warm_up()
    ready = signatures()
    yield
    assert signatures() == ready
