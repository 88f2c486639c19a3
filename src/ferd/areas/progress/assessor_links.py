"""Links for outside assessors: single-use and dated, known to their receiver alone.

The secret is made from the link's own name and the server's key whenever the
mail is sent; only its hash is stored. So neither who asks nor who reads the
database can open the link.
"""

import base64
import hashlib
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.notifications.letters import Letter, LetterKind, register
from ferd.areas.progress.models import AssessorLink, Observation
from ferd.foundation import clock

LASTS = timedelta(days=14)


def token_of(public_id: UUID) -> str:
    """Make the secret of a link."""
    digest = salted_hmac(
        "ferd.progress.assessor_link", str(public_id), algorithm="sha256"
    ).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    """Give what is stored of a secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_open(token: str) -> AssessorLink | None:
    """Find the link a secret opens now; None when it opens none."""
    found = (
        AssessorLink.objects.filter(token_hash=hash_of(token))
        .select_related(
            "observation__trainee",
            "observation__traineeship__trainee",
            "observation__traineeship__unit",
            "observation__template__template",
            "observation__unit",
        )
        .first()
    )
    return found if found is not None and is_open(found) else None


def is_open(link: AssessorLink) -> bool:
    """Tell whether a link may still be answered."""
    observation = link.observation
    return (
        link.used_at is None
        and link.expires_at > clock.now()
        and observation.status in Observation.OPEN
        and observation.trainee.is_active
    )


def write_letter(public_id: UUID) -> Letter | None:
    """Write the mail: who asks, the link and until when; nothing else."""
    link = AssessorLink.objects.select_related(
        "observation__trainee", "observation__unit"
    ).get(uuid=public_id)
    token = token_of(link.uuid)
    if not is_open(link) or hash_of(token) != link.token_hash:
        return None
    with translation.override(link.made_by.language):
        path = reverse("progress:answer_by_link", args=[token])
        context = {
            "name": link.observation.trainee.name,
            "address": settings.SITE_ADDRESS.rstrip("/") + path,
            "until": date_format(link.expires_at.date()),
        }
        return Letter(
            address=link.email,
            subject=_("Somebody asks you for an assessment"),
            body=render_to_string("progress/assessor_link.txt", context),
        )


LETTER = register(LetterKind("progress.assessor_link", write_letter))
