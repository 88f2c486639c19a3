"""No test reaches the network."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_a_test_that_calls_out_fails():
    refused = (SocketConnectBlockedError, UserWarning)
    with socket.socket() as probe, pytest.raises(refused, match="A test tried"):
        probe.connect(("192.0.2.1", 80))
