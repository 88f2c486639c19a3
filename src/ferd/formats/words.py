"""The words by which activities, assessments and themes are called out there.

Bokmål, nynorsk and English. The first word of a table that occurs decides, so
that the narrower words stand before the wider ones.
"""

import re
from datetime import date

from ferd.core.curriculum.catalogue import ActivityKind, AssessmentKind, Theme

_ACTIVITIES = (
    (("e-lær", "elær", "nettkurs", "e-learn"), ActivityKind.E_LEARNING),
    (
        ("gruppeveil", "grupperett", "group superv", "group_superv"),
        ActivityKind.GROUP_SUPERVISION,
    ),
    (("simul", "ferdighetstren", "dugleikstren"), ActivityKind.SIMULATION),
    (
        ("selvstud", "sjølvstud", "self-stud", "self_stud", "litteratur"),
        ActivityKind.SELF_STUDY,
    ),
    (("prosjekt", "project", "forbedringsarb"), ActivityKind.PROJECT),
    (("kurs", "course"), ActivityKind.COURSE),
    (("prosedyre", "procedure"), ActivityKind.CLINICAL_PROCEDURE),
    (("undervis", "teaching"), ActivityKind.TEACHING),
    (
        ("tjeneste", "teneste", "service", "klinisk arbeid"),
        ActivityKind.SERVICE,
    ),
)

_ASSESSMENTS = (
    (
        ("360", "flerkilde", "fleirkjelde", "multisource", "multi_source"),
        AssessmentKind.MULTI_SOURCE_FEEDBACK,
    ),
    (
        ("kursprøve", "kurstest", "eksamen", "test", "prøve"),
        AssessmentKind.COURSE_TEST,
    ),
    (("observ",), AssessmentKind.DIRECT_OBSERVATION),
    (("kasus", "case"), AssessmentKind.CASE_DISCUSSION),
    (("kolleg", "committee", "utvalg", "utval"), AssessmentKind.COMMITTEE),
    (("tilbakemeld", "feedback"), AssessmentKind.STRUCTURED_FEEDBACK),
)

_THEMES = (
    (("system", "organisa", "leiing", "ledelse"), Theme.SYSTEM),
    (("kvalit", "qualit", "tryggleik", "sikkerhet", "etikk"), Theme.QUALITY),
    (("kommunik", "communic", "samhandl"), Theme.COMMUNICATION),
)

_DATES = (
    re.compile(r"^(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?$"),
    re.compile(r"^(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})$"),
)


def activity_kind(words: str) -> ActivityKind:
    """Tell what kind of learning activity words are about; OTHER when unsure."""
    written = words.casefold()
    for stems, kind in _ACTIVITIES:
        if any(stem in written for stem in stems):
            return kind
    return ActivityKind.OTHER


def assessment_kind(words: str) -> AssessmentKind:
    """Tell what kind of assessment words are about; OTHER when unsure."""
    written = words.casefold()
    for stems, kind in _ASSESSMENTS:
        if any(stem in written for stem in stems):
            return kind
    return AssessmentKind.OTHER


def theme_of(words: str) -> Theme | None:
    """Tell which theme package words name, if any."""
    written = words.casefold()
    for stems, theme in _THEMES:
        if any(stem in written for stem in stems):
            return theme
    return None


def date_of(written: str) -> date | None:
    """Read ``2026-09-01``, the same with a time, or ``01.09.2026``."""
    for pattern in _DATES:
        if match := pattern.match(written.strip()):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                return None
    return None
