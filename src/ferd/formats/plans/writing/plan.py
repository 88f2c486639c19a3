"""A training plan laid out as a document, in one language, for every writer."""

from collections.abc import Iterator
from datetime import date

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import Section, TrainingPlan
from ferd.formats.documents.blocks import Block, Composition, Heading, plain
from ferd.formats.documents.cleaning import cleaned
from ferd.formats.documents.language import Language, write_date
from ferd.formats.documents.markdown import read_markdown
from ferd.formats.plans.edition import Edition
from ferd.formats.plans.writing.coverage import compose_coverage
from ferd.formats.plans.writing.promises import (
    compose_commitments,
    compose_facts,
    compose_observerships,
    compose_prerequisites,
)
from ferd.formats.plans.writing.rules import compose_rules
from ferd.formats.plans.writing.stage_words import one_line
from ferd.formats.plans.writing.timeline import compose_timeline
from ferd.formats.wording import LABELS, label


def compose_plan(
    plan: TrainingPlan,
    *,
    language: Language,
    edition: Edition,
    requirements: Requirements | None,
) -> Composition:
    """Lay out all of a plan; what it does not have is left out.

    Its own texts stay in the language they were written in.
    """
    plan, edition = cleaned(plan), cleaned(edition)
    kind, title = label("training_plan", language), _title(plan, language)
    return Composition(
        language=language,
        kind="" if title.startswith(kind) else kind,
        title=title,
        subtitle=one_line(plan.institution),
        details=tuple(_details(plan, edition, language)),
        blocks=tuple(_blocks(plan, requirements, language)),
        imprint=tuple(_imprint(plan, edition, language)),
        page_label=getattr(LABELS["page_of"], language.value),
        issued_on=edition.issued_on,
    )


def _title(plan: TrainingPlan, language: Language) -> str:
    if title := one_line(plan.title):
        return title
    if specialty := one_line(plan.specialty):
        return label("plan_for", language, specialty=specialty)
    return label("untitled", language)


def _details(
    plan: TrainingPlan, edition: Edition, language: Language
) -> Iterator[tuple[str, str]]:
    if specialty := one_line(plan.specialty):
        yield label("specialty", language), specialty[0].upper() + specialty[1:]
    if number := one_line(edition.number):
        yield label("version", language), number
    if edition.standing is not None:
        yield label("status", language), label(edition.standing.value, language)
    approved_on = edition.approved_on or plan.approved_on
    yield from _signed("approved_on", approved_on, edition.approved_by, language)
    yield from _signed(
        "published_on", edition.published_on, edition.published_by, language
    )
    yield from _signed("revised_on", plan.revised_on, "", language)
    yield from _signed("revision_due_on", edition.revision_due_on, "", language)


def _signed(
    name: str, on: date | None, by: str, language: Language
) -> Iterator[tuple[str, str]]:
    if on is None:
        return
    day, signer = write_date(on, language), one_line(by)
    said = label("by", language, day=day, by=signer) if signer else day
    yield label(name, language), said


def _blocks(
    plan: TrainingPlan, requirements: Requirements | None, language: Language
) -> Iterator[Block]:
    yield from compose_timeline(plan, language)
    yield from compose_coverage(plan, requirements, language)
    yield from compose_prerequisites(plan, language)
    yield from compose_observerships(plan, language)
    yield from compose_commitments(plan, language)
    yield from compose_rules(plan, language)
    yield from compose_facts(plan, language)
    if plan.sections:
        yield Heading(1, plain(label("implementation", language)))
    for section in plan.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Block]:
    heading = one_line(f"{section.number} {section.heading}")
    level = 2
    if heading:
        yield Heading(level, plain(heading))
        level += 1
    yield from read_markdown(section.body, level=level)


def _imprint(plan: TrainingPlan, edition: Edition, language: Language) -> Iterator[str]:
    number = one_line(edition.number)
    version = f"{label('version', language)} {number}" if number else ""
    issued = label("issued", language, day=write_date(edition.issued_on, language))
    title, institution = _title(plan, language), one_line(plan.institution)
    owner = "" if institution in title else institution
    parts = (owner, title, version, issued)
    yield " · ".join(filter(None, parts))
    seal = []
    if edition.fingerprint:
        seal.append(
            label("fingerprint", language, fingerprint=one_line(edition.fingerprint))
        )
    if edition.audit_entry is not None:
        seal.append(label("audit_entry", language, number=str(edition.audit_entry)))
    if seal:
        yield " · ".join(seal)
    if edition.log_end:
        yield label("log_end", language, mark=one_line(edition.log_end))
