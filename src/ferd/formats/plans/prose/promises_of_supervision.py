"""How plans promise supervision: meetings, hours, a supervisor in time."""

import re

from ferd.formats.plans.prose import readers
from ferd.formats.plans.prose import stems as words
from ferd.formats.plans.prose.places import own_supervisor_place
from ferd.formats.plans.prose.recognisers import Recogniser

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
        near=(
            words.SUPERVISION,
            (
                *(
                    " gang",
                    " gong",
                    " månedlig",
                    " månadleg",
                    " ukentlig",
                    " vekentleg",
                ),
                *("hver måned", "kvar månad", "hver uke", "kvar veke", "annenhver"),
            ),
        ),
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
            (
                "oppnev",
                "oppnemn",
                "utnev",
                "utnemn",
                "utpe",
                "peik",
                "tildel",
                " får ",
                "avklar",
                "tilset",
            ),
            words.STARTS,
        ),
        wording=_BEFORE_START,
        unless=("godkjen", "kurs", " etter "),
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
                *(
                    "bestille ny",
                    "finne ny",
                    "finne et ny",
                    "sette opp ny",
                    "kalle inn til n",
                ),
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
