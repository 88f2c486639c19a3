"""The shipped typeface."""

import hashlib

from ferd.formats import fonts


def test_the_fonts_are_those_of_their_makers():
    lines = (fonts.FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}

    files = sorted(fonts.FOLDER.glob("*.ttf"))
    assert len(files) == 4
    for file in [*files, fonts.FOLDER / "LICENSE"]:
        assert hashlib.sha256(file.read_bytes()).hexdigest() == sums[file.name]


def test_the_fonts_are_small_enough_to_ship():
    assert sum(file.stat().st_size for file in fonts.FOLDER.iterdir()) < 2_000_000


def test_the_typeface_draws_norwegian_sami_and_physics():
    assert (
        set(map(ord, "æøåÆØÅ áčđŋšŧž ≥≤±µαβγ ⁹⁹ᵐ °→✓")) <= fonts.drawable_characters()
    )
    assert ord("\N{GRINNING FACE}") not in fonts.drawable_characters()
