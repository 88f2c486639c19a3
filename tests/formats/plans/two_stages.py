"""One small plan of two stages, in every form a department may write it in."""

HEADER = (
    "| Tid | Helseforetak | Sykehus | Avdeling | Læringsmål |\n|---|---|---|---|---|\n"
)

TWO_STAGES = {
    "a table": """
| Tid av utdanning | Helseforetak | Sykehus | Avdeling | Læringsmål |
|---|---|---|---|---|
| 0-1 år | AHUS | Nordbyhagen | BDA/NM | 1-17, 69 |
| 1-5 år | OUS | Rikshospitalet | Radiologisk avdeling | 18 \u2013 68 |
""",
    "columns in another order": """
| Læringsmål | Avdeling | Sykehus | Helseforetak | Tid av utdanning |
|---|---|---|---|---|
| 1-17, 69 | BDA/NM | Nordbyhagen | AHUS | 0-1 år |
| 18 - 68 | Radiologisk avdeling | Rikshospitalet | OUS | 1-5 år |
""",
    "nynorsk": """
| Tid av utdanninga | Helseføretak | Sjukehus | Avdeling | Læringsmål |
|---|---|---|---|---|
| fyrste året | AHUS | Nordbyhagen | BDA/NM | 1-17 og 69 |
| 2.-5. året | OUS | Rikshospitalet | Radiologisk avdeling | 18 til 68 |
""",
    "misspelt headings": """
| Tid av utdaning | Helseforetk | Sykhus | Avdelig | Lærinsgmål |
|---|---|---|---|---|
| 0-1 år | AHUS | Nordbyhagen | BDA/NM | 1-17, 69 |
| 1-5 år | OUS | Rikshospitalet | Radiologisk avdeling | 18-68 |
""",
    "other words for headings": """
| Periode | Foretak | Lokasjon | Læringssted | LM nr. |
|---|---|---|---|---|
| 0-12 mnd | AHUS | Nordbyhagen | BDA/NM | 1-17, 69 |
| 12-60 mnd | OUS | Rikshospitalet | Radiologisk avdeling | 18-68 |
""",
    "lengths, one after another": """
| Varighet | HF | Sykehus | Seksjon | Læringsmål |
|---|---|---|---|---|
| tolv måneder | AHUS | Nordbyhagen | BDA/NM | 1-17, 69 |
| 4 år | OUS | Rikshospitalet | Radiologisk avdeling | 18-68 |
""",
    "a unit in the heading": """
| Varighet (mnd) | HF | Sykehus | Seksjon | Læringsmål |
|---|---|---|---|---|
| 12 | AHUS | Nordbyhagen | BDA/NM | 1-17, 69 |
| 42 pluss 6 | OUS | Rikshospitalet | Radiologisk avdeling | 18-68 |
""",
    "months counted from one": """
| Måned | HF | Sykehus | Seksjon | Læringsmål |
|---|---|---|---|---|
| 1-12 | AHUS | Nordbyhagen | BDA/NM | 1-17, 69 |
| 13-60 | OUS | Rikshospitalet | Radiologisk avdeling | 18-68 |
""",
    "years counted from one": """
| År | HF | Sykehus | Seksjon | Læringsmål |
|---|---|---|---|---|
| 1 | AHUS | Nordbyhagen | BDA/NM | 1-17, 69 |
| 2-5 | OUS | Rikshospitalet | Radiologisk avdeling | 18-68 |
""",
    "cells left empty below": HEADER
    + """
| 0-1 år | AHUS | Nordbyhagen | BDA/NM | 1-17, |
|  |  |  |  | 69 |
| 1-5 år | OUS | Rikshospitalet | Radiologisk avdeling | 18-40, |
|  |  |  |  | 41-68 |
""".lstrip(),
    "cells repeated below": HEADER
    + """
| 0-1 år | AHUS | Nordbyhagen | BDA/NM | 1-17 |
| 0-1 år | AHUS | Nordbyhagen | BDA/NM | 69 |
| 1-5 år | OUS | Rikshospitalet | Radiologisk avdeling | 18-68 |
""".lstrip(),
    "headings again and a sum": HEADER
    + """
| 0-1 år | AHUS | Nordbyhagen | BDA/NM | 1-17, 69 |
| Tid | Helseforetak | Sykehus | Avdeling | Læringsmål |
| 1-5 år | OUS | Rikshospitalet | Radiologisk avdeling | 18-68 |
| Sum 5 år | | | | |
""".lstrip(),
    "on its side": """
| | Fase 1 | Fase 2 |
|---|---|---|
| Tid | 0-1 år | 1-5 år |
| Helseforetak | AHUS | OUS |
| Sykehus | Nordbyhagen | Rikshospitalet |
| Avdeling | BDA/NM | Radiologisk avdeling |
| Læringsmål | 1-17, 69 | 18-68 |
""",
    "a table for each stage": """
| Fase | 1 |
|---|---|
| Varighet | 12 måneder |
| Helseforetak | AHUS |
| Sykehus | Nordbyhagen |
| Avdeling | BDA/NM |
| Læringsmål | 1-17, 69 |

| Fase | 2 |
|---|---|
| Varighet | 48 måneder |
| Helseforetak | OUS |
| Sykehus | Rikshospitalet |
| Avdeling | Radiologisk avdeling |
| Læringsmål | 18-68 |
""",
    "bullets": """
Fase 1: 12 måneder (1. år)
- Helseforetak: AHUS
- Sykehus: Nordbyhagen
- Avdeling: BDA/NM
- Læringsmål: 1-17,
  69

Fase 2: 4 år (2.-5. år)
- Helseforetak: OUS
- Sykehus: Rikshospitalet
- Avdeling: Radiologisk avdeling
- Læringsmål: 18-68
""",
    "bullets in nynorsk": """
Trinn 1: tolv månader
- Helseføretak: AHUS
- Sjukehus: Nordbyhagen
- Avdeling: BDA/NM
- Læringsmaal: 1-17, 69

Trinn 2: fire år
- Helseføretak: OUS
- Sjukehus: Rikshospitalet
- Avdeling: Radiologisk avdeling
- Læringsmaal: 18-68
""",
    "keys on one line": """
Fase 1 (0-12 mnd): HF: AHUS, Sykehus: Nordbyhagen, Avdeling: BDA/NM, LM: 1-17, 69
Fase 2 (12-60 mnd): HF: OUS, Sykehus: Rikshospitalet,
Avdeling: Radiologisk avdeling, LM: 18-68
""",
    "sentences": """
- 0-12 måneder: AHUS, Nordbyhagen, BDA/NM. Læringsmål 1-17, 69.
- 12-60 måneder: OUS, Rikshospitalet, Radiologisk avdeling. Læringsmål 18-68.
""",
    "a lost table": """
Tid Helseforetak Sykehus Avdeling Læringsmål
0-1 år AHUS Nordbyhagen BDA/NM 1-17, 69
1-5 år OUS Rikshospitalet
Radiologisk avdeling
18-68
""",
    "a cell to each line": """
Tid
Helseforetak
Sykehus
Avdeling
Læringsmål
0-1 år
AHUS
Nordbyhagen
BDA/NM
1-17, 69
1-5 år
OUS
Rikshospitalet
Radiologisk avdeling
18-68
""",
    "wide columns": """
Tid       Helseforetak   Sykehus          Avdeling               Læringsmål
0-1 år    AHUS           Nordbyhagen      BDA/NM                 1-17, 69
1-5 år    OUS            Rikshospitalet   Radiologisk avdeling   18-68
""",
}
