"""Typed readers of the environment.

A missing or odd value stops the start with one sentence. Every name read here
is described in docs/reference/settings.md.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str) -> str:
    """Read a text."""
    return os.environ.get(name, default)


def flag(name: str) -> bool:
    """Read a switch, which is off unless it is set to 1."""
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise _refusal(name, f"must be 0 or 1, not {value!r}")
    return value == "1"


def number(name: str, default: int) -> int:
    """Read a whole number."""
    value = os.environ.get(name, str(default))
    if not value.isdigit():
        raise _refusal(name, f"must be a whole number, not {value!r}")
    return int(value)


def secret(name: str) -> str:
    """Read a secret from NAME, or from the file that NAME_FILE points at."""
    value, in_file = os.environ.get(name), f"{name}_FILE"
    if value is None and (file := os.environ.get(in_file)):
        try:
            value = Path(file).read_text().strip()
        except OSError as error:
            raise _refusal(in_file, f"cannot be read: {file}") from error
    if not value:
        raise _refusal(name, f"is not set; nor is {in_file}, a file that holds it")
    return value


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over: `smtp`, or `console` for none."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    uses_tls: bool = False


def mail(name: str) -> MailServer:
    """Read a mail server: ``smtp://USER:PASSWORD@HOST:PORT``, ``smtp+tls://…``.

    The address may stand in a file, as secrets may; without one, mail is
    written to the log.
    """
    if not is_given(name):
        return MailServer("console")
    parts = urlsplit(secret(name))
    if parts.scheme not in {"smtp", "smtp+tls"} or not parts.hostname:
        raise _refusal(name, "must begin with smtp:// or smtp+tls://")
    uses_tls = parts.scheme == "smtp+tls"
    return MailServer(
        "smtp",
        parts.hostname,
        parts.port or (587 if uses_tls else 25),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        uses_tls,
    )


def database(name: str, default: str) -> dict[str, object]:
    """Read a database address: ``sqlite:///FILE`` or ``postgresql://…``.

    The address may stand in a file, as secrets may.
    """
    address = secret(name) if is_given(name) else default
    parts = urlsplit(address)
    match parts.scheme:
        case "sqlite":
            return _sqlite(unquote(parts.path.removeprefix("/")))
        case "postgresql" | "postgres":
            return _postgresql(address)
        case _:
            raise _refusal(name, "must begin with sqlite:/// or postgresql://")


def _sqlite(file: str) -> dict[str, object]:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL;"
                "PRAGMA synchronous=FULL;"
                "PRAGMA foreign_keys=ON;"
                "PRAGMA recursive_triggers=ON;"  # or REPLACE deletes unseen
                "PRAGMA cache_size=-16000;"
            ),
        },
    }


def _postgresql(address: str) -> dict[str, object]:
    parts = urlsplit(address)
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.pop("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 16}, **options},
    }


def _refusal(name: str, fault: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} {fault}.")


def is_given(name: str) -> bool:
    """Tell whether NAME is set, or NAME_FILE."""
    return name in os.environ or f"{name}_FILE" in os.environ
