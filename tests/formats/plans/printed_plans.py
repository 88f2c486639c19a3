"""Plans to print: a real-sized one, one full of hostile text, one far too large."""

from datetime import date

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import (
    Commitment,
    Fact,
    Objectives,
    Observership,
    Prerequisite,
    Section,
    Stage,
    Strength,
    TrainingPlan,
    TrainingSite,
)
from ferd.formats.plans.edition import Edition, Standing

HOME = TrainingSite("Nordvik HF", "Nordvik", "BDA/NM")
RADIOLOGY = TrainingSite("Nordvik HF", "Nordvik", "BDA/RAD")
AWAY = TrainingSite("Fjordbyen HF", "Fjordbyen", "NM")

BODY = """Legen har **fordypningstid** i [arbeidsplanen](https://eksempel.no/plan).

- Undervisning *hver uke*
  - sammen med radiologi
- Fellesundervisning

| Sted | Utstyr |
|---|---|
| Nordvik | Gammakamera |

1. Utdanning og karriere
2. Forskning

### Om dagen

> Mengden måles i `MBq`.
"""


def numbers(*runs: tuple[int, int]) -> Objectives:
    return Objectives(tuple(n for a, b in runs for n in range(a, b + 1)))


def stage(order: int, label: str, months: tuple[float, float], **more) -> Stage:
    start, end = months
    return Stage(
        order=order,
        label=label,
        text=label,
        from_months=start,
        to_months=end,
        duration_months=end - start,
        **more,
    )


FIRST = numbers((1, 17), (69, 75), (77, 81), (97, 97), (99, 99))
LAST = numbers((15, 16), (68, 68), (89, 92), (94, 94), (96, 96), (98, 98), (100, 101))

PLAN = TrainingPlan(
    specialty="nukleærmedisin",
    specialty_code="NUK",
    institution="Nordvik universitetssykehus",
    title="Utdanningsplan for nukleærmedisin",
    approved_on=date(2027, 3, 14),
    timeline=(
        stage(1, "0-1 år", (0, 12), placements=(HOME,), objectives=FIRST),
        stage(
            2,
            "1-3,5 år",
            (12, 42),
            placements=(HOME,),
            objectives=numbers((69, 88), (93, 93), (95, 95), (97, 97), (99, 99)),
        ),
        stage(
            3,
            "3,5-4,5 år",
            (42, 54),
            placements=(RADIOLOGY,),
            objectives=numbers((18, 67)),
            capacity=2,
        ),
        stage(
            4,
            "4,5-5 år",
            (54, 60),
            placements=(AWAY,),
            objectives=LAST,
            may_move="Kan komme før når radiologien er gjort.",
        ),
    ),
    prerequisites=(
        Prerequisite(
            strength=Strength.HARD,
            text="Radiologiåret skal være gjort før oppholdet ved Fjordbyen.",
            before_stage=4,
        ),
    ),
    observerships=(
        Observership(site=HOME, min_weeks=1, max_weeks=2, text="Hospitering."),
    ),
    sections=tuple(
        Section(number=f"2.1.{n}", heading=heading, body=BODY)
        for n, heading in enumerate(("Om avdelingen", "Veiledning", "Annet"), 1)
    ),
    commitments=(
        Commitment(
            kind="supervision_hours_per_month",
            value=1,
            unit="hours",
            text="Minst én time i måneden.",
        ),
        Commitment(
            kind="own_supervisor_in", value=None, unit="", about="radiologi", text="Ja."
        ),
    ),
    facts=(Fact(kind="examinations_per_year", value=3200, unit="examinations"),),
)

REQUIREMENTS = Requirements("NUK", "Nukleærmedisin", frozenset(range(1, 103)), 60)

EDITION = Edition(
    issued_on=date(2027, 4, 1),
    number="3",
    standing=Standing.PUBLISHED,
    approved_on=date(2027, 3, 14),
    approved_by="utdanningsutvalget",
    published_on=date(2027, 3, 20),
    fingerprint="0123456789abcdef" * 4,
    audit_entry=1042,
)

BARE = Edition(issued_on=date(2027, 4, 1))
EMPTY = TrainingPlan(specialty="")

HOSTILE = (
    '#import "@preview/cetz:0.3.0"',
    '#read("/etc/passwd")',
    '#eval("sys.inputs") $x^2$ <etikett> @etikett',
    "<script>alert(1)</script><img src=http://127.0.0.1/x onerror=alert(1)>",
    "[a](javascript:alert(1)) [b](file:///etc/passwd) ![c](http://127.0.0.1/c.png)",
    '=HYPERLINK("http://127.0.0.1","x") {PAGE} { INCLUDETEXT "/etc/passwd" }',
    "]]> &amp; &#x3c; \\ \\u202e %(page)s %s {{ 7 * 7 }} {% debug %}",
    "*a* _b_ `c` # d - e + f / g ~ h",
    "abc \N{HEBREW LETTER ALEF}\N{ARABIC LETTER BEH} \N{RIGHT-TO-LEFT OVERRIDE}txt",
    "smil \N{GRINNING FACE} \N{WOMAN}\N{ZERO WIDTH JOINER}\N{STAFF OF AESCULAPIUS}",
    "nul\x00bel\x07esc\x1b\x85neste\ud800slutt",
    "x" * 20_000,
)


def hostile_plan(text: str) -> TrainingPlan:
    """Put a text in every field that holds text."""
    site = TrainingSite(text, text, text)
    return TrainingPlan(
        specialty=text,
        specialty_code=text,
        institution=text,
        title=text,
        timeline=(
            Stage(
                order=1,
                label=text,
                text=text,
                from_months=0,
                to_months=12,
                duration_months=12,
                placements=(site, HOME),
                objectives=Objectives((1,), (text,), "most", text),
                may_move=text,
            ),
        ),
        prerequisites=(Prerequisite(strength=Strength.SOFT, text=text),),
        observerships=(
            Observership(site=site, min_weeks=None, max_weeks=None, text=text),
        ),
        sections=(
            Section(number="", heading=text, body=text),
            Section(number=text, heading="", body=f"# {text}\n\n- {text}\n"),
        ),
        commitments=(Commitment(kind=text, value=2, unit=text, text=text, about=text),),
        facts=(Fact(kind=text, value=2, unit=text, text=text),),
    )


def hostile_edition(text: str) -> Edition:
    return Edition(
        issued_on=date(2027, 4, 1),
        number=text,
        approved_on=date(2027, 3, 14),
        approved_by=text,
        fingerprint=text,
    )


def large_plan() -> TrainingPlan:
    """Thirty stages, nine hundred objectives and long sections."""
    stages = tuple(
        stage(
            n + 1,
            f"{n * 6}-{n * 6 + 6} måneder",
            (n * 6, n * 6 + 6),
            placements=(TrainingSite(f"HF {n % 4}", f"Sykehus {n % 5}", f"Avd. {n}"),),
            objectives=numbers((n * 30 + 1, n * 30 + 30)),
        )
        for n in range(30)
    )
    sections = tuple(
        Section(number=str(n), heading=f"Del {n}", body=BODY * 5) for n in range(12)
    )
    return TrainingPlan(specialty="stor", timeline=stages, sections=sections)
