"""The names of Norway's medical specialties, as a plan may write them.

Codes are given only where they are known for certain; a plan of another
specialty shows its code in its objectives (`ABC 001`).
"""

import re
from functools import lru_cache
from typing import Final

_NAMES: Final = (
    "akutt- og mottaksmedisin",
    "allmennmedisin",
    "anestesiologi",
    "arbeidsmedisin",
    "barne- og ungdomspsykiatri",
    "barnekirurgi",
    "barnesykdommer",
    "blodsykdommer",
    "bryst- og endokrinkirurgi",
    "endokrinologi",
    "fordøyelsessykdommer",
    "fysikalsk medisin og rehabilitering",
    "fødselshjelp og kvinnesykdommer",
    "gastroenterologisk kirurgi",
    "generell kirurgi",
    "geriatri",
    "hjertesykdommer",
    "hud- og veneriske sykdommer",
    "immunologi og transfusjonsmedisin",
    "indremedisin",
    "infeksjonssykdommer",
    "karkirurgi",
    "klinisk farmakologi",
    "klinisk nevrofysiologi",
    "lungesykdommer",
    "maxillofacial kirurgi",
    "medisinsk biokjemi",
    "medisinsk genetikk",
    "medisinsk mikrobiologi",
    "nevrokirurgi",
    "nevrologi",
    "nukleærmedisin",
    "nyresykdommer",
    "onkologi",
    "ortopedisk kirurgi",
    "patologi",
    "plastikkirurgi",
    "psykiatri",
    "radiologi",
    "revmatologi",
    "rus- og avhengighetsmedisin",
    "samfunnsmedisin",
    "thoraxkirurgi",
    "urologi",
    "øre-nese-halssykdommer",
    "øyesykdommer",
)
_OTHER_SPELLINGS: Final = {
    "nuklearmedisin": "nukleærmedisin",
    "nukleær medisin": "nukleærmedisin",
    "nukleaermedisin": "nukleærmedisin",
    "barnesjukdommar": "barnesykdommer",
    "hjartesjukdommar": "hjertesykdommer",
    "blodsjukdommar": "blodsykdommer",
    "lungesjukdommar": "lungesykdommer",
    "nyresjukdommar": "nyresykdommer",
    "infeksjonssjukdommar": "infeksjonssykdommer",
    "fordøyingssjukdommar": "fordøyelsessykdommer",
    "augesjukdommar": "øyesykdommer",
    "øre-nase-halssjukdommar": "øre-nese-halssykdommer",
    "hud- og veneriske sjukdommar": "hud- og veneriske sykdommer",
    "fødselshjelp og kvinnesjukdommar": "fødselshjelp og kvinnesykdommer",
    "rus- og avhengnadsmedisin": "rus- og avhengighetsmedisin",
    "nuclear medicine": "nukleærmedisin",
    "radiology": "radiologi",
}
_CODES: Final = {"nukleærmedisin": "NUK", "radiologi": "RAD"}
_ALL: Final = tuple(
    sorted((*_NAMES, *_OTHER_SPELLINGS), key=lambda name: (-len(name), name))
)
_PATTERN: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, _ALL))})(?![\w-])", re.IGNORECASE
)


def find_specialty(text: str) -> str | None:
    """Give the first specialty a text names, as the text writes it."""
    match = _PATTERN.search(text)
    return match[0] if match else None


@lru_cache(maxsize=256)
def code_of(name: str) -> str:
    """Give the code of a specialty, or nothing when it is not certain."""
    folded = " ".join(name.casefold().split())
    return _CODES.get(_OTHER_SPELLINGS.get(folded, folded), "")
