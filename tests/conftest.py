"""What every test may use; and no test reaches the network."""

import hypothesis
import pytest
from pytest_socket import socket_allow_hosts

from tests.cast import Cast, make_cast

hypothesis.settings.register_profile("ferd", deadline=None)
hypothesis.settings.load_profile("ferd")


@pytest.fixture(autouse=True)
def _no_network():
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()
