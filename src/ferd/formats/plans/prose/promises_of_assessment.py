"""How plans promise assessment: committees, feedback, signatures, revision."""

from ferd.formats.plans.prose import readers
from ferd.formats.plans.prose import stems as words
from ferd.formats.plans.prose.recognisers import Recogniser

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
        near=(
            words.TRAINEE,
            (*words.TOLD, "tilbakemelding"),
            (" dette ", *words.COMMITTEE),
        ),
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
                *(
                    "halvårssamtal",
                    "årssamtal",
                    "oppfølgingssamtal",
                    "progresjonssamtal",
                ),
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

REVISION_PROMISES = (
    Recogniser(
        kind="plan_revision_months",
        near=(words.PLAN, words.REVISED),
        unless=(
            *words.GUIDELINE,
            *words.SUPERVISION,
            *(
                "individuell utd",
                "individuell lær",
                "individuell plan",
                "individuelle ",
            ),
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
