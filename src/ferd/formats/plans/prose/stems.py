"""The words plans use for the same thing, by their stems, in bokmål and nynorsk.

A space at either end of a stem is the edge of a word.
"""

from ferd.formats.plans.prose.recognisers import Stems

SUPERVISOR: Stems = ("veileder", "veiledar", "rettleiar", "rettleder", "vegleiar")
SUPERVISION: Stems = ("veiledning", "rettleiing", "rettleing", "vegleiing")
GROUP: Stems = ("gruppe",)
GROUP_SUPERVISION: Stems = tuple(f"gruppe{stem}" for stem in SUPERVISION)
MEETING: Stems = (" møt", "møte", "møta", "samtal", " treff")
TRAINEE: Stems = (
    *(" lis ", " lis-", " lisen", " lisane", " lis1", " lis2", " lis3", "kandidat"),
    *("assistentleg", "leger i spes", "lege i spes", "legar i spes", "legen i spes"),
    *("legene i spes", "legane i spes", "utdanningslege"),
)
CONSULTANT: Stems = ("overleg", " spesialister ", " spesialistene ", " spesialistar ")
STARTS: Stems = (
    *(" begyn", " byrj", " start", "ansett", "ansatt", "tilset", "tilsatt", "tiltre"),
    *("oppstart", "første dag", "første arbeidsdag", "første uke", "første veke"),
)
REVISED: Stems = (
    *("revider", "revisjon", "revidér", "oppdater", "evaluer", "ruller", "gjennomgå"),
    *("gås gjennom", "gått gjennom", "gjennomgang", "gjennomgås", "kvalitetssikr"),
)
GUIDELINE: Stems = (
    *("prosedyre", "retningslin", "metodebok", "metodebøk", "skriftlige dokumentasjon"),
    *("skriftlig dokumentasjon", "skriftlege dokumentasjon", "behandlingslinj"),
    *("skriftleg dokumentasjon", "kvalitetshåndbok", "guideline", "handbok", "håndbok"),
)
OFTEN: Stems = (
    *("jevnlig", "jamleg", " jamn", "regelmessig", " faste ", " fast ", " hyppig"),
    *(" løpende", " løpande", " ved behov", "fortløp", " ofte "),
)
COMMITTEE: Stems = (
    *("kollegium", "kollegiet", "kollegia", "kollegie", "kompetansekomit"),
    *("vurderingskomit", "vurderingsmøt", "evalueringsmøt"),
)
EDUCATION_COMMITTEE: Stems = ("utdanningsutval", " luu ")
RESEARCH_COMMITTEE: Stems = ("forskningsutval", "forskingsutval")
PLAN: Stems = (
    *(
        "utdanningsplan",
        "utdannelsesplan",
        "læringsplan",
        " planen ",
        " plan ",
        " planane ",
    ),
)
PROJECT: Stems = (
    *("prosjektoppg", "forbedringsarbeid", "forbedringsprosjekt", "forbedringsoppg"),
    *("betringsarbeid", "betringsprosjekt", "kvalitetsprosjekt", "forbetringsarbeid"),
)
COURSE: Stems = (" kurs ", " kursa ", " kursene ", " kurser ")
STUDY: Stems = (
    *("fordypning", "fordjuping", "studietid", "lesetid", "lesedag", "studiedag"),
    *("selvstudi", "sjølvstudi", "litteraturstudietid"),
)
TEACHING: Stems = (
    *(
        "undervisning",
        "undervising",
        "fredagsmøt",
        "fagmøt",
        "morgenmøt",
        "morgonmøt",
        "journal club",
    ),
    *("journalclub", "fagdag", "kollokvi", "seksjonsmøt", "simulering"),
)
TALK: Stems = (
    *(
        "presentasjon",
        " innlegg ",
        " innlegga ",
        "foredrag",
        "fremlegg",
        "framlegg",
        " poster",
    ),
    *("abstrakt", "abstract", "forelesning", "forelesing"),
)
TOLD: Stems = (
    *(
        "orienter",
        "informer",
        " melding",
        "beskjed",
        " varsl",
        " kjennskap",
        "underrett",
    ),
)
PRESENTS: Stems = (" presenterer ", " presentere ", " presenter ", " presentera ")
TEACHES: Stems = PRESENTS + tuple(
    f" {verb} {noun}"
    for verb in ("holde", "holder", "halde", "held", "ha", "har")
    for noun in ("undervis", "internundervis", "innlegg", "foredrag")
)
