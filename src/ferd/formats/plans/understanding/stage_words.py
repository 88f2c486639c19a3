"""Words by which a document numbers its stages, sums them up or offers a choice."""

import re

_NAMES = (
    r"fase|trinn|steg|periode|bolk|etappe|blokk|ledd|rotasjon|stage|phase|"
    r"del|utdanningsfase|tjeneste|teneste|alternativ"
)
LABEL = re.compile(
    rf"(?:{_NAMES})\s*(?:nr\.?\s*)?(?:\d{{1,2}}[a-z]?|[IVX]{{1,4}}|[A-D])\b",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(r"\W*(?:eller\b|alternativ|evt\b|or\b)", re.IGNORECASE)
_SUM = re.compile(r"\W*(?:sum|totalt?|i alt|til sammen|samlet|samla)\b", re.IGNORECASE)


def is_stage_label(text: str) -> bool:
    """Tell whether a text begins as `Fase 1` does."""
    return bool(LABEL.match(text.strip()))


def stage_label(text: str) -> str:
    """Give the label a text begins with; empty when it has none."""
    match = LABEL.match(text.strip())
    return " ".join(match[0].split()) if match else ""


def is_alternative(text: str) -> bool:
    """Tell whether a text offers something in place of what stands before it."""
    return bool(_ALTERNATIVE.match(text)) or bool(
        re.search(r"\((?:alternativ|eller)\w*[^)]*\)", text, re.IGNORECASE)
    )


def is_sum(text: str) -> bool:
    """Tell whether a row only adds up the others."""
    return bool(_SUM.match(text))


def without_or(text: str) -> str:
    """Take a leading *eller* off a text."""
    return re.sub(
        r"^\W*(?:eller|alternativt?|evt\.?)\W+", "", text, flags=re.IGNORECASE
    )
