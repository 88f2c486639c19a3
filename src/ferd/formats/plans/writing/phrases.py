"""The kinds of commitments and facts, and their units, in words."""

from collections.abc import Mapping

from ferd.formats.documents.language import Language
from ferd.formats.wording import Label

COMMITMENTS: Mapping[str, Label] = {
    "supervision_meetings_per_year": Label(
        "Veiledningssamtaler i året",
        "Rettleiingssamtalar i året",
        "Supervision meetings a year",
    ),
    "supervision_hours_per_month": Label(
        "Veiledning i måneden", "Rettleiing i månaden", "Supervision a month"
    ),
    "group_supervision_per_year": Label(
        "Gruppeveiledning i året", "Grupperettleiing i året", "Group supervision a year"
    ),
    "committee_interval_months": Label(
        "Mellom møter i evalueringskollegiet",
        "Mellom møte i evalueringskollegiet",
        "Between meetings of the competence committee",
    ),
    "education_committee_interval_months": Label(
        "Mellom møter i utdanningsutvalget",
        "Mellom møte i utdanningsutvalet",
        "Between meetings of the education committee",
    ),
    "research_committee_interval_months": Label(
        "Mellom møter i forskningsutvalget",
        "Mellom møte i forskingsutvalet",
        "Between meetings of the research committee",
    ),
    "courses_per_year": Label("Kurs i året", "Kurs i året", "Courses a year"),
    "course_days_per_year": Label(
        "Kursdager i året", "Kursdagar i året", "Course days a year"
    ),
    "study_hours_per_week": Label(
        "Fordypningstid i uken", "Fordjupingstid i veka", "Study time a week"
    ),
    "study_days_per_year": Label(
        "Fordypningsdager i året", "Fordjupingsdagar i året", "Study days a year"
    ),
    "teaching_minutes_per_week": Label(
        "Undervisning i uken", "Undervisning i veka", "Teaching a week"
    ),
    "teaching_hours_per_year": Label(
        "Undervisning i året", "Undervisning i året", "Teaching a year"
    ),
    "teaching_interval_weeks": Label(
        "Mellom undervisningene", "Mellom undervisingsøktene", "Between teaching"
    ),
    "professional_meetings_per_week": Label(
        "Fagmøter i uken", "Fagmøte i veka", "Professional meetings a week"
    ),
    "multidisciplinary_meetings_per_week": Label(
        "Tverrfaglige møter i uken",
        "Tverrfaglege møte i veka",
        "Multidisciplinary meetings a week",
    ),
    "presentations_per_year": Label(
        "Presentasjoner på kongress i året",
        "Presentasjonar på kongress i året",
        "Presentations at congresses a year",
    ),
    "assessments_per_year": Label(
        "Vurderinger i året", "Vurderingar i året", "Assessments a year"
    ),
    "appraisals_per_year": Label(
        "Medarbeidersamtaler i året", "Medarbeidarsamtalar i året", "Appraisals a year"
    ),
    "plan_revision_months": Label(
        "Mellom revisjoner av planen",
        "Mellom revisjonar av planen",
        "Between revisions of the plan",
    ),
    "individual_plan_revision_months": Label(
        "Mellom revisjoner av den individuelle planen",
        "Mellom revisjonar av den individuelle planen",
        "Between revisions of the individual plan",
    ),
    "guideline_revision_months": Label(
        "Mellom revisjoner av prosedyrer",
        "Mellom revisjonar av prosedyrar",
        "Between revisions of guidelines",
    ),
    "curriculum_cycle_months": Label(
        "Alle sentrale emner gjennomgått innen",
        "Alle sentrale emne gjennomgått innan",
        "All central topics taught within",
    ),
    "improvement_project_months": Label(
        "Forbedringsarbeid ferdig innen",
        "Forbetringsarbeid ferdig innan",
        "Improvement project done within",
    ),
    "minimum_months_at": Label("Korteste opphold", "Kortaste opphald", "Shortest stay"),
    "receiving_department_supervises_from_months": Label(
        "Mottakende avdeling veileder ved opphold fra",
        "Mottakande avdeling rettleier ved opphald frå",
        "The receiving department supervises stays from",
    ),
    "consultant_course_days_per_year": Label(
        "Kursdager for overleger i året",
        "Kursdagar for overlegar i året",
        "Course days of consultants a year",
    ),
    "consultant_study_weeks_per_year": Label(
        "Studiepermisjon for overleger i året",
        "Studiepermisjon for overlegar i året",
        "Study leave of consultants a year",
    ),
    "consultant_leave_months_per_five_years": Label(
        "Overlegepermisjon på fem år",
        "Overlegepermisjon på fem år",
        "Leave of consultants in five years",
    ),
    "consultant_leave_talk_interval_months": Label(
        "Mellom samtaler om overlegepermisjon",
        "Mellom samtalar om overlegepermisjon",
        "Between talks about consultants' leave",
    ),
    "suitability_feedback_days": Label(
        "Tilbakemelding om egnethet innen",
        "Tilbakemelding om kor eigna legen er, innan",
        "Feedback about suitability within",
    ),
    "supervision_themes": Label(
        "Temaer for veiledning", "Tema for rettleiing", "Themes of supervision"
    ),
    "group_supervision_themes": Label(
        "Temaer for gruppeveiledning",
        "Tema for grupperettleiing",
        "Themes of group supervision",
    ),
    "supervisor_before_start": Label(
        "Veileder før første dag",
        "Rettleiar før første dag",
        "A supervisor before the first day",
    ),
    "own_supervisor_in": Label(
        "Egen veileder", "Eigen rettleiar", "A supervisor of one's own"
    ),
    "supervisor_qualified": Label(
        "Veilederen er kvalifisert",
        "Rettleiaren er kvalifisert",
        "The supervisor is qualified",
    ),
    "supervision_documented": Label(
        "Veiledning dokumenteres",
        "Rettleiing blir dokumentert",
        "Supervision is documented",
    ),
    "supervision_missed_rebooked": Label(
        "Ny tid når en samtale faller bort",
        "Ny tid når ein samtale fell bort",
        "A missed meeting is booked again",
    ),
    "committee_leader_told_of_meetings": Label(
        "Utvalgslederen får vite at samtaler er holdt",
        "Utvalsleiaren får vite at samtalar er haldne",
        "The committee's leader is told that meetings were held",
    ),
    "committee_outcome_told_to_trainee": Label(
        "Legen får vite kollegiets vurdering",
        "Legen får vite vurderinga til kollegiet",
        "The committee's view is told to the trainee",
    ),
    "reports_cosigned_unless_entrusted": Label(
        "Beskrivelser medsigneres til legen er betrodd",
        "Beskrivingar blir medsignerte til legen er betrudd",
        "Reports are co-signed unless entrusted",
    ),
    "objective_group_completion_notified": Label(
        "Beskjed når en gruppe læringsmål er nådd",
        "Beskjed når ei gruppe læringsmål er nådd",
        "Notice when a group of objectives is reached",
    ),
    "trainee_presents_in_teaching": Label(
        "Legen underviser selv", "Legen underviser sjølv", "Trainees teach"
    ),
    "course_costs_covered": Label(
        "Kurs er betalt", "Kurs er betalte", "Courses are paid"
    ),
    "onboarding_checklists": Label(
        "Sjekklister for nye leger",
        "Sjekklister for nye legar",
        "Checklists for new doctors",
    ),
}

FACTS: Mapping[str, Label] = {
    "consultant_posts": Label("Overleger", "Overlegar", "Consultants"),
    "trainee_posts": Label(
        "Leger i spesialisering", "Legar i spesialisering", "Trainees"
    ),
    "technologists": Label(
        "Bioingeniører og radiografer",
        "Bioingeniørar og radiografar",
        "Technologists",
    ),
    "secretaries": Label("Sekretærer", "Sekretærar", "Secretaries"),
    "physicists": Label("Fysikere", "Fysikarar", "Physicists"),
    "nurses": Label("Sykepleiere", "Sjukepleiarar", "Nurses"),
    "psychologists": Label("Psykologer", "Psykologar", "Psychologists"),
    "professors": Label("Professorer", "Professorar", "Professors"),
    "gamma_cameras": Label("Gammakameraer", "Gammakamera", "Gamma cameras"),
    "pet_ct": Label("PET/CT", "PET/CT", "PET/CT"),
    "ct_scanners": Label("CT-maskiner", "CT-maskiner", "CT scanners"),
    "mri_scanners": Label("MR-maskiner", "MR-maskiner", "MRI scanners"),
    "ultrasound_machines": Label(
        "Ultralydapparater", "Ultralydapparat", "Ultrasound machines"
    ),
    "beds": Label("Senger", "Senger", "Beds"),
    "operating_theatres": Label(
        "Operasjonsstuer", "Operasjonsstover", "Operating theatres"
    ),
    "examinations_per_year": Label(
        "Undersøkelser i året", "Undersøkingar i året", "Examinations a year"
    ),
    "referrals_per_year": Label(
        "Henvisninger i året", "Tilvisingar i året", "Referrals a year"
    ),
    "outpatient_visits_per_year": Label(
        "Konsultasjoner i året", "Konsultasjonar i året", "Outpatient visits a year"
    ),
    "admissions_per_year": Label(
        "Innleggelser i året", "Innleggingar i året", "Admissions a year"
    ),
    "operations_per_year": Label(
        "Operasjoner i året", "Operasjonar i året", "Operations a year"
    ),
    "births_per_year": Label("Fødsler i året", "Fødslar i året", "Births a year"),
    "inpatient_share": Label(
        "Andel inneliggende pasienter", "Del inneliggjande pasientar", "Inpatients"
    ),
    "catchment_population": Label(
        "Innbyggere i området", "Innbyggjarar i området", "Catchment population"
    ),
    "sections_in_department": Label(
        "Seksjoner i avdelingen", "Seksjonar i avdelinga", "Sections in the department"
    ),
    "leader_levels": Label("Ledernivåer", "Leiarnivå", "Levels of management"),
}

UNITS: Mapping[str, tuple[Label, Label]] = {
    "meetings": (
        Label("møte", "møte", "meeting"),
        Label("møter", "møte", "meetings"),
    ),
    "hours": (Label("time", "time", "hour"), Label("timer", "timar", "hours")),
    "minutes": (
        Label("minutt", "minutt", "minute"),
        Label("minutter", "minutt", "minutes"),
    ),
    "days": (Label("dag", "dag", "day"), Label("dager", "dagar", "days")),
    "weeks": (Label("uke", "veke", "week"), Label("uker", "veker", "weeks")),
    "months": (
        Label("måned", "månad", "month"),
        Label("måneder", "månader", "months"),
    ),
    "courses": (Label("kurs", "kurs", "course"), Label("kurs", "kurs", "courses")),
    "presentations": (
        Label("presentasjon", "presentasjon", "presentation"),
        Label("presentasjoner", "presentasjonar", "presentations"),
    ),
    "assessments": (
        Label("vurdering", "vurdering", "assessment"),
        Label("vurderinger", "vurderingar", "assessments"),
    ),
    "themes": (Label("tema", "tema", "theme"), Label("temaer", "tema", "themes")),
    "percent": (
        Label("prosent", "prosent", "per cent"),
        Label("prosent", "prosent", "per cent"),
    ),
}

_COUNTED_BY_NAME = frozenset(
    {"posts", "machines", "beds", "rooms", "examinations", "referrals", "visits"}
    | {"admissions", "operations", "births", "people", "sections", "levels"}
)
"""Units that the name of the fact says already."""


def name_of_commitment(kind: str, language: Language) -> str:
    """Name a kind of promise; one that Ferd does not know keeps its own words."""
    return _named(COMMITMENTS, kind, language)


def name_of_fact(kind: str, language: Language) -> str:
    """Name a kind of fact; one that Ferd does not know keeps its own words."""
    return _named(FACTS, kind, language)


def count_of(number: str, unit: str, language: Language) -> str:
    """Write a figure with its unit: ``1 time``, ``10 møter``."""
    if unit in _COUNTED_BY_NAME:
        return number
    if unit not in UNITS:
        return f"{number} {unit.replace('_', ' ')}".strip()
    singular, plural = UNITS[unit]
    name: str = getattr(singular if number == "1" else plural, language.value)
    return f"{number} {name}"


def _named(names: Mapping[str, Label], kind: str, language: Language) -> str:
    if kind in names:
        return str(getattr(names[kind], language.value))
    return kind.replace("_", " ").strip().capitalize()
