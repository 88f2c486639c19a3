"""Promises, said in many ways: the real plan, and sentences made up for this."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.core.plans.kinds import COUNTED, FACTS, PLAIN, lacks_its_figure
from ferd.core.plans.model import Commitment
from ferd.formats.plans.implementation import commitments, sections
from ferd.formats.plans.prose.arenas import KIND
from ferd.formats.plans.prose.promises import RECOGNISERS
from tests.formats.plans.written import ahus, line_of, promises_of

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "commitments.md"

AHUS = [
    ("supervision_hours_per_month", 1, "", 168),
    ("supervision_documented", None, "", 170),
    ("group_supervision_themes", 3, "", 182),
    ("supervisor_qualified", None, "", 216),
    ("guideline_revision_months", 24, "", 299),
    ("reports_cosigned_unless_entrusted", None, "", 350),
    ("course_costs_covered", None, "", 372),
    ("courses_per_year", 2, "", 374),
    ("consultant_course_days_per_year", 10, "", 376),
    ("professional_meetings_per_week", 1, "", 380),
    ("minimum_months_at", 12, "radiologi", 392),
    ("minimum_months_at", 6, "OUS", 396),
    ("onboarding_checklists", None, "", 408),
    ("supervisor_before_start", None, "", 408),
    ("trainee_presents_in_teaching", None, "", 416),
    ("teaching_interval_weeks", 2, "seksjonsmøte", 423),
    ("study_hours_per_week", 4, "", 443),
    ("consultant_leave_talk_interval_months", 12, "", 449),
    ("consultant_study_weeks_per_year", 2, "", 453),
    ("consultant_leave_months_per_five_years", 4, "", 453),
    ("supervision_meetings_per_year", 10, "", 463),
    ("supervision_missed_rebooked", None, "", 467),
    ("committee_leader_told_of_meetings", None, "", 471),
    ("supervision_themes", 6, "", 479),
    ("committee_interval_months", 2, "", 492),
    ("committee_outcome_told_to_trainee", None, "", 496),
    ("own_supervisor_in", None, "radiologi", 502),
    ("receiving_department_supervises_from_months", 6, "", 506),
    ("objective_group_completion_notified", None, "", 593),
    ("suitability_feedback_days", None, "", 603),
    ("teaching_minutes_per_week", 90, "radiologi", 615),
    ("teaching_minutes_per_week", 45, "nukleærmedisin", 619),
    ("teaching_minutes_per_week", 45, "fellesundervisning", 621),
    ("presentations_per_year", 1, "", 631),
    ("multidisciplinary_meetings_per_week", 1, "", 635),
    ("curriculum_cycle_months", 48, "", 644),
    ("research_committee_interval_months", 1, "", 674),
    ("improvement_project_months", 6, "", 739),
    ("plan_revision_months", 12, "", 755),
    ("individual_plan_revision_months", 12, "", 755),
]


def said(text):
    return [(c.kind, c.value) for c in promises_of(text)]


def test_every_promise_of_the_real_plan_is_found_where_it_is_made():
    found = commitments(ahus(), sections(ahus()))

    assert [(c.kind, c.value, c.about, line_of(c)) for c in found] == AHUS


def test_a_promise_keeps_its_whole_sentence():
    found = {c.kind: c for c in commitments(ahus(), sections(ahus()))}

    assert found["supervision_meetings_per_year"].text == (
        "Veileder skal ha jevnlige møter med spesialistkandidaten, initialt månedlig "
        "(10 per år) deretter noe sjeldnere."
    )
    assert found["own_supervisor_in"].unit == "radiologi"
    assert found["minimum_months_at"].unit == "months"


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        (
            "Alle LIS har rett til fire timer fordypning hver uke.",
            "study_hours_per_week",
            4,
        ),
        ("LIS har fordypningstid, 4 t/uke.", "study_hours_per_week", 4),
        ("LIS har ukentlig fordypningstid på 4 timer.", "study_hours_per_week", 4),
        (
            "Legar i spesialisering har fordjupingstid 4 timar per veke.",
            "study_hours_per_week",
            4,
        ),
        (
            "Det er avsatt 8 timer til fordypning annenhver uke.",
            "study_hours_per_week",
            4,
        ),
        (
            "Det settes av en halv dag i uken til fordypning.",
            "study_hours_per_week",
            3.75,
        ),
        (
            "Hver LIS har veiledning minst én time i måneden.",
            "supervision_hours_per_month",
            1,
        ),
        (
            "Rettleiing skal gjevast minst ein time kvar månad.",
            "supervision_hours_per_month",
            1,
        ),
        ("Det gis 1,5 time veiledning per måned.", "supervision_hours_per_month", 1.5),
        ("Veileder og LIS skal møtes månedlig.", "supervision_meetings_per_year", 12),
        (
            "LIS og rettleiar møtest ein gong i månaden.",
            "supervision_meetings_per_year",
            12,
        ),
        (
            "Veiledningssamtaler holdes to ganger i halvåret.",
            "supervision_meetings_per_year",
            4,
        ),
        (
            "Veiledningssamtaler gjennomføres hver tredje måned.",
            "supervision_meetings_per_year",
            4,
        ),
        (
            "Gruppeveiledning gjennomføres seks ganger per år.",
            "group_supervision_per_year",
            6,
        ),
        ("Evalueringskollegium møtes annenhver måned.", "committee_interval_months", 2),
        (
            "Vurderingskollegiet samles to ganger i året.",
            "committee_interval_months",
            6,
        ),
        (
            "Vurderingskollegium blir halde kvar tredje månad.",
            "committee_interval_months",
            3,
        ),
        (
            "Utdanningsutvalget møtes fire ganger i året.",
            "education_committee_interval_months",
            3,
        ),
        ("LIS får delta på to kurs i året.", "courses_per_year", 2),
        (
            "Lege i spesialisering får dekka minst 2 kurs kvart år.",
            "courses_per_year",
            2,
        ),
        ("LIS får 2-3 kurs per år.", "courses_per_year", 2),
        ("LIS har krav på 10 kursdager per år.", "course_days_per_year", 10),
        ("Det gis 70 timer internundervisning per år.", "teaching_hours_per_year", 70),
        ("Utdanningsplanen revideres hvert år.", "plan_revision_months", 12),
        ("Planen skal reviderast kvart anna år.", "plan_revision_months", 24),
        (
            "Planen revideres ved behov og minst hvert tredje år.",
            "plan_revision_months",
            36,
        ),
        (
            "Individuell utdanningsplan revideres hvert halvår.",
            "individual_plan_revision_months",
            6,
        ),
        ("Prosedyrer gjennomgås hvert 3. år.", "guideline_revision_months", 36),
        (
            "Retningslinene blir oppdaterte annakvart år.",
            "guideline_revision_months",
            24,
        ),
        ("LIS skal holde minst to innlegg per semester.", "presentations_per_year", 4),
        (
            "Veileder og LIS møtes hver 4.-6. uke.",
            "supervision_meetings_per_year",
            8.67,
        ),
        ("LIS skal ha minst fire mini-CEX per halvår.", "assessments_per_year", 8),
        ("Medarbeidersamtale gjennomføres årlig.", "appraisals_per_year", 1),
        ("Pensum gjennomgås i løpet av to år.", "curriculum_cycle_months", 24),
        ("Undervisningen følger en toårig syklus.", "curriculum_cycle_months", 24),
        ("Forbedringsprosjektet varer i 6 måneder.", "improvement_project_months", 6),
        (
            "Ved tvil om egnethet gis tilbakemelding innen 14 dager.",
            "suitability_feedback_days",
            14,
        ),
        (
            "Alle LIS får tildelt veileder før oppstart.",
            "supervisor_before_start",
            None,
        ),
        ("Rettleiar blir oppnemnd før LIS startar.", "supervisor_before_start", None),
        ("Veilederne har gjennomført veilederkurs.", "supervisor_qualified", None),
    ],
)
def test_a_promise_is_understood_in_other_words(sentence, kind, value):
    assert said(sentence) == [(kind, value)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("LIS skal ha fordypningstid.", "study_hours_per_week"),
        (
            "Det gjennomføres veiledningssamtaler jevnlig.",
            "supervision_meetings_per_year",
        ),
        ("Evalueringskollegium avholdes regelmessig.", "committee_interval_months"),
        ("Utdanningsplanen oppdateres jevnlig.", "plan_revision_months"),
        ("Vi har ukentlig internundervisning.", "teaching_minutes_per_week"),
    ],
)
def test_a_promise_without_a_figure_is_still_a_promise(sentence, kind):
    (found,) = promises_of(sentence)

    assert (found.kind, found.value) == (kind, None)
    assert lacks_its_figure(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Supervisjon gis daglig av overlege.",
        "LIS får veileder innen 14 dager etter tiltredelse.",
        "Avdelinga har 3500 innleggingar kvart år.",
        "LIS kan bruke tiden på det de vil.",
        "Avdelingen er 4 år gammel.",
        "Det er vaktordning med 8-delt vakt.",
        "LIS gis anledning til hospitering i inntil to uker.",
        "Rett indikasjon og god kvalitet er viktig i hver undersøkelse.",
    ],
)
def test_other_sentences_promise_nothing(sentence):
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "minutes", "about"),
    [
        ("Internundervisning hver tirsdag kl. 08.00-08.45.", 45, "internundervisning"),
        (
            "Undervisning mandag, onsdag og fredag kl 8.00\u20138.30.",
            90,
            "undervisning",
        ),
        ("Morgenmøte med undervisning alle hverdager 08:00-08:20.", 100, "morgenmøte"),
        (
            "Internundervising kvar torsdag frå kl. 14.15 til 15.00.",
            45,
            "internundervising",
        ),
        ("Internundervisning en time annenhver uke.", 30, "internundervisning"),
        ("Internundervisningen er 2 x 45 minutter i uken.", 90, "internundervisning"),
        ("Vi har 15-20 minutters undervisning daglig.", 75, "undervisning"),
        ("Det er fagdag første onsdag i måneden kl 14-16.", 28, "fagdag"),
        ("Fredager 8-8:45: fellesundervisning for alle.", 45, "fellesundervisning"),
        (
            "To undervisningstimer per uke sammen med leger i kardiologi.",
            90,
            "kardiologi",
        ),
    ],
)
def test_teaching_is_counted_in_minutes_a_week(sentence, minutes, about):
    found = [(c.kind, c.value, c.about) for c in promises_of(sentence)]

    assert found == [("teaching_minutes_per_week", minutes, about)]


@pytest.mark.parametrize(
    ("sentence", "months", "about"),
    [
        (
            "LIS skal ha minst 6 måneder ved gastrokirurgisk seksjon.",
            6,
            "gastrokirurgi",
        ),
        (
            "Det kreves minimum 18 måneder ved universitetssykehus.",
            18,
            "universitetssykehus",
        ),
        ("LIS må ha minst eitt år ved medisinsk avdeling.", 12, "medisin"),
        ("Et halvt år skal utføres ved Oslo universitetssykehus, Ullevål.", 6, "OUS"),
    ],
)
def test_a_least_stay_names_its_place(sentence, months, about):
    (found,) = promises_of(sentence)

    assert (found.kind, found.value, found.about) == (
        "minimum_months_at",
        months,
        about,
    )


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("LIS har egen veileder på nevrologisk avdeling.", "nevrologi"),
        ("LIS får lokal veileder ved Haukeland universitetssjukehus.", "Haukeland"),
        (
            "Under rotasjonen til Rikshospitalet får LIS egen veileder.",
            "Rikshospitalet",
        ),
    ],
)
def test_a_supervisor_of_its_own_names_the_place(sentence, place):
    (found,) = promises_of(sentence)

    assert (found.kind, found.about, found.unit) == ("own_supervisor_in", place, place)


def test_the_same_promise_twice_is_one_and_another_figure_is_two():
    text = (
        "LIS har 4 timer fordypning per uke. Det gis 4 timer fordypning per uke. "
        "LIS har 8 timer fordypning per uke."
    )

    assert said(text) == [("study_hours_per_week", 4), ("study_hours_per_week", 8)]


def test_a_vague_promise_is_left_out_when_the_figure_stands_elsewhere():
    text = "LIS skal ha fordypningstid. LIS har 4 timer fordypningstid per uke."

    assert said(text) == [("study_hours_per_week", 4)]


def test_the_time_of_day_is_believed_before_a_number_of_hours():
    text = (
        "En time i uken er det undervisning i nevrologi. "
        "Det er undervisning i nevrologi mandager 14-14:45."
    )

    assert [c.value for c in promises_of(text)] == [45]


def test_a_trainee_who_teaches_so_often_makes_two_promises():
    text = "LIS skal holde undervisning to ganger per semester."

    assert said(text) == [
        ("presentations_per_year", 4),
        ("trainee_presents_in_teaching", None),
    ]


def test_a_list_is_understood_with_the_words_that_introduce_it():
    text = "Veiledning gis slik:\n- 1 time per måned individuelt\n- Alltid etter vakt"

    assert said(text) == [("supervision_hours_per_month", 1)]


def test_a_note_is_understood_by_its_heading():
    text = "2.1 Fordypning\n4 timer per uke.\n2.2 Kurs\nTo per år.\n"

    assert said(text)[0] == ("study_hours_per_week", 4)


def test_a_sentence_that_points_back_is_understood_with_the_one_before():
    text = "Det skrives en prosjektoppgave. Dette gjennomføres over 6 mnd fra start."

    assert said(text) == [("improvement_project_months", 6)]


def test_a_figure_on_the_next_line_is_shown_on_its_own_line():
    text = "LIS skal delta på\nminst 2 kurs per år.\n"

    assert line_of(promises_of(text)[0]) == 2


def test_every_kind_is_in_the_reference_and_the_reverse():
    tables = REFERENCE.read_text(encoding="utf-8")

    documented = re.findall(r"^\| `(\w+)` \|", tables, re.MULTILINE)

    assert sorted(documented) == sorted([*COUNTED, *PLAIN, *FACTS])


def test_every_kind_of_promise_has_a_recogniser():
    recognised = {recogniser.kind for recogniser in RECOGNISERS} | {KIND}

    assert recognised == set(COUNTED) | PLAIN


def test_a_plain_promise_never_lacks_a_figure():
    assert not any(
        lacks_its_figure(Commitment(kind=k, value=None, unit="")) for k in PLAIN
    )


@given(st.text())
def test_any_text_can_be_searched_for_promises(text):
    assert all(c.kind in {*COUNTED, *PLAIN} for c in promises_of(text))


FRAGMENTS = st.sampled_from(
    [
        "veiledning",
        "LIS",
        "4 timer",
        "per uke",
        "annenhver",
        "½",
        "-",
        "12-12:45",
        "tirsdag",
        "kurs",
        "minst",
        "ved",
        "OUS",
        "i",
        "hver",
        "14.",
        "dag",
        "3 000",
        "%",
        ":",
        "\n",
        "skal",
        "undervisning",
        "innen",
        "år",
        "1.",
        "å",
        "fordypning",
        "/",
        "kl",
        "0",
        "99",
    ]
)


@given(st.lists(FRAGMENTS, max_size=30))
def test_any_salad_of_words_can_be_searched_for_promises(fragments):
    for commitment in promises_of(" ".join(fragments)):
        assert commitment.value is None or commitment.value >= 0
