"""What a browser needs to keep words that have not reached the server.

They are kept encrypted, with a key that the page gives to the same person alone:
who signs in after them on a shared screen can neither see nor read them.
"""

import base64

from django.utils.crypto import salted_hmac

from ferd.areas.accounts.models import Person

SALT = "ferd.progress.keeping"


def storage_key(person: Person) -> str:
    """Give the key, of 256 bits, under which a person's browsers keep drafts."""
    digest = salted_hmac(SALT, str(person.uuid), algorithm="sha256").digest()
    return base64.b64encode(digest).decode()
