"""What the demo's trainees did, in words: chapters of work, all invented.

Nobody's patients are in it, and no text of a statutory objective: a chapter is
a piece of ordinary work, and which objectives it counts for follows the plan.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some weeks of work towards a few objectives.

    Attributes:
        days_ago: when it began.
        objectives: for how many objectives of the plan's order it counts.
        self_rating: the trainee's own level, beside the assessor's.
        approver: who approved; a head, or one who acts on a delegation.
    """

    topic: str
    days_ago: int
    objectives: int
    course: str
    words: str
    self_rating: int
    level: int
    said: str
    clinical: str
    approver: str


TORA = (
    Chapter(
        "skjelettscintigrafi",
        835,
        4,
        "Innføringskurs i strålevern",
        "Planla, fulgte opptakene og skrev utkast til svar sammen med overlege.",
        2,
        2,
        "Grundig. Be om råd tidligere når bildet ikke stemmer med henvisningen.",
        "mads",
        "eva",
    ),
    Chapter(
        "renografi",
        760,
        4,
        "E-læring: måleteknikk og kvalitetskontroll",
        "Har gjort beregningene selv og gått gjennom feilkilder.",
        3,
        2,
        "Beregningene sitter. Øv på å si hva svaret betyr for den som har spurt.",
        "kari",
        "eva",
    ),
    Chapter(
        "myokardscintigrafi",
        685,
        4,
        "Kurs i hjertediagnostikk",
        "Belastningsdelen to dager i uken, svar under veiledning.",
        3,
        3,
        "Trygg ved belastning. Klarer seg med meg i nærheten.",
        "mads",
        "eva",
    ),
    Chapter(
        "undersøkelser av skjoldbruskkjertelen",
        610,
        3,
        "Internundervisning om hormonsykdommer",
        "Egne svar, gjennomgått samme dag.",
        3,
        3,
        "Godt klinisk skjønn. Husk å spørre om jod.",
        "kari",
        "mads",
    ),
    Chapter(
        "PET/CT ved lungesykdom",
        285,
        4,
        "Kurs i PET/CT, del 1",
        "Tilbake etter permisjonen. To lister i uken.",
        2,
        3,
        "Raskt inne igjen. Systematisk gjennomgang, fine svar.",
        "mads",
        "eva",
    ),
    Chapter(
        "PET/CT ved lymfom",
        215,
        4,
        "Kurs i PET/CT, del 2",
        "Har også lagt frem på møtet med de andre fagene.",
        3,
        4,
        "Kan gjøre dette selv. Jeg ser gjennom svarene etterpå.",
        "kari",
        "olav",
    ),
    Chapter(
        "vaktpostlymfeknute",
        135,
        4,
        "Simulering: måling under operasjon",
        "Med på stuen ni ganger, de tre siste som ansvarlig.",
        4,
        4,
        "Rolig og presis, også da telleren ikke virket.",
        "mads",
        "eva",
    ),
)

IDA = (
    Chapter(
        "skjelettscintigrafi",
        1110,
        5,
        "Innføringskurs i strålevern",
        "Opptak og utkast til svar, gjennomgått samme dag.",
        2,
        2,
        "God start.",
        "pia",
        "ola",
    ),
    Chapter(
        "nyreundersøkelser hos barn",
        960,
        5,
        "E-læring: måleteknikk og kvalitetskontroll",
        "Egen liste en dag i uken.",
        2,
        3,
        "Flink med barna. Svarene er klare.",
        "pia",
        "ola",
    ),
    Chapter(
        "myokardscintigrafi",
        800,
        5,
        "Kurs i hjertediagnostikk",
        "Belastning og svar.",
        3,
        3,
        "Trygg.",
        "pia",
        "ola",
    ),
    Chapter(
        "PET/CT ved prostatakreft",
        560,
        6,
        "Kurs i PET/CT, del 1",
        "Tre lister i uken hele våren.",
        4,
        3,
        "Ser mye. Bør skrive kortere.",
        "pia",
        "ola",
    ),
    Chapter(
        "behandling med radioaktive legemidler",
        300,
        6,
        "Kurs i behandling",
        "Samtaler, dosering og oppfølging.",
        3,
        4,
        "Tar samtalene godt alene.",
        "pia",
        "ola",
    ),
)
