"""What browsers load is what its makers published, with a licence, from here."""

import hashlib
from pathlib import Path

import ferd.foundation

STATIC = Path(ferd.foundation.__file__).parent / "static"
VENDOR = STATIC / "vendor"
OURS = {"VENDOR.md", "SHA256SUMS"}


def vendored():
    files = (file for file in VENDOR.rglob("*") if file.is_file())
    return {str(file.relative_to(VENDOR)): file for file in files}


def sums():
    lines = (VENDOR / "SHA256SUMS").read_text().splitlines()
    return {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}


def test_every_vendored_file_is_the_one_whose_sum_was_written_down():
    files = {name: f for name, f in vendored().items() if name not in OURS}

    found = {
        name: hashlib.sha256(file.read_bytes()).hexdigest()
        for name, file in files.items()
    }

    assert found == sums()


def test_every_vendored_folder_has_a_licence_and_is_named_in_the_list():
    text = (VENDOR / "VENDOR.md").read_text()

    for folder in (each for each in VENDOR.iterdir() if each.is_dir()):
        names = [file.name for file in folder.iterdir()]
        assert any(name.startswith(("LICENSE", "OFL")) for name in names), folder
        assert f"`{folder.name}/" in text


def test_no_style_or_script_asks_another_server_for_anything():
    for file in (*STATIC.rglob("*.css"), *STATIC.rglob("*.js")):
        text = file.read_text()
        assert "sourceMappingURL" not in text, file
        for start in ("url(http", 'url("http', "url(//", 'import "http', "@import"):
            assert start not in text, (file, start)
