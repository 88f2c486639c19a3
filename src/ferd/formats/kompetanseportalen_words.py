"""The words of the workbook in Kompetanseportalen's shape, in three languages."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from ferd.formats.documents.language import Language
from ferd.formats.kompetanseportalen import (
    ActivityKind,
    ActivityState,
    CommentKind,
    ObjectiveState,
    SignatureKind,
)

Value = TypeVar("Value", bound=StrEnum)
Words = tuple[str, str, str]
"""Bokmål, nynorsk, English."""

_PLACES: Final[Mapping[Language, int]] = {
    Language.NB: 0,
    Language.NN: 1,
    Language.EN: 2,
}

SHEETS: Final[tuple[Words, ...]] = (
    ("Lege i spesialisering", "Lege i spesialisering", "Trainee"),
    ("Læringsmål", "Læringsmål", "Objectives"),
    ("Aktiviteter", "Aktivitetar", "Activities"),
    ("Signaturer", "Signaturar", "Signatures"),
    ("Kommentarer", "Kommentarar", "Comments"),
)

ABOUT: Final[tuple[Words, ...]] = (
    ("Form", "Form", "Form"),
    ("Navn", "Namn", "Name"),
    ("HPR-nummer", "HPR-nummer", "HPR number"),
    ("Spesialitet", "Spesialitet", "Specialty"),
    ("Enhet", "Eining", "Unit"),
    ("Utdanningen begynte", "Utdanninga byrja", "The training began"),
    ("Kopien er laget", "Kopien er laga", "The copy was made"),
)

OBJECTIVES: Final[tuple[Words, ...]] = (
    ("Læringsmål", "Læringsmål", "Objective"),
    ("Tittel", "Tittel", "Title"),
    ("Status", "Status", "State"),
    ("Godkjennes av", "Blir godkjent av", "Approved by"),
    ("Etappe", "Etappe", "Stage"),
    ("Ventet", "Venta", "Expected"),
    ("Sendt inn", "Sendt inn", "Submitted"),
    ("Godkjent", "Godkjent", "Approved"),
)

ACTIVITIES: Final[tuple[Words, ...]] = (
    ("Læringsmål", "Læringsmål", "Objective"),
    ("Aktivitet", "Aktivitet", "Activity"),
    ("Type", "Type", "Kind"),
    ("Tittel", "Tittel", "Title"),
    ("Status", "Status", "State"),
    ("Utført", "Utført", "Done"),
    ("Registrert", "Registrert", "Recorded"),
    ("Sendt", "Sendt", "Sent"),
    ("Enhet", "Eining", "Unit"),
    ("Egenvurdering", "Eigenvurdering", "Self-rating"),
)

SIGNATURES: Final[tuple[Words, ...]] = (
    ("Læringsmål", "Læringsmål", "Objective"),
    ("Aktivitet", "Aktivitet", "Activity"),
    ("Type", "Type", "Kind"),
    ("Av", "Av", "By"),
    ("Rolle", "Rolle", "Role"),
    ("På vegne av", "På vegner av", "On behalf of"),
    ("Tidspunkt", "Tidspunkt", "Moment"),
    ("Nivå", "Nivå", "Level"),
    ("Grunnlag", "Grunnlag", "Basis"),
    ("Trukket tilbake", "Trekt tilbake", "Withdrawn"),
)

COMMENTS: Final[tuple[Words, ...]] = (
    ("Læringsmål", "Læringsmål", "Objective"),
    ("Aktivitet", "Aktivitet", "Activity"),
    ("Type", "Type", "Kind"),
    ("Av", "Av", "By"),
    ("Tidspunkt", "Tidspunkt", "Moment"),
    ("Tekst", "Tekst", "Words"),
)

VALUES: Final[Mapping[type[StrEnum], Mapping[str, Words]]] = {
    ObjectiveState: {
        ObjectiveState.NOT_STARTED: ("Ikke startet", "Ikkje starta", "Not started"),
        ObjectiveState.IN_PROGRESS: ("I gang", "I gang", "In progress"),
        ObjectiveState.RECOMMENDED: ("Anbefalt", "Tilrådd", "Recommended"),
        ObjectiveState.SUBMITTED: ("Sendt inn", "Sendt inn", "Submitted"),
        ObjectiveState.APPROVED: ("Godkjent", "Godkjent", "Approved"),
        ObjectiveState.RETURNED: ("Returnert", "Returnert", "Returned"),
    },
    ActivityKind: {
        ActivityKind.SERVICE: (
            "Klinisk tjeneste",
            "Klinisk teneste",
            "Clinical service",
        ),
        ActivityKind.COURSE: ("Kurs", "Kurs", "Course"),
        ActivityKind.CLINICAL_PROCEDURE: (
            "Klinisk prosedyre",
            "Klinisk prosedyre",
            "Clinical procedure",
        ),
        ActivityKind.E_LEARNING: ("E-læring", "E-læring", "E-learning"),
        ActivityKind.TEACHING: ("Undervisning", "Undervisning", "Teaching"),
        ActivityKind.GROUP_SUPERVISION: (
            "Gruppeveiledning",
            "Grupperettleiing",
            "Group supervision",
        ),
        ActivityKind.SELF_STUDY: ("Selvstudium", "Sjølvstudium", "Self-study"),
        ActivityKind.SIMULATION: ("Simulering", "Simulering", "Simulation"),
        ActivityKind.PROJECT: ("Prosjekt", "Prosjekt", "Project"),
        ActivityKind.OTHER: (
            "Annen læringsaktivitet",
            "Annan læringsaktivitet",
            "Other learning activity",
        ),
        ActivityKind.OBSERVATION: ("Observasjon", "Observasjon", "Observation"),
    },
    ActivityState: {
        ActivityState.SENT: ("Sendt", "Sendt", "Sent"),
        ActivityState.RETURNED: ("Returnert", "Returnert", "Returned"),
        ActivityState.SIGNED: ("Signert", "Signert", "Signed"),
        ActivityState.REGISTERED: ("Registrert", "Registrert", "Registered"),
        ActivityState.WITHDRAWN: (
            "Signatur trukket",
            "Signatur trekt",
            "Signature withdrawn",
        ),
    },
    SignatureKind: {
        SignatureKind.SIGNED: ("Signert", "Signert", "Signed"),
        SignatureKind.ASSESSED: ("Vurdert", "Vurdert", "Assessed"),
        SignatureKind.RECOMMENDED: ("Anbefalt", "Tilrådd", "Recommended"),
        SignatureKind.APPROVED: ("Godkjent", "Godkjent", "Approved"),
    },
    CommentKind: {
        CommentKind.DESCRIPTION: ("Beskrivelse", "Omtale", "Description"),
        CommentKind.SELF_ASSESSMENT: (
            "Egenvurdering",
            "Eigenvurdering",
            "Self-assessment",
        ),
        CommentKind.SIGNATURE: ("Vurdering", "Vurdering", "Judgement"),
        CommentKind.REASON: ("Begrunnelse", "Grunngiving", "Reason"),
        CommentKind.RETURNED: ("Returnert", "Returnert", "Returned"),
        CommentKind.WITHDRAWN: ("Trukket tilbake", "Trekt tilbake", "Withdrawn"),
        CommentKind.REMARK: ("Merknad", "Merknad", "Remark"),
        CommentKind.OTHER: ("Annet", "Anna", "Other"),
    },
}
"""By type: members of two may be spelt alike and mean another thing."""


def in_language(words: tuple[Words, ...], language: Language) -> list[str]:
    """Give each of some words in one language."""
    return [each[_PLACES[language]] for each in words]


def said(value: StrEnum, language: Language) -> str:
    """Give the word of a value."""
    return VALUES[type(value)][value][_PLACES[language]]


def meant(kind: type[Value], word: str, language: Language) -> Value:
    """Give the value that a word stands for; ValueError when it stands for none."""
    for value in kind:
        if said(value, language) == word:
            return value
    refusal = f"{word[:60]!r} is no word of this column."
    raise ValueError(refusal)
