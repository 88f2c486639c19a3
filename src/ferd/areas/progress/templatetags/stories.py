"""What happened to evidence and objectives, in words."""

from django import template
from django.utils.translation import gettext as _

from ferd.areas.audit.sentences import SENTENCES
from ferd.areas.progress.models import StoryEvent

register = template.Library()


@register.simple_tag
def story_sentence(event: StoryEvent) -> str:
    """Say who did what, on whose behalf, and with which words."""
    sentence = _(SENTENCES[f"progress.{event.event}"]) % {"who": event.actor.name}
    if event.on_behalf_of is not None:
        sentence = _("%(sentence)s on behalf of %(name)s") % {
            "sentence": sentence,
            "name": event.on_behalf_of.name,
        }
    return f"{sentence}: {event.words}" if event.words else sentence
