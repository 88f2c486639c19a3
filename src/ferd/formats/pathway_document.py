"""One trainee's individual plan as a document: what it is made of, and its layout.

It says where, how and when, as the regulation asks: the place and time of each
period, what is expected reached there and by when, what counts, and who agreed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ferd.core.scheduling.pathway import Pathway
from ferd.formats.documents.blocks import (
    Block,
    Composition,
    Heading,
    Items,
    Paragraph,
    Signatures,
    plain,
)
from ferd.formats.documents.cleaning import cleaned
from ferd.formats.documents.language import Language, write_date
from ferd.formats.pathway_periods import compose_objectives, compose_periods
from ferd.formats.pathway_time import compose_credit, compose_time
from ferd.formats.plans.writing.stage_words import one_line
from ferd.formats.wording import LABELS, label


class PathwayStanding(StrEnum):
    """How far a version of an individual plan has come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


class Party(StrEnum):
    """Who agrees on an individual plan."""

    TRAINEE = "trainee"
    LEADER = "leader"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One signature: by whom, and when it was given; None while it is not."""

    party: Party
    name: str
    agreed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndividualPlanDocument:
    """All that stands in the document.

    Attributes:
        trainee: the name, as it should be printed.
        built_on: the training plan and its version, in words.
        number: the number of this version of the individual plan.
        reason: why this version replaced the one before; empty for the first.
        agreements: the signatures, in the order they are shown.
        remarks: sentences to show, already in the document's language.
        issued_on: the day this copy is made.
        log_end: where the audit's chain ended when this copy was made, signed.
        revision_due_on: the day by which it is to be renewed; None while it is not
            agreed on by both.
    """

    trainee: str
    specialty: str
    institution: str
    pathway: Pathway
    number: str
    standing: PathwayStanding
    issued_on: date
    built_on: str = ""
    supervisor: str = ""
    reason: str = ""
    agreements: tuple[Agreement, ...] = ()
    remarks: tuple[str, ...] = ()
    fingerprint: str = ""
    audit_entry: int | None = None
    log_end: str = ""
    revision_due_on: date | None = None


def compose_pathway(plan: IndividualPlanDocument, language: Language) -> Composition:
    """Lay out an individual plan in one language."""
    plan = cleaned(plan)
    return Composition(
        language=language,
        kind=label("individual_plan", language),
        title=one_line(plan.trainee) or label("untitled", language),
        subtitle=" · ".join(
            filter(None, (one_line(plan.specialty), one_line(plan.institution)))
        ),
        details=tuple(_details(plan, language)),
        blocks=tuple(_blocks(plan, language)),
        imprint=tuple(_imprint(plan, language)),
        page_label=getattr(LABELS["page_of"], language.value),
        issued_on=plan.issued_on,
    )


def _details(
    plan: IndividualPlanDocument, language: Language
) -> Iterator[tuple[str, str]]:
    yield label("version", language), one_line(plan.number)
    yield label("status", language), label(plan.standing.value, language)
    if plan.built_on:
        yield label("built_on", language), one_line(plan.built_on)
    if plan.supervisor:
        yield label("supervisor", language), one_line(plan.supervisor)
    starts_on = plan.pathway.circumstances.starts_on
    yield label("starts_on", language), write_date(starts_on, language)
    if plan.pathway.completes_on:
        done = write_date(plan.pathway.completes_on, language)
        yield label("completes_on", language), done
    if plan.revision_due_on:
        due = write_date(plan.revision_due_on, language)
        yield label("revision_due_on", language), due


def _blocks(plan: IndividualPlanDocument, language: Language) -> Iterator[Block]:
    if plan.reason:
        yield Heading(1, plain(label("reason", language)))
        yield Paragraph(plain(plan.reason))
    yield from compose_periods(plan.pathway, language, plan.issued_on)
    yield from compose_objectives(plan.pathway, language)
    yield from compose_credit(plan.pathway, language)
    yield from compose_time(plan.pathway, language)
    if plan.remarks:
        yield Heading(1, plain(label("remarks", language)))
        yield Items(None, tuple((Paragraph(plain(r)),) for r in plan.remarks))
    if plan.agreements:
        yield Heading(1, plain(label("agreement", language)))
        lines = tuple(_signature(signed, language) for signed in plan.agreements)
        yield Signatures(label("date", language), lines)


def _signature(agreement: Agreement, language: Language) -> tuple[str, str, str]:
    day = write_date(agreement.agreed_on, language) if agreement.agreed_on else ""
    return label(agreement.party.value, language), one_line(agreement.name), day


def _imprint(plan: IndividualPlanDocument, language: Language) -> Iterator[str]:
    version = f"{label('version', language)} {one_line(plan.number)}"
    issued = label("issued", language, day=write_date(plan.issued_on, language))
    parts = (label("individual_plan", language), one_line(plan.trainee), version)
    yield " · ".join((*filter(None, parts), issued))
    seal = []
    if fingerprint := one_line(plan.fingerprint):
        seal.append(label("fingerprint", language, fingerprint=fingerprint))
    if plan.audit_entry is not None:
        seal.append(label("audit_entry", language, number=str(plan.audit_entry)))
    if seal:
        yield " · ".join(seal)
    if plan.log_end:
        yield label("log_end", language, mark=one_line(plan.log_end))
