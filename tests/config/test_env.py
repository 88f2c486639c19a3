"""Settings from the environment: an odd value stops the start with one sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from ferd.config import env


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for name in ("NAME", "NAME_FILE"):
        monkeypatch.delenv(name, raising=False)


def test_a_switch_is_off_unless_it_is_one(monkeypatch):
    assert env.flag("NAME") is False

    monkeypatch.setenv("NAME", "1")

    assert env.flag("NAME") is True


@pytest.mark.parametrize("value", ["yes", "true", "", "2"])
def test_a_switch_takes_no_other_value(monkeypatch, value):
    monkeypatch.setenv("NAME", value)

    with pytest.raises(ImproperlyConfigured, match="NAME"):
        env.flag("NAME")


@pytest.mark.parametrize("value", ["many", "-1", "1.5", ""])
def test_a_number_is_whole(monkeypatch, value):
    monkeypatch.setenv("NAME", value)

    with pytest.raises(ImproperlyConfigured, match="NAME"):
        env.number("NAME", 3)


def test_a_number_has_its_default():
    assert env.number("NAME", 3) == 3


def test_a_secret_stands_in_the_environment_or_in_a_file(monkeypatch, tmp_path):
    file = tmp_path / "secret"
    file.write_text("from the file\n")
    monkeypatch.setenv("NAME_FILE", str(file))
    assert env.secret("NAME") == "from the file"

    monkeypatch.setenv("NAME", "from the environment")

    assert env.secret("NAME") == "from the environment"


def test_a_missing_secret_stops_the_start(monkeypatch, tmp_path):
    with pytest.raises(ImproperlyConfigured, match="NAME"):
        env.secret("NAME")

    monkeypatch.setenv("NAME_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="NAME_FILE"):
        env.secret("NAME")


def test_without_a_mail_server_mail_goes_to_the_log():
    assert env.mail("NAME").backend == "console"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://post", ("smtp", "post", 25, "", "", False)),
        (
            "smtp+tls://us%40er:p%2Fw@post:2525",
            ("smtp", "post", 2525, "us@er", "p/w", True),
        ),
        ("smtp+tls://post", ("smtp", "post", 587, "", "", True)),
    ],
)
def test_a_mail_server_is_an_address(monkeypatch, address, expected):
    monkeypatch.setenv("NAME", address)

    server = env.mail("NAME")

    assert server == env.MailServer(*expected)


@pytest.mark.parametrize("address", ["post", "http://post", "smtp://"])
def test_another_address_is_no_mail_server(monkeypatch, address):
    monkeypatch.setenv("NAME", address)

    with pytest.raises(ImproperlyConfigured, match="smtp"):
        env.mail("NAME")


def test_an_embedded_database_keeps_what_it_has_acknowledged(tmp_path):
    database = env.database("NAME", f"sqlite:///{tmp_path}/a b/ferd.sqlite3")

    assert database["NAME"] == f"{tmp_path}/a b/ferd.sqlite3"
    options = database["OPTIONS"]
    assert isinstance(options, dict)
    assert "synchronous=FULL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


def test_the_address_of_a_database_may_stand_in_a_file(monkeypatch, tmp_path):
    file = tmp_path / "database"
    file.write_text("postgresql://us%40er:p%2Fw@host:5433/ferd?sslmode=require\n")
    monkeypatch.setenv("NAME_FILE", str(file))

    database = env.database("NAME", "sqlite:///unused")

    assert (database["USER"], database["PASSWORD"]) == ("us@er", "p/w")
    assert (database["HOST"], database["PORT"]) == ("host", "5433")
    options = database["OPTIONS"]
    assert isinstance(options, dict)
    assert options["sslmode"] == "require"


def test_another_address_is_no_database(monkeypatch):
    monkeypatch.setenv("NAME", "mysql://host/ferd")

    with pytest.raises(ImproperlyConfigured, match="sqlite"):
        env.database("NAME", "sqlite:///unused")
