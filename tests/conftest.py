"""What every test may use; and no test reaches the network."""

import importlib

import hypothesis
import pytest
from django.test import override_settings
from django.utils import translation
from pytest_socket import socket_allow_hosts

from tests.cast import Cast
from tests.same_cast import same_cast

hypothesis.settings.register_profile("ferd", deadline=None)
hypothesis.settings.load_profile("ferd")


def pytest_addoption(parser):
    parser.addoption(
        "--stored", action="store_true", help="only what touches the database"
    )


def pytest_collection_modifyitems(config, items):
    """Ask a second database only what may hang on it.

    pytest-django refuses the database to all that do not ask for it.
    """
    if config.getoption("stored"):
        others = [item for item in items if not _is_stored(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if _is_stored(item)]


def _is_stored(item: pytest.Item) -> bool:
    if item.get_closest_marker("portable") is not None:
        return False
    fixtures = getattr(item, "fixturenames", ())
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or "db" in fixtures or "transactional_db" in fixtures


@pytest.fixture(autouse=True, scope="session")
def _addresses():
    """Load the demo's addresses too, before a test says that this is no demo."""
    importlib.import_module("ferd.config.urls")


@pytest.fixture(autouse=True, scope="session")
def _own_files(tmp_path_factory):
    """Keep what Ferd writes beside the database in a folder of the tests."""
    with override_settings(VAR=tmp_path_factory.mktemp("var")):
        yield


@pytest.fixture(autouse=True)
def _no_network():
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _in_english():
    """Let refusals be told by their English; pages choose their own language."""
    with translation.override("en"):
        yield


@pytest.fixture
def cast(db) -> Cast:
    return same_cast()
