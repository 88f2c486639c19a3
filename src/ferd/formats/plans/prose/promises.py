"""The table of promises: one recogniser for each way of making one.

To teach Ferd a new kind, add it to `ferd.core.plans.kinds`, to
docs/reference/commitments.md, and here. Teaching in minutes a week is read in
`ferd.formats.plans.arenas`.
"""

import re

from ferd.formats.plans import readers
from ferd.formats.plans import stems as words
from ferd.formats.plans.places import own_supervisor_place, stay_place, teaching_name
from ferd.formats.plans.recognisers import Recogniser

_BEFORE_START = re.compile(
    r" (?:før|innan|innen|ved|fra|frå|til) (?:\S+ ){0,4}?\S*(?:begyn|byrj|start|ansett"
    r"|ansatt|tilset|tilsatt|tiltre|oppstart|første)"
)

SUPERVISION_PROMISES = (
    Recogniser(
        kind="supervision_meetings_per_year",
        near=((*words.SUPERVISOR, *words.SUPERVISION), words.MEETING),
        unless=(*words.GROUP, *words.COMMITTEE, "kurs", "faglig møt", "årlig møte med"),
        read=readers.supervision_meetings,
        vague=words.OFTEN,
    ),
    Recogniser(
        kind="supervision_meetings_per_year",
        near=(words.SUPERVISION, (" gang", " gong")),
        unless=(*words.GROUP, *words.COMMITTEE, "kurs", *words.TEACHING),
        read=readers.supervision_meetings,
    ),
    Recogniser(
        kind="supervision_hours_per_month",
        near=(words.SUPERVISION,),
        unless=("kurs", *words.STUDY, *words.TEACHING),
        wording=re.compile(r"^(?! gruppe| i gruppe)"),
        read=readers.hours_per_month,
    ),
    Recogniser(
        kind="group_supervision_per_year",
        near=(words.GROUP_SUPERVISION,),
        unless=("alterner", "veksler", "vekslar", "individuell"),
        read=readers.meetings_per_year,
        vague=words.OFTEN,
    ),
    Recogniser(
        kind="supervisor_before_start",
        near=(
            words.SUPERVISOR,
            ("oppnev", "utnev", "utpe", "peik", "tildel", " får ", "avklar", "tilset"),
            words.STARTS,
        ),
        wording=_BEFORE_START,
        unless=("godkjen", "kurs"),
    ),
    Recogniser(
        kind="own_supervisor_in",
        near=(words.SUPERVISOR, (" egen ", " eigen ", "dedikert", " lokal ", " eget ")),
        name=own_supervisor_place,
    ),
    Recogniser(
        kind="supervisor_qualified",
        near=(
            (*words.SUPERVISOR, *words.CONSULTANT),
            (
                *(f"kurs i {stem}" for stem in words.SUPERVISION),
                *(f"{stem}skurs" for stem in words.SUPERVISION),
                *(f"{stem}kurs" for stem in words.SUPERVISOR),
                *(f"{stem}utdan" for stem in words.SUPERVISOR),
            ),
            (" skal ", " må ", " har ", "gjennomgått", "gjennomført"),
        ),
    ),
    Recogniser(
        kind="supervision_documented",
        near=(words.SUPERVISION, ("dokumenter", "registrer", "referat", "journalfør")),
        unless=("læringsaktivitet", "kurs"),
    ),
    Recogniser(
        kind="supervision_missed_rebooked",
        near=(
            (
                *("avtale nytt", "avtale ny ", "avtale eit nytt", "avtale et nytt"),
                *("bestille ny", "finne ny", "finne et ny", "sette opp ny", "kalle inn til n"),
            ),
            ("møte", "samtale", " tid"),
        ),
    ),
    Recogniser(
        kind="supervision_themes",
        near=(words.SUPERVISION, ("tema",)),
        unless=words.GROUP,
        read=readers.counted_themes,
    ),
    Recogniser(
        kind="group_supervision_themes",
        near=(words.GROUP_SUPERVISION, ("tema",)),
        read=readers.counted_themes,
    ),
    Recogniser(
        kind="receiving_department_supervises_from_months",
        near=(
            ("mottakende", "mottakande", "mottagende", "mottaker", "mottakar"),
            (" ansvar",),
            words.SUPERVISION,
        ),
        read=readers.at_least_months,
        vague=("",),
    ),
)

ASSESSMENT_PROMISES = (
    Recogniser(
        kind="committee_interval_months",
        near=(words.COMMITTEE,),
        unless=("samtale",),
        read=readers.meeting_interval,
        vague=(*words.OFTEN, " møt", "samles"),
    ),
    Recogniser(
        kind="committee_interval_months",
        near=((" møt",), ("progresjon", "framdrift", "fremdrift"), words.CONSULTANT),
        unless=(*words.SUPERVISOR, *words.SUPERVISION),
        read=readers.meeting_interval,
        vague=words.OFTEN,
    ),
    Recogniser(
        kind="education_committee_interval_months",
        near=(words.EDUCATION_COMMITTEE, (" møt", "utvalgsmøt")),
        unless=(*words.RESEARCH_COMMITTEE, "progresjon", *words.PLAN),
        read=readers.meeting_interval,
        vague=words.OFTEN,
    ),
    Recogniser(
        kind="research_committee_interval_months",
        near=(words.RESEARCH_COMMITTEE, ("møt",)),
        read=readers.meeting_interval,
        vague=words.OFTEN,
    ),
    Recogniser(
        kind="committee_leader_told_of_meetings",
        near=(
            (*words.EDUCATION_COMMITTEE, " leder", " leiar"),
            words.SUPERVISION,
            words.TOLD,
            ("avholdt", "gjennomført", "halde", "holdt"),
        ),
    ),
    Recogniser(
        kind="committee_outcome_told_to_trainee",
        near=(words.TRAINEE, (*words.TOLD, "tilbakemelding"), (" dette ", *words.COMMITTEE)),
        setting=words.COMMITTEE,
    ),
    Recogniser(
        kind="assessments_per_year",
        near=(
            (
                *("mini-cex", "minicex", "direkte observasjon", "strukturert", "360"),
                *("overordnet vurdering", "overordna vurdering"),
            ),
        ),
        unless=words.TEACHING,
        read=readers.assessments_per_year,
        vague=words.OFTEN,
    ),
    Recogniser(
        kind="appraisals_per_year",
        near=(
            (
                *("medarbeidersamtal", "medarbeidarsamtal", "utviklingssamtal"),
                *("halvårssamtal", "årssamtal", "oppfølgingssamtal", "progresjonssamtal"),
            ),
        ),
        read=readers.meetings_per_year,
        vague=words.OFTEN,
    ),
    Recogniser(
        kind="reports_cosigned_unless_entrusted",
        near=(
            ("beskrivelse", "beskriving", " svar", "rapport", "epikris"),
            ("godkjen", "signer", "dobbelgransk", "dobbeltgransk"),
            ("spesialist", "overleg"),
        ),
        unless=("kurs", "dagsansvarlig", " hver sin dag"),
    ),
    Recogniser(
        kind="objective_group_completion_notified",
        near=(words.GROUP, ("læringsmål", " mål"), words.TOLD),
        unless=words.SUPERVISION,
    ),
    Recogniser(
        kind="suitability_feedback_days",
        near=(
            ("egnethet", "eigna", "skikkethet", " egna "),
            ("tilbakemeld", "følges opp", "følgjast opp", "følgje opp", "tiltak"),
        ),
        read=readers.within_days,
        vague=("",),
    ),
)

LEARNING_PROMISES = (
    Recogniser(
        kind="courses_per_year",
        near=(words.COURSE,),
        unless=(*words.CONSULTANT, " dager ", " dagar "),
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
        vague=("har fordyp", "har fordj", "får fordyp", "skal ha fordyp", "avsatt", "sett av"),
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
        kind="trainee_presents_in_teaching",
        near=(
            words.TRAINEE,
            (
                *("med innlegg", "holder undervis", "holde undervis", "held undervis"),
                *("halde undervis", "holder innlegg", "holde innlegg", "underviser"),
                *("teoretiske undervisning", "undervise "),
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
        setting=("nyansatt", "nytilsett", "nytilsatt", "nye leg", "introduksjon", "oppstart"),
    ),
)

REVISION_PROMISES = (
    Recogniser(
        kind="plan_revision_months",
        near=(words.PLAN, words.REVISED),
        unless=(
            *words.GUIDELINE,
            *words.SUPERVISION,
            *("individuell utd", "individuell lær", "individuell plan", "individuelle "),
            *("emnelist", "beredskap", " progresjon"),
        ),
        read=readers.revision_interval,
        vague=words.OFTEN,
    ),
    Recogniser(
        kind="individual_plan_revision_months",
        near=(("individuel",), words.PLAN, words.REVISED),
        unless=words.GUIDELINE,
        read=readers.revision_interval,
        vague=words.OFTEN,
    ),
    Recogniser(
        kind="guideline_revision_months",
        near=(words.GUIDELINE, words.REVISED),
        unless=("utdanningsplan", "læringsplan", *words.TEACHING),
        read=readers.revision_interval,
        vague=words.OFTEN,
    ),
)

STAY_PROMISES = (
    Recogniser(
        kind="minimum_months_at",
        near=((" minst ", " minimum ", " skal ", " må ", " krav ", " krev", " kravd "),),
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
            ("overlegepermisjon", "overlegepermis", "studiepermis", "fordypningspermis"),
        ),
        read=readers.months_per_five_years,
    ),
    Recogniser(
        kind="consultant_leave_talk_interval_months",
        near=((" møte", "samtale"), ("overlegepermis", "studiepermis")),
        read=readers.meeting_interval,
    ),
)

RECOGNISERS = (
    *SUPERVISION_PROMISES,
    *ASSESSMENT_PROMISES,
    *LEARNING_PROMISES,
    *REVISION_PROMISES,
    *STAY_PROMISES,
)
