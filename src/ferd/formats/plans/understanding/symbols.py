"""Words that stand for objectives without naming them: `alle`, `øvrige`, `alle 172`.

A symbol is taken out of the cell, so that what is left can be read as numbers.
The word alone decides nothing: `alle FKM` is not `alle`.
"""

import re

_INDIVIDUAL = (
    r"(?:(?:se|jf\.?|jfr\.?|sjå|følger?|følgjer|etter|ifølge|iht\.?|i henhold til|"
    r"i samsvar med|i tråd med|framgår av|fremgår av|see)\s+(?:\w+\s+){0,2}?)?"
    r"individuel\w*\s+\w*plan\w*(?:\s+\w*plan\w*)?|"
    r"avtal(?:es?|ast)\s+individuelt|individuelt\s+avtal\w+|see\s+individual\s+plan"
)
_COUNT = (
    r"(?:alle|samtlige|all|totalt|i alt)\s+(?:de\s+|dei\s+|the\s+)?"
    r"(?P<all>\d{1,4})(?!\s*[-,/\u2013]|\d)"
    r"(?:\s*(?:lm|stk|læringsmål\w*|mål\w*|objectives))?|"
    r"(?<![\d,\u2013-])(?<!nr )(?P<some>\d{1,4})\s*"
    r"(?:lm|stk|læringsmål\w*|mål(?:ene|a)?|objectives)\b(?!\s*\.?:?\s*(?:nr\.?\s*)?\d)"
)
_MOST = (
    r"flest\s+mu[lg]+i\w*|de\s+fleste(?:\s+av)?|dei\s+fleste(?:\s+av)?|mesteparten|"
    r"hoveddelen|så\s+mange\s+som\s+m[uo]\w+|most"
)
_REMAINING = (
    r"(?:de\s+|dei\s+|alle\s+)?(?:øvrige?|resterende|resterande|gjenstående|"
    r"gjenståande|gjenværende|attståande|attverande|andre|remaining)|"
    r"resten(?:\s+av)?"
)
_ALL = r"(?:alle|samtlige|samtlege|all)(?:\s+(?:de|dei|the))?(?!\s+fkm)"
_SYMBOLS = (
    ("see_individual_plan", _INDIVIDUAL),
    ("count", _COUNT),
    ("most", _MOST),
    ("remaining", _REMAINING),
    ("all", _ALL),
)
_NOUN = (
    r"(?:\s+(?:av\s+)?(?:lm|læringsmål\w*|lærings-?mål\w*|mål(?:ene|a)?|objectives))?"
)
_COMPILED = tuple(
    (name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w){_NOUN}", re.IGNORECASE))
    for name, pattern in _SYMBOLS
)


def find_symbol(text: str) -> tuple[str | None, str]:
    """Give the symbol a cell holds, and the cell without it."""
    for name, pattern in _COMPILED:
        match = pattern.search(text)
        if match is None:
            continue
        rest = text[: match.start()] + " " + text[match.end() :]
        if name != "count":
            return name, rest
        number = match["all"] or match["some"]
        if not match["all"] and not _is_alone(rest):
            continue
        return f"count:{int(number)}", rest
    return None, text


def symbol_span(text: str) -> tuple[int, int] | None:
    """Say where a symbol stands that ends a row, or is all of its rest."""
    for _, pattern in _COMPILED:
        for match in pattern.finditer(text):
            rest = text[match.end() :].strip(" \n\t.,()")
            if not rest or len(rest.split()) <= 4:
                return match.start(), len(text)
    return None


def is_symbolic(text: str) -> bool:
    """Tell whether a text begins with words that stand for objectives."""
    stripped = text.strip()
    return any(pattern.match(stripped) for _, pattern in _COMPILED)


def _is_alone(rest: str) -> bool:
    """Tell whether no other number stands in the cell: then `31 LM` is a count."""
    return not any(letter.isdigit() for letter in rest)
