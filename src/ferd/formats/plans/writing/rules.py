"""What a plan says about progress: who signs, what belongs together, what is enough."""

from collections.abc import Iterator, Mapping

from ferd.core.curriculum.model import as_ranges
from ferd.core.plans import compare_progress
from ferd.core.plans.model import TrainingPlan
from ferd.formats.documents.blocks import (
    Block,
    Heading,
    Items,
    Paragraph,
    Run,
    Text,
    plain,
)
from ferd.formats.documents.language import Language
from ferd.formats.wording import Label

WORDS: Mapping[str, Label] = {
    "signing": Label(
        "Hvem som signerer læringsaktiviteter",
        "Kven som signerer læringsaktivitetar",
        "Who signs learning activities",
    ),
    "groups": Label(
        "Grupper som vurderes samlet", "Grupper som blir vurderte samla", "Groups"
    ),
    "sufficiency": Label("Hva som er nok", "Kva som er nok", "What is enough"),
    "all": Label("alt i planen", "alt i planen", "everything in the plan"),
    # Who signs
    "self_registered": Label(
        "legen registrerer selv",
        "legen registrerer sjølv",
        "the trainee registers it alone",
    ),
    "signed clinical_supervisor": Label(
        "supervisør signerer", "supervisør signerer", "a clinical supervisor signs"
    ),
    "signed educational_supervisor": Label(
        "veileder signerer", "rettleiar signerer", "the educational supervisor signs"
    ),
    "signed either": Label(
        "supervisør eller veileder signerer",
        "supervisør eller rettleiar signerer",
        "a clinical or the educational supervisor signs",
    ),
    # Kinds of learning activities
    "service": Label("klinisk tjeneste", "klinisk teneste", "clinical service"),
    "course": Label("kurs", "kurs", "course"),
    "clinical_procedure": Label(
        "klinisk prosedyre", "klinisk prosedyre", "clinical procedure"
    ),
    "e_learning": Label("e-læring", "e-læring", "e-learning"),
    "teaching": Label("undervisning", "undervisning", "teaching"),
    "group_supervision": Label(
        "gruppeveiledning", "grupperettleiing", "group supervision"
    ),
    "self_study": Label("selvstudium", "sjølvstudium", "self-study"),
    "simulation": Label("simulering", "simulering", "simulation"),
    "project": Label("prosjekt", "prosjekt", "project"),
    "other": Label(
        "annen læringsaktivitet", "annan læringsaktivitet", "other learning activity"
    ),
    "activities": Label("læringsaktiviteter", "læringsaktivitetar", "activities"),
    # What is enough
    "observations": Label("observasjoner", "observasjonar", "observations"),
    "level": Label("nivå minst", "nivå minst", "level at least"),
    "assessors": Label("ulike observatører", "ulike observatørar", "assessors"),
    "contexts": Label("ulike situasjoner", "ulike situasjonar", "situations"),
    "recent_months": Label(
        "nyeste høyst så mange måneder gammel",
        "nyaste høgst så mange månader gammal",
        "newest at most so many months old",
    ),
    "with_words": Label("med egne ord", "med eigne ord", "with words"),
    "role clinical_supervisor": Label(
        "en av dem supervisør", "ein av dei supervisør", "one a clinical supervisor"
    ),
    "role educational_supervisor": Label(
        "en av dem veileder", "ein av dei rettleiar", "one an educational supervisor"
    ),
}


def compose_rules(plan: TrainingPlan, language: Language) -> Iterator[Block]:
    """List the rules of progress; what the plan does not have is left out."""
    signing = (
        (
            _say(rule.kind.value, language),
            _say(compare_progress.signing(rule), language),
        )
        for rule in plan.activity_rules
    )
    groups = ((group.name, as_ranges(group.numbers)) for group in plan.groups)
    enough = (
        (_about(compare_progress.about(rule), language), _asks(rule_asks, language))
        for rule in plan.sufficiency
        for rule_asks in (compare_progress.asks(rule),)
    )
    for name, rows in (
        ("signing", signing),
        ("groups", groups),
        ("sufficiency", enough),
    ):
        items = tuple((Paragraph(_line(*row)),) for row in rows)
        if items:
            yield Heading(1, plain(_say(name, language)))
            yield Items(None, items)


def _line(what: str, said: str) -> Text:
    return (Run(what, bold=True), *plain(f": {said}"))


def _about(written: str, language: Language) -> str:
    return _say("all", language) if written == compare_progress.ALL else written


def _asks(asked: tuple[str, ...], language: Language) -> str:
    return ", ".join(_asked(each, language) for each in asked)


def _asked(written: str, language: Language) -> str:
    """Say one thing that is asked for, its figure after it."""
    if written in WORDS:
        return _say(written, language)
    word, _space, figure = written.partition(" ")
    return f"{_say(word, language)} {figure}"


def _say(key: str, language: Language) -> str:
    words: str = getattr(WORDS[key], language.value)
    return words
