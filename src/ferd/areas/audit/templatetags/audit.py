"""Audit entries in words."""

from django import template
from django.utils.translation import gettext as _

from ferd.areas.audit.models import AuditEntry
from ferd.areas.audit.sentences import SENTENCES

register = template.Library()


@register.simple_tag
def audit_sentence(entry: AuditEntry) -> str:
    """Say who did what; the reason too, when one was given."""
    words = _(SENTENCES[entry.action]) % {"who": entry.actor.name}
    reason = entry.facts.get("reason")
    return f"{words}: {reason}" if reason else words
