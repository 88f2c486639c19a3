"""The glossary, the code and the translations use the same words."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import TextChoices
from django.utils import translation
from tools import translations

PAGE = Path(__file__).parents[2] / "docs/glossary.md"
LATER = "(later)"
NOTHING = "\N{EN DASH}"


@dataclass(frozen=True)
class Term:
    code: str
    english: str
    nb: str
    nn: str
    meaning: str


def terms() -> list[Term]:
    lines = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [Term(*row) for row in cells if row[0] != "Code"]


def code_terms(*, later: bool) -> set[str]:
    return {
        term.code.strip("`")
        for term in terms()
        if term.code != NOTHING and term.meaning.endswith(LATER) is later
    }


def classes_of_code() -> set[str]:
    return {
        node.name
        for file in translations.SOURCE.rglob("*.py")
        if "migrations" not in file.parts
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ClassDef)
    }


def areas_models():
    return [m for m in apps.get_models() if m.__module__.startswith("ferd.areas.")]


def choices() -> dict[str, TextChoices]:
    """Give every choice people see, named as in the glossary."""
    kinds = {
        kind
        for model in areas_models()
        for name in (model.__module__,)
        for kind in vars(__import__(name, fromlist=["models"])).values()
        if isinstance(kind, type) and issubclass(kind, TextChoices)
        if kind.__module__ == name
    }
    kinds |= {
        kind
        for model in areas_models()
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, TextChoices)
    }
    return {f"{k.__qualname__}.{member.name}": member for k in kinds for member in k}


def test_every_model_is_in_the_glossary():
    models = {model.__name__ for model in areas_models()}

    assert models - code_terms(later=False) == set()


def test_every_choice_people_see_is_in_the_glossary():
    assert set(choices()) - code_terms(later=False) == set()


def test_every_term_of_the_code_is_in_the_code():
    known = classes_of_code() | set(choices())

    assert code_terms(later=False) - known == set()


def test_what_comes_later_is_not_there_yet():
    assert (
        code_terms(later=True) & {model.__name__ for model in areas_models()} == set()
    )


def test_no_term_stands_twice():
    codes = [term.code for term in terms() if term.code != NOTHING]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("language", ["en", *translations.LANGUAGES])
def test_a_choice_is_called_what_the_glossary_calls_it(language):
    column = "english" if language == "en" else language
    named = {t.code.strip("`"): getattr(t, column) for t in terms()}

    with translation.override(language):
        said = {name: str(member.label) for name, member in choices().items()}

    assert said == {name: named[name] for name in said}


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_a_term_of_the_interface_is_translated_as_the_glossary_says(language):
    said = {
        str(message.id).casefold(): str(message.string).casefold()
        for message in translations.load(language)
        if isinstance(message.id, str) and not message.context  # else another word
    }

    wrong = {
        term.english: said[term.english.casefold()]
        for term in terms()
        if term.english.casefold() in said
        and said[term.english.casefold()] != getattr(term, language).casefold()
    }

    assert wrong == {}


def test_english_words_of_the_glossary_are_words_of_the_interface():
    said = {str(m.id).casefold() for m in translations.load("nb") if m.id}
    unsaid = [
        term.english
        for term in terms()
        if NOTHING not in (term.code, term.english)
        and term.english.casefold() not in said
    ]

    assert unsaid == []
