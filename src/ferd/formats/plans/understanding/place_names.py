"""Names of Norwegian trusts and hospitals, as plans write them.

The list only helps to tell which word is what where a text does not part its
columns; a name that is not here is read just as well from a table.
"""

import re
from typing import Final

from ferd.formats.plans.understanding.characters import listed

TRUSTS: Final = frozenset(
    """
    ahus|akershus universitetssykehus|ous|oslo universitetssykehus|oslo
    universitetssjukehus|helse bergen|hbe|haukeland universitetssjukehus|haukeland
    universitetssykehus|st. olavs hospital|st. olavs|st.olavs|st olavs hospital
    |stolav|st. olav|unn|universitetssykehuset nord-norge|universitetssjukehuset
    nord-noreg|nlsh|nordlandssykehuset|helse stavanger|sus|stavanger
    universitetssjukehus|stavanger universitetssykehus|vestre viken|vvhf|siv|sykehuset
    i vestfold|sykehuset telemark|sthf|sykehuset innlandet|sykehuset østfold
    |sørlandet sykehus|sshf|helse fonna|helse førde|helse møre og romsdal|hmr|hnt
    |helse nord-trøndelag|finnmarkssykehuset|helgelandssykehuset|lovisenberg
    |lovisenberg diakonale sykehus|diakonhjemmet|diakonhjemmet sykehus|sunnaas
    |sunnaas sykehus|martina hansens hospital|betanien hospital|haraldsplass
    |haraldsplass diakonale sykehus
    """.replace("\n", " ")
    .replace("  ", " ")
    .strip()
    .split("|")
)
_KNOWN: Final = frozenset(" ".join(name.split()) for name in TRUSTS)
_SITES: Final = listed(
    "nordbyhagen rikshospitalet radiumhospitalet ullevål aker gaustad riks "
    "radium kongsvinger ski tromsø narvik harstad bodø lofoten vesterålen "
    "drammen bærum ringerike kongsberg tønsberg larvik skien notodden hamar "
    "gjøvik lillehammer elverum tynset kalnes moss arendal kristiansand "
    "flekkefjord haugesund stord odda voss førde florø lærdal ålesund molde "
    "volda kristiansund levanger namsos hammerfest kirkenes mosjøen rana "
    "sandnessjøen haukeland stavanger bergen trondheim orkdal røros lillestrøm "
    "kalnes sarpsborg fredrikstad kongsgård oslo"
)
_SITE_ENDINGS: Final = ("sykehus", "sykehuset", "sjukehus", "sjukehuset", "hospitalet")
_DEPARTMENT = re.compile(
    r"(?:\w*(?:avdeling|seksjon|klinikk|eining|enhet|mottak|laboratori|sengepost)"
    r"(?:en|a|et|um|umet|ane|ene|er|ar)?"
    r"|avd|seksj|divisjon\w*|\w+medisin|\w+logi|\w+kirurgi|department|section|unit)"
    r"\.?",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,5}(?:/[A-ZÆØÅ]{2,5})*")


def _folded(name: str) -> str:
    bare = re.sub(r"\s+(?:HF|hf)$", "", " ".join(name.split()))
    return bare.casefold()


def is_trust(name: str) -> bool:
    """Tell whether a name is that of a health trust we know."""
    return _folded(name) in _KNOWN or bool(re.search(r"\bHF$", name.strip()))


def is_site(name: str) -> bool:
    """Tell whether a name is, or looks like, that of a hospital."""
    folded = _folded(name)
    return folded in _SITES or folded.endswith(_SITE_ENDINGS)


def is_department(name: str) -> bool:
    """Tell whether a name looks like that of a department or section."""
    stripped = name.strip()
    return bool(
        _ABBREVIATION.fullmatch(stripped)
        or any(_DEPARTMENT.fullmatch(word) for word in stripped.split())
    )
