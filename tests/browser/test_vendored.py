"""What the tests bring along of others' work is as its makers published it."""

import hashlib
from pathlib import Path

HERE = Path(__file__).parent
AXE = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"


def test_axe_is_the_published_one_with_its_licence():
    script = (HERE / "axe.min.js").read_bytes()

    assert hashlib.sha256(script).hexdigest() == AXE
    assert script.startswith(b"/*! axe v4.14.1")
    assert "Mozilla Public License" in (HERE / "axe.LICENSE").read_text()
