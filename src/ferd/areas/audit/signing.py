"""The key that signs checkpoints: Ed25519, kept outside the database.

Whoever holds the database can make any chain; without this key they cannot make
a checkpoint of it.
"""

import base64
import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FILE = "audit-key.pem"


def private_key() -> Ed25519PrivateKey:
    """Get the key: of the settings, or of a file, which is made when it is missing."""
    if settings.AUDIT_KEY:
        return _read_private(settings.AUDIT_KEY.encode())
    file = Path(settings.VAR, FILE)
    if not file.exists():
        _make(file)
    return _read_private(file.read_bytes())


def public_key() -> Ed25519PublicKey:
    """Get the public half of the key."""
    return private_key().public_key()


def public_pem() -> str:
    """Write the public half as PEM, for those who verify elsewhere."""
    pem = public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return pem.decode()


def read_public(pem: bytes) -> Ed25519PublicKey:
    """Understand a public key; ValueError when it is none."""
    try:
        key = serialization.load_pem_public_key(pem)
    except UnsupportedAlgorithm as error:
        raise ValueError("This kind of key is not known.") from error
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("This is no Ed25519 key.")  # noqa: TRY004  its content is wrong
    return key


def key_id(key: Ed25519PublicKey) -> str:
    """Name a key by the beginning of its hash."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


def sign(text: str) -> str:
    """Sign a text; the same text has the same signature."""
    return base64.b64encode(private_key().sign(text.encode())).decode()


def has_signed(key: Ed25519PublicKey, text: str, signature: str) -> bool:
    """Tell whether a signature of a text is that of a key."""
    try:
        key.verify(base64.b64decode(signature, validate=True), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=4)
def _read_private(pem: bytes) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise ImproperlyConfigured("AUDIT_KEY must be an Ed25519 key as PEM.")
    return key


def _make(file: Path) -> None:
    """Make a key that only this user may read; of two who do, the first one's stays."""
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)  # for this user alone
    try:
        with os.fdopen(handle, "wb") as made:
            made.write(pem)
            made.flush()
            os.fsync(made.fileno())
        os.link(name, file)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
