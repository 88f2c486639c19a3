"""The words Ferd's own documents use, in bokmål, nynorsk and English.

Documents are written far from any web request, so these are a plain table and
no gettext catalogue. The Norwegian labels of the timeline are those hospitals
use themselves, so that Ferd and other people read them back.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ferd.formats.documents.language import Language


class Label(NamedTuple):
    """One label in every language."""

    nb: str
    nn: str
    en: str


LABELS: Mapping[str, Label] = {
    # The document
    "training_plan": Label("Utdanningsplan", "Utdanningsplan", "Training plan"),
    "untitled": Label("Plan uten tittel", "Plan utan tittel", "Plan without a title"),
    "plan_for": Label(
        "Utdanningsplan for %(specialty)s",
        "Utdanningsplan for %(specialty)s",
        "Training plan for %(specialty)s",
    ),
    "page_of": Label(
        "Side %(page)s av %(pages)s",
        "Side %(page)s av %(pages)s",
        "Page %(page)s of %(pages)s",
    ),
    "specialty": Label("Spesialitet", "Spesialitet", "Specialty"),
    "institution": Label("Utdanningsvirksomhet", "Utdanningsverksemd", "Institution"),
    "version": Label("Versjon", "Versjon", "Version"),
    "status": Label("Status", "Status", "Status"),
    "draft": Label("Utkast", "Utkast", "Draft"),
    "in_review": Label("Til behandling", "Til handsaming", "In review"),
    "approved": Label("Godkjent", "Godkjend", "Approved"),
    "published": Label("Publisert", "Publisert", "Published"),
    "retired": Label("Utgått", "Utgått", "Retired"),
    "approved_on": Label("Godkjent", "Godkjend", "Approved"),
    "published_on": Label("Publisert", "Publisert", "Published"),
    "revised_on": Label("Revidert", "Revidert", "Revised"),
    "revision_due_on": Label(
        "Ny gjennomgang innen", "Ny gjennomgang innan", "Next review by"
    ),
    "by": Label("%(day)s av %(by)s", "%(day)s av %(by)s", "%(day)s by %(by)s"),
    "issued": Label("Skrevet ut %(day)s", "Skriven ut %(day)s", "Issued on %(day)s"),
    "audit_entry": Label(
        "Loggoppføring %(number)s", "Loggoppføring %(number)s", "Audit entry %(number)s"
    ),
    "log_end": Label(
        "Enden av loggen %(mark)s",
        "Enden av loggen %(mark)s",
        "End of the log %(mark)s",
    ),
    "fingerprint": Label(
        "SHA-256 %(fingerprint)s", "SHA-256 %(fingerprint)s", "SHA-256 %(fingerprint)s"
    ),
    # The timeline
    "timeline": Label("Tidslinje", "Tidslinje", "Timeline"),
    "timeline_table": Label(
        "Tidslinje: tid, sted og læringsmål",
        "Tidslinje: tid, stad og læringsmål",
        "Timeline: time, place and learning objectives",
    ),
    "no_timeline": Label(
        "Planen har ingen tidslinje ennå.",
        "Planen har inga tidslinje enno.",
        "The plan has no timeline yet.",
    ),
    "time": Label("Tid av utdanning", "Tid av utdanninga", "Time of training"),
    "trust": Label("Helseforetak", "Helseføretak", "Health trust"),
    "site": Label("Sykehus", "Sjukehus", "Hospital"),
    "department": Label("Avdeling/læringssted", "Avdeling/læringsstad", "Department"),
    "objectives": Label("Læringsmål", "Læringsmål", "Learning objectives"),
    "year": Label("%(number)s. år", "%(number)s. år", "Year %(number)s"),
    "years": Label("%(from)s-%(to)s år", "%(from)s-%(to)s år", "Years %(from)s-%(to)s"),
    "one_month": Label("1 måned", "1 månad", "1 month"),
    "months": Label("%(number)s måneder", "%(number)s månader", "%(number)s months"),
    "short_months": Label("%(number)s mnd", "%(number)s mnd", "%(number)s mo"),
    "all": Label("alle", "alle", "all"),
    "remaining": Label("øvrige", "øvrige", "remaining"),
    "most": Label("de fleste", "dei fleste", "most"),
    "see_individual_plan": Label(
        "se individuell utdanningsplan",
        "sjå individuell utdanningsplan",
        "see the individual training plan",
    ),
    "count": Label(
        "%(number)s læringsmål", "%(number)s læringsmål", "%(number)s objectives"
    ),
    "or": Label("eller", "eller", "or"),
    "alternative_of": Label(
        "Alternativ til %(stage)s.",
        "Alternativ til %(stage)s.",
        "Instead of %(stage)s.",
    ),
    "capacity": Label(
        "%(stage)s: plass til %(number)s om gangen.",
        "%(stage)s: plass til %(number)s om gongen.",
        "%(stage)s: room for %(number)s at a time.",
    ),
    "may_move": Label(
        "%(stage)s kan flyttes: %(condition)s",
        "%(stage)s kan flyttast: %(condition)s",
        "%(stage)s may move: %(condition)s",
    ),
    "chart_summary": Label(
        "Tidslinje over %(length)s, fordelt på %(lanes)s steder.",
        "Tidslinje over %(length)s, fordelt på %(lanes)s stader.",
        "Timeline of %(length)s over %(lanes)s places.",
    ),
    "chart_stage": Label(
        "%(place)s: %(time)s.", "%(place)s: %(time)s.", "%(place)s: %(time)s."
    ),
    "chart_omits_one": Label(
        "En periode uten fast tid står bare i tabellen.",
        "Éin periode utan fast tid står berre i tabellen.",
        "One stage without a fixed time stands in the table only.",
    ),
    "chart_omits": Label(
        "%(number)s perioder uten fast tid står bare i tabellen.",
        "%(number)s periodar utan fast tid står berre i tabellen.",
        "%(number)s stages without a fixed time stand in the table only.",
    ),
    "place_unknown": Label(
        "Sted ikke oppgitt", "Stad ikkje oppgitt", "Place not given"
    ),
    # Coverage
    "coverage": Label("Dekning av læringsmål", "Dekning av læringsmål", "Coverage"),
    "coverage_count": Label(
        "Planen leder til %(reached)s av %(all)s læringsmål.",
        "Planen leier til %(reached)s av %(all)s læringsmål.",
        "The plan leads to %(reached)s of %(all)s learning objectives.",
    ),
    "coverage_named": Label(
        "Planen nevner %(all)s læringsmål.",
        "Planen nemner %(all)s læringsmål.",
        "The plan names %(all)s learning objectives.",
    ),
    "coverage_missing": Label(
        "Ingen periode leder til: %(objectives)s.",
        "Ingen periode leier til: %(objectives)s.",
        "No stage leads to: %(objectives)s.",
    ),
    "coverage_repeated": Label(
        "%(number)s læringsmål går over flere perioder: %(objectives)s.",
        "%(number)s læringsmål går over fleire periodar: %(objectives)s.",
        "%(number)s learning objectives span several stages: %(objectives)s.",
    ),
    "only_elsewhere": Label(
        "Kan bare nås utenfor %(home)s",
        "Kan berre nåast utanfor %(home)s",
        "Reachable only outside %(home)s",
    ),
    "reached_at": Label("Kan bare nås ved", "Kan berre nåast ved", "Reachable only at"),
    "how_many": Label("Antall", "Tal på mål", "How many"),
    # Rules of order, and stays outside the timeline
    "prerequisites": Label("Krav før rotasjon", "Krav før rotasjon", "Prerequisites"),
    "hard": Label("Bindende.", "Bindande.", "Binding."),
    "soft": Label("Ønskelig.", "Ønskjeleg.", "Desirable."),
    "guards": Label(
        "Gjelder perioden %(stage)s.",
        "Gjeld perioden %(stage)s.",
        "Applies to the stage %(stage)s.",
    ),
    "observerships": Label("Hospitering", "Hospitering", "Observerships"),
    "duration": Label("Varighet", "Lengd", "Duration"),
    "place": Label("Sted", "Stad", "Place"),
    "said": Label(
        "Slik planen sier det", "Slik planen seier det", "In the plan's words"
    ),
    # The implementation part
    "implementation": Label("Gjennomføring", "Gjennomføring", "Implementation"),
    "commitments": Label("Løfter", "Lovnader", "Commitments"),
    "commitment": Label("Løfte", "Lovnad", "Commitment"),
    "figure": Label("Tall", "Tal", "Figure"),
    "facts": Label("Nøkkeltall", "Nøkkeltal", "Facts and figures"),
    "fact": Label("Hva", "Kva", "What"),
    # The individual plan
    "individual_plan": Label(
        "Individuell utdanningsplan",
        "Individuell utdanningsplan",
        "Individual training plan",
    ),
    "trainee": Label(
        "Lege i spesialisering", "Lege i spesialisering", "Doctor in training"
    ),
    "proposed": Label("Foreslått", "Føreslått", "Proposed"),
    "agreed": Label("Avtalt", "Avtalt", "Agreed"),
    "superseded": Label("Erstattet", "Erstatta", "Superseded"),
    "built_on": Label("Bygger på", "Byggjer på", "Built on"),
    "supervisor": Label("Veileder", "Rettleiar", "Supervisor"),
    "leader": Label("Leder", "Leiar", "Leader"),
    "starts_on": Label("Første dag", "Første dag", "First day"),
    "completes_on": Label("Ventet ferdig", "Venta ferdig", "Expected completion"),
    "reason": Label(
        "Grunn til endringen", "Grunn til endringa", "Reason for the change"
    ),
    "served": Label("Gjennomført", "Gjennomført", "Served"),
    "planned": Label("Planlagt", "Planlagd", "Planned"),
    "going_on": Label("Pågår", "Går føre seg", "Under way"),
    "past": Label("Over", "Over", "Over"),
    "part_time": Label(
        "Arbeider %(percent)s %% %(dates)s.",
        "Arbeider %(percent)s %% %(dates)s.",
        "Works %(percent)s %% %(dates)s.",
    ),
    "from_day": Label("fra %(day)s", "frå %(day)s", "from %(day)s"),
    "period": Label("Periode", "Periode", "Period"),
    "dates": Label("Tidsrom", "Tidsrom", "Dates"),
    "between": Label(
        "%(first)s \N{EN DASH} %(last)s",
        "%(first)s \N{EN DASH} %(last)s",
        "%(first)s \N{EN DASH} %(last)s",
    ),
    "counts": Label("Teller", "Tel", "Counts"),
    "state": Label("Tilstand", "Tilstand", "State"),
    "periods": Label("Perioder", "Periodar", "Periods"),
    "pathway_drawing": Label(
        "Tidslinje fra %(first)s til %(last)s.",
        "Tidslinje frå %(first)s til %(last)s.",
        "Timeline from %(first)s to %(last)s.",
    ),
    "no_periods": Label(
        "Planen har ingen datert tjeneste ennå.",
        "Planen har inga datert teneste enno.",
        "The plan has no dated service yet.",
    ),
    "objectives_by_period": Label(
        "Læringsmål i hver periode",
        "Læringsmål i kvar periode",
        "Objectives in each period",
    ),
    "expected_by": Label("Ventes nådd innen", "Venta nådd innan", "Expected by"),
    "no_objectives": Label(
        "Ingen læringsmål ventes nådd i denne perioden.",
        "Ingen læringsmål er venta nådde i denne perioden.",
        "No objectives are expected to be reached in this period.",
    ),
    "begun_here": Label(
        "Begynner her og nås senere: %(objectives)s.",
        "Byrjar her og blir nådde seinare: %(objectives)s.",
        "Begin here and are reached later: %(objectives)s.",
    ),
    "undated": Label(
        "Uten dato: %(objectives)s.",
        "Utan dato: %(objectives)s.",
        "Without a date: %(objectives)s.",
    ),
    "credited": Label("Godskrevet", "Godskrive", "Credited"),
    "basis": Label("Grunnlag", "Grunnlag", "Basis"),
    "away": Label(
        "Borte %(dates)s: %(kind)s.",
        "Borte %(dates)s: %(kind)s.",
        "Away %(dates)s: %(kind)s.",
    ),
    "waiting": Label(
        "Mellom to perioder: %(dates)s.",
        "Mellom to periodar: %(dates)s.",
        "Between two periods: %(dates)s.",
    ),
    "course": Label("kurs", "kurs", "course"),
    "holiday": Label("ferie", "ferie", "holiday"),
    "parental": Label("foreldrepermisjon", "foreldrepermisjon", "parental leave"),
    "sick": Label("sykdom", "sjukdom", "illness"),
    "other": Label("annet fravær", "anna fråvær", "other leave"),
    "not_employed": Label("uten ansettelse", "utan tilsetjing", "not employed"),
    "time_account": Label("Tellende tid", "Teljande tid", "Counted time"),
    "part": Label("Del %(number)s", "Del %(number)s", "Part %(number)s"),
    "part_of_training": Label("Del av utdanningen", "Del av utdanninga", "Part"),
    "service": Label("Tjeneste", "Teneste", "Service"),
    "in_all": Label("I alt", "I alt", "In all"),
    "remarks": Label("Merknader", "Merknader", "Remarks"),
    "agreement": Label("Avtale", "Avtale", "Agreement"),
    "date": Label("Dato", "Dato", "Date"),
}


def label(key: str, language: Language, **facts: str) -> str:
    """Say a label in a language, with its facts filled in."""
    template: str = getattr(LABELS[key], language.value)
    return template % facts if facts else template
