"""The table of promises: one recogniser for each kind, bokmål and nynorsk.

To teach Ferd a new kind, add it to `ferd.core.plans.kinds`, to
docs/reference/commitments.md, and here. Teaching in minutes a week is read in
`ferd.formats.plans.arenas`.
"""

from ferd.formats.plans import readers
from ferd.formats.plans.places import own_supervisor_place, stay_place, teaching_name
from ferd.formats.plans.recognisers import Recogniser, words

SUPERVISOR = r"(?:veileder|veiledar|rettleiar|rettleder|vegleiar)"
SUPERVISION = r"(?:veiledning|rettleiing|rettleing|vegleiing|rettleiding)"
TRAINEE = r"(?:\blis|leg\w* i spesialisering|kandidat|assistentleg)"
CONSULTANT = r"(?:\boverleg|\bspesialist(?:er|ar|ene|ane)\b)"
STARTS = (
    r"(?:begyn|byrj|start|ansett|ansatt|tilset|tilsatt|tiltre|oppstart"
    r"|første (?:arbeids)?dag)"
)
REVISED = r"(?:revi[ds]|oppdater|evaluer|ruller|gjennomgå|gås gjennom|gått gjennom|gjennomgang)"
GUIDELINE = (
    r"(?:prosedyre|retningslin|metodebok|metodebøk|skriftlig\w* dokumentasjon"
    r"|skriftleg\w* dokumentasjon|behandlingslinj|kvalitetshåndbok|guideline)"
)
OFTEN = r"(?:jevnlig|jamleg|jamn|regelmessig|faste?\b|hyppig|løpende|løpande|ved behov)"
COMMITTEE = (
    r"(?:(?:evaluering|vurdering)s?kollegi|kompetansekomit|vurderingskomit"
    r"|vurderingsmøt|evalueringsmøt|kollegiemøt|kollegiet)"
)
PLAN = r"(?:(?:utdannings|utdannelses|lærings)plan|\bplanen?\b)"
PROJECT = r"(?:prosjektoppg|forbedrings?(?:arbeid|prosjekt|oppg)|betringsarbeid)"

SUPERVISION_PROMISES = (
    Recogniser(
        kind="supervision_meetings_per_year",
        topic=words(
            rf"{SUPERVISION}s?(?:samtale|møte)|rettleiings?samtal"
            rf"|(?:{SUPERVISOR}|{SUPERVISION}).*\b(?:møt|samtal|treff)"
            rf"|\b(?:møt|samtal|treff)\w*.*{SUPERVISOR}"
        ),
        unless=words(rf"gruppe|{COMMITTEE}|kurs|faglig\w* møt"),
        read=readers.supervision_meetings,
        vague=words(rf"{OFTEN}.*(?:møt|samtal)|(?:møt|samtal)\w*.*{OFTEN}"),
    ),
    Recogniser(
        kind="supervision_hours_per_month",
        topic=words(rf"{SUPERVISION}"),
        unless=words(
            r"^gruppe|gruppe\w+ (?:er|skal|holdes)|kurs|fordypning|undervisning"
        ),
        read=readers.hours_per_month,
    ),
    Recogniser(
        kind="group_supervision_per_year",
        topic=words(rf"gruppe{SUPERVISION}"),
        unless=words(r"alterner|vekslar|veksler"),
        read=readers.meetings_per_year,
        vague=words(OFTEN),
    ),
    Recogniser(
        kind="supervisor_before_start",
        topic=words(
            rf"(?=.*{SUPERVISOR})(?=.*(?:oppnev|utnev|utpe[ki]|peik|tildel|får|tilsett"
            rf"|avklar)).*\b(?:før|innan|innen|ved|fra|frå)\b.*{STARTS}"
        ),
        unless=words(rf"før \w+ kan {SUPERVISOR}|godkjen"),
    ),
    Recogniser(
        kind="own_supervisor_in",
        topic=words(rf"\b(?:egen|eigen|dedikert|lokal|eget)\b.*{SUPERVISOR}"),
        name=own_supervisor_place,
    ),
    Recogniser(
        kind="supervisor_qualified",
        topic=words(
            rf"(?:{SUPERVISOR}|{CONSULTANT}).*(?:skal|må|har|er).*"
            rf"(?:kurs i {SUPERVISION}|{SUPERVISION}s?kurs|{SUPERVISOR}s?kurs"
            rf"|{SUPERVISOR}s?utdann)"
        ),
    ),
    Recogniser(
        kind="supervision_documented",
        topic=words(
            rf"(?:{SUPERVISION}|samtale)\w*.*(?:dokumenter|registrer|referat|journalfør)"
        ),
        unless=words(r"læringsaktivitet|kurs"),
    ),
    Recogniser(
        kind="supervision_missed_rebooked",
        topic=words(
            r"(?:avtale|bestill\w*|finne|sette opp) (?:et |eit )?(?:nytt|ny) "
            r"(?:møte|samtale|tid|tidspunkt)"
        ),
    ),
    Recogniser(
        kind="supervision_themes",
        topic=words(rf"tema\w*.*\b{SUPERVISION}|\b{SUPERVISION}\w*.*tema"),
        unless=words(r"gruppe"),
        read=readers.counted_themes,
    ),
    Recogniser(
        kind="group_supervision_themes",
        topic=words(rf"(?=.*gruppe{SUPERVISION}).*tema"),
        read=readers.counted_themes,
    ),
    Recogniser(
        kind="receiving_department_supervises_from_months",
        topic=words(
            rf"(?=.*(?:mottakende|mottakande|mottaker|mottagende))(?=.*ansvar).*{SUPERVISION}"
        ),
        read=readers.at_least_months,
        vague=words(r"."),
    ),
)

ASSESSMENT_PROMISES = (
    Recogniser(
        kind="committee_interval_months",
        topic=words(
            rf"{COMMITTEE}|(?=.*\bmøt)(?=.*progresjon)(?=.*(?:overleg|spesialist))"
        ),
        unless=words(rf"{SUPERVISION}s?samtale"),
        read=readers.meeting_interval,
        vague=words(rf"{OFTEN}|møt"),
    ),
    Recogniser(
        kind="education_committee_interval_months",
        topic=words(r"(?=.*\bmøt)(?=.*(?:utdanningsutval|\bluu\b))"),
        unless=words(r"forskningsutval|progresjon"),
        read=readers.meeting_interval,
        vague=words(OFTEN),
    ),
    Recogniser(
        kind="research_committee_interval_months",
        topic=words(r"(?=.*\bmøt)(?=.*(?:forskn?ingsutval|forskingsutval))"),
        read=readers.meeting_interval,
        vague=words(OFTEN),
    ),
    Recogniser(
        kind="committee_leader_told_of_meetings",
        topic=words(
            rf"(?=.*(?:utdanningsutval|\bleder|\bleiar))(?=.*{SUPERVISION})"
            r".*(?:orienter|informer|melding|beskjed)"
        ),
    ),
    Recogniser(
        kind="committee_outcome_told_to_trainee",
        topic=words(
            rf"{TRAINEE}.*(?:får kjennskap|blir orientert|informeres|vert orientert"
            r"|får tilbakemelding).*(?:dette|kollegi|vurdering)"
        ),
        setting=words(rf"{COMMITTEE}|progresjon"),
        unless=words(r"egnethet|mangle"),
    ),
    Recogniser(
        kind="assessments_per_year",
        topic=words(
            r"mini-?cex|direkte observasjon|strukturert\w* (?:observ|vurder|tilbake|supervi)"
            r"|360|overordna vurdering|overordnet vurdering"
        ),
        read=readers.assessments_per_year,
        vague=words(OFTEN),
    ),
    Recogniser(
        kind="appraisals_per_year",
        topic=words(
            r"medarbeidersamtal|medarbeidarsamtal|utviklingssamtal|halvårssamtal"
            r"|årssamtal|oppfølgingssamtal|progresjonssamtal"
        ),
        read=readers.meetings_per_year,
        vague=words(OFTEN),
    ),
    Recogniser(
        kind="reports_cosigned_unless_entrusted",
        topic=words(
            r"(?:beskrivelse|svar\b|rapport|epikris|besvarels|beskriving)\w*.*"
            r"(?:godkjen|signer|kontrasigner|dobbel).*(?:spesialist|overleg)"
        ),
    ),
    Recogniser(
        kind="objective_group_completion_notified",
        topic=words(
            r"gruppe\w* (?:av|med) (?:lærings)?mål.*(?:beskjed|varsl|melding|orienter|informer)"
        ),
    ),
    Recogniser(
        kind="suitability_feedback_days",
        topic=words(
            r"(?:egnethet|eigna|skikkethet|egna\b).*(?:tilbakemeld|følge[sr]? opp|følgj|tiltak)"
        ),
        read=readers.within_days,
        vague=words(r"."),
    ),
)

LEARNING_PROMISES = (
    Recogniser(
        kind="courses_per_year",
        topic=words(r"\bkurs(?:ene|a)?\b"),
        unless=words(rf"{CONSULTANT}|dag(?:er|ar)\b"),
        read=readers.courses_per_year,
        vague=words(
            r"får (?:delta|gå|reise).*(?:obligatoriske|nødvendige|relevante|eksterne) kurs"
        ),
    ),
    Recogniser(
        kind="course_days_per_year",
        topic=words(r"kurs"),
        unless=words(rf"{CONSULTANT}|fordyp|fordjup"),
        read=readers.days_per_year,
    ),
    Recogniser(
        kind="course_costs_covered",
        topic=words(
            r"(?=.*kurs)(?:.*(?:dekk\w+|refunder\w*) (?:\w+ ){0,2}(?:utgift|kostnad|reise)"
            r"|.*(?:utgift|kostnad)\w* (?:\w+ ){0,3}(?:dekk|refunder)"
            r"|.*permisjon med (?:lønn|løn))"
        ),
        unless=words(CONSULTANT),
    ),
    Recogniser(
        kind="study_hours_per_week",
        topic=words(
            r"fordypning|fordjuping|studietid|lesetid|lesedag|selvstudi|sjølvstudi"
        ),
        unless=words(rf"{CONSULTANT}permisjon"),
        read=readers.hours_per_week,
        vague=words(
            r"(?:har|får|skal ha|sett(?:es|ast)? av|avsatt|avsett)\b.*for(?:dyp|djup)"
        ),
    ),
    Recogniser(
        kind="study_days_per_year",
        topic=words(r"fordypning|fordjuping|studiedag|lesedag"),
        unless=words(rf"{CONSULTANT}"),
        read=readers.days_per_year,
    ),
    Recogniser(
        kind="teaching_hours_per_year",
        topic=words(r"undervisning"),
        read=readers.hours_per_year,
    ),
    Recogniser(
        kind="teaching_interval_weeks",
        topic=words(r"undervisning|fagmøt|journal ?club|fagdag|simulering"),
        unless=words(r"revider|emnelist|årsplan|tverrfagl"),
        read=readers.interval_weeks,
        name=teaching_name,
    ),
    Recogniser(
        kind="professional_meetings_per_week",
        topic=words(r"faglig\w* møt|fagmøt|fagleg\w* møt"),
        read=readers.meetings_per_week,
    ),
    Recogniser(
        kind="multidisciplinary_meetings_per_week",
        topic=words(r"tverrfagl\w* (?:\w+ )?møt|mdt-?møt|tverrfagl\w*møt"),
        read=readers.meetings_per_week,
    ),
    Recogniser(
        kind="presentations_per_year",
        topic=words(r"presentasjon|innlegg|foredrag|fr[ae]mlegg|poster|abstra[ck]t"),
        unless=words(r"patient|pasientinnlegg"),
        read=readers.presentations_per_year,
    ),
    Recogniser(
        kind="trainee_presents_in_teaching",
        topic=words(
            rf"{TRAINEE}.*(?:\bmed innlegg|holder? (?:undervisning|innlegg|foredrag)|held "
            r"|ansvar for (?:\w+ ){0,3}undervisning|underviser)"
        ),
        unless=words(r"medisinstudent|turnus"),
    ),
    Recogniser(
        kind="curriculum_cycle_months",
        topic=words(
            r"(?:emne|tema|temaer|pensum|undervisningsprogram|undervisningsopplegg)\w*.*"
            r"(?:gjennomgå|gjennomgang|dekk|gått gjennom|syklus)"
            r"|undervisning\w*.*(?:syklus|ruller)"
        ),
        read=readers.cycle_months,
    ),
    Recogniser(
        kind="improvement_project_months",
        topic=words(PROJECT),
        read=readers.at_most_months,
    ),
    Recogniser(
        kind="onboarding_checklists",
        topic=words(r"sjekklist|kompetansekort|opplæringsskjema"),
        setting=words(
            r"nyansatt|nytilsett|nytilsatt|nye leg|introduksjon|oppstart|innføring"
        ),
    ),
)

REVISION_PROMISES = (
    Recogniser(
        kind="plan_revision_months",
        topic=words(rf"{PLAN}\w*.*{REVISED}|{REVISED}\w*.*{PLAN}"),
        unless=words(
            rf"individuel\w* (?:\w+ )?{PLAN}|{GUIDELINE}|emneliste|beredskap|{SUPERVISION}"
        ),
        read=readers.revision_interval,
        vague=words(OFTEN),
    ),
    Recogniser(
        kind="individual_plan_revision_months",
        topic=words(
            rf"(?=.*individuel)(?:.*{PLAN}\w*.*{REVISED}|.*{REVISED}\w*.*{PLAN})"
        ),
        unless=words(GUIDELINE),
        read=readers.revision_interval,
        vague=words(OFTEN),
    ),
    Recogniser(
        kind="guideline_revision_months",
        topic=words(rf"{GUIDELINE}\w*.*{REVISED}|{REVISED}\w*.*{GUIDELINE}"),
        unless=words(PLAN),
        read=readers.revision_interval,
        vague=words(OFTEN),
    ),
)

STAY_PROMISES = (
    Recogniser(
        kind="minimum_months_at",
        topic=words(r"\b(?:minst|minimum|skal|må|krav|krev|kravd)"),
        unless=words(
            r"hospiter|fordyp|fordjup|prosjekt|permisjon|inntil|individuel|kan utføres"
            r"|revider|emne"
        ),
        read=readers.at_least_months,
        name=stay_place,
    ),
    Recogniser(
        kind="consultant_course_days_per_year",
        topic=words(rf"(?=.*(?:kurs|kongress)).*{CONSULTANT}"),
        read=readers.days_per_year,
    ),
    Recogniser(
        kind="consultant_study_weeks_per_year",
        topic=words(rf"{CONSULTANT}.*(?:etterutdan|permisjon|studie|fordyp|fordjup)"),
        read=readers.weeks_per_year,
    ),
    Recogniser(
        kind="consultant_leave_months_per_five_years",
        topic=words(
            r"overlegepermisjon|overlegepermisjon|studiepermisjon|fordypningspermisjon"
        ),
        read=readers.months_per_five_years,
    ),
    Recogniser(
        kind="consultant_leave_talk_interval_months",
        topic=words(r"(?=.*(?:møte|samtale)).*(?:overlegepermisjon|studiepermisjon)"),
        read=readers.meeting_interval,
    ),
)

RECOGNISERS = (
    *SUPERVISION_PROMISES,
    *ASSESSMENT_PROMISES,
    *LEARNING_PROMISES,
    *REVISION_PROMISES,
    *STAY_PROMISES,
)
