"""How plans promise time to learn: courses, study, teaching, stays, projects."""

from ferd.formats.plans.prose import readers
from ferd.formats.plans.prose import stems as words
from ferd.formats.plans.prose.places import stay_place, teaching_name
from ferd.formats.plans.prose.recognisers import Recogniser

LEARNING_PROMISES = (
    Recogniser(
        kind="courses_per_year",
        near=(words.COURSE,),
        unless=(*words.CONSULTANT, " dager ", " dagar ", "dagers", "ukers ", "vekers "),
        read=readers.courses_per_year,
        vague=("får delta på obligatoriske", "får delta på nødvendige", "får gå på"),
    ),
    Recogniser(
        kind="course_days_per_year",
        near=(("kurs",), ("dager ", "dagar ")),
        unless=(*words.CONSULTANT, *words.STUDY),
        read=readers.days_per_year,
    ),
    Recogniser(
        kind="course_costs_covered",
        near=(
            (" kurs",),
            ("dekke", "dekning", "refunder", "med lønn", "med løn ", "kursutgift"),
        ),
        unless=words.CONSULTANT,
    ),
    Recogniser(
        kind="study_hours_per_week",
        near=(words.STUDY,),
        unless=("overlegepermisjon", "fordypningspermisjon", "fordjupingspermisjon"),
        read=readers.hours_per_week,
        vague=(
            "har fordyp",
            "har fordj",
            "får fordyp",
            "skal ha fordyp",
            "avsatt",
            "sett av",
        ),
    ),
    Recogniser(
        kind="study_days_per_year",
        near=(words.STUDY, ("dager ", "dagar ")),
        unless=words.CONSULTANT,
        read=readers.days_per_year,
    ),
    Recogniser(
        kind="teaching_hours_per_year",
        near=(words.TEACHING,),
        read=readers.hours_per_year,
    ),
    Recogniser(
        kind="teaching_interval_weeks",
        near=(words.TEACHING,),
        unless=(*words.REVISED, "emnelist", "årsplan", "tverrfagl", *words.COMMITTEE),
        read=readers.interval_weeks,
        name=teaching_name,
    ),
    Recogniser(
        kind="professional_meetings_per_week",
        near=(("faglig møt", "faglige møt", "fagmøt", "fagleg møt", "faglege møt"),),
        unless=("tverrfagl",),
        read=readers.meetings_per_week,
    ),
    Recogniser(
        kind="multidisciplinary_meetings_per_week",
        near=(("tverrfagl", " mdt"), ("møt",)),
        read=readers.meetings_per_week,
    ),
    Recogniser(
        kind="presentations_per_year",
        near=(words.TALK,),
        read=readers.presentations_per_year,
    ),
    Recogniser(
        kind="presentations_per_year",
        near=(words.TRAINEE, words.TEACHES, (" gang", " gong")),
        unless=words.TALK,
        read=readers.presentations_per_year,
    ),
    Recogniser(
        kind="trainee_presents_in_teaching",
        near=(
            words.TRAINEE,
            (
                *words.TEACHES,
                *("med innlegg", "teoretiske undervisning", "undervise ", "underviser"),
            ),
        ),
        unless=("medisinstudent", "turnus"),
    ),
    Recogniser(
        kind="curriculum_cycle_months",
        near=(
            (" emne", "tema", "pensum", "undervisning"),
            ("gjennomgå", "gjennomgang", " dekke", "gått gjennom", "syklus", "ruller"),
        ),
        unless=(*words.SUPERVISION, *words.STUDY),
        read=readers.cycle_months,
    ),
    Recogniser(
        kind="improvement_project_months",
        near=(words.PROJECT,),
        read=readers.at_most_months,
    ),
    Recogniser(
        kind="onboarding_checklists",
        near=(("sjekklist", "kompetansekort", "opplæringsskjema"),),
        setting=(
            "nyansatt",
            "nytilsett",
            "nytilsatt",
            "nye leg",
            "introduksjon",
            "oppstart",
        ),
    ),
)

STAY_PROMISES = (
    Recogniser(
        kind="minimum_months_at",
        near=(
            (" minst ", " minimum ", " skal ", " må ", " krav ", " krev", " kravd "),
        ),
        unless=(
            *("hospiter", "prosjekt", "permisjon", " inntil ", "kan utføres", " emne"),
            *(*words.STUDY, *words.REVISED, "individuell", *words.COURSE),
        ),
        read=readers.at_least_months,
        name=stay_place,
    ),
    Recogniser(
        kind="consultant_course_days_per_year",
        near=(words.CONSULTANT, ("kurs", "kongress"), ("dager ", "dagar ")),
        read=readers.days_per_year,
    ),
    Recogniser(
        kind="consultant_study_weeks_per_year",
        near=(
            words.CONSULTANT,
            ("etterutdan", "permisjon", *words.STUDY),
            ("uke", "veke"),
        ),
        read=readers.weeks_per_year,
    ),
    Recogniser(
        kind="consultant_leave_months_per_five_years",
        near=(
            (
                "overlegepermisjon",
                "overlegepermis",
                "studiepermis",
                "fordypningspermis",
            ),
        ),
        read=readers.months_per_five_years,
    ),
    Recogniser(
        kind="consultant_leave_talk_interval_months",
        near=((" møte", "samtale"), ("overlegepermis", "studiepermis")),
        read=readers.meeting_interval,
    ),
)
