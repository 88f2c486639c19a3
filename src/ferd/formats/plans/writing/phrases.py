"""The kinds of commitments and facts, and their units, in words."""

from collections.abc import Mapping

from ferd.formats.documents.language import Language
from ferd.formats.wording import Label

KINDS: Mapping[str, Label] = {
    "supervision_meetings_per_year": Label(
        "Veiledningssamtaler per år",
        "Rettleiingssamtalar per år",
        "Supervision meetings a year",
    ),
    "supervision_hours_per_month": Label(
        "Veiledning per måned", "Rettleiing per månad", "Supervision a month"
    ),
    "committee_interval_months": Label(
        "Tid mellom møter i evalueringskollegiet",
        "Tid mellom møte i evalueringskollegiet",
        "Time between competence committee meetings",
    ),
    "courses_per_year": Label("Kurs per år", "Kurs per år", "Courses a year"),
    "study_hours_per_week": Label(
        "Fordypningstid per uke", "Fordjupingstid per veke", "Study time a week"
    ),
    "teaching_minutes_per_week": Label(
        "Undervisning per uke", "Undervisning per veke", "Teaching a week"
    ),
    "plan_revision_months": Label(
        "Tid mellom revisjoner av planen",
        "Tid mellom revisjonar av planen",
        "Time between revisions of the plan",
    ),
    "guideline_revision_months": Label(
        "Tid mellom revisjoner av prosedyrer",
        "Tid mellom revisjonar av prosedyrar",
        "Time between revisions of guidelines",
    ),
    "presentations_per_year": Label(
        "Presentasjoner per år", "Presentasjonar per år", "Presentations a year"
    ),
    "supervisor_before_start": Label(
        "Veileder før første dag",
        "Rettleiar før første dag",
        "Supervisor before the first day",
    ),
    "own_supervisor_in": Label(
        "Egen veileder", "Eigen rettleiar", "A supervisor of one's own"
    ),
    "minimum_months_at": Label("Minste tid", "Minste tid", "Shortest stay"),
}

UNITS: Mapping[str, Label] = {
    "meetings": Label("samtaler", "samtalar", "meetings"),
    "hours": Label("timer", "timar", "hours"),
    "minutes": Label("minutter", "minutt", "minutes"),
    "weeks": Label("uker", "veker", "weeks"),
    "months": Label("måneder", "månader", "months"),
    "years": Label("år", "år", "years"),
    "courses": Label("kurs", "kurs", "courses"),
    "presentations": Label("presentasjoner", "presentasjonar", "presentations"),
    "percent": Label("prosent", "prosent", "per cent"),
    "posts": Label("stillinger", "stillingar", "posts"),
    "examinations": Label("undersøkelser", "undersøkingar", "examinations"),
}


def name_of_kind(kind: str, language: Language) -> str:
    """Name a kind in words; one that Ferd does not know keeps its own."""
    if kind in KINDS:
        return str(getattr(KINDS[kind], language.value))
    return kind.replace("_", " ").strip().capitalize()


def name_of_unit(unit: str, language: Language) -> str:
    """Name a unit in words; one that Ferd does not know keeps its own."""
    if unit in UNITS:
        return str(getattr(UNITS[unit], language.value))
    return unit.replace("_", " ")
