"""Who does what: subject, verb, tense and manner of main clauses, in bokmål and nynorsk."""

import pytest

from workflow.minutes.grammar.clauses import Names, clauses

NAMES = Names(frozenset(("Kari", "Per")), frozenset())


@pytest.mark.parametrize(
    ("text", "subject", "lemma", "tense", "modal", "passive"),
    [
        ("Kari bestiller benker.", "person", "bestille", "present", None, False),
        ("Sekretariatet bearbeider notatet.", "group", "bearbeide", "present", None, False),
        ("Rådmannen følger opp saken.", "role", "følge", "present", None, False),
        ("Vi må rydde boden.", "we", "rydde", "modal", "must", False),
        ("Rampe skal utredes.", "proper", "utrede", "modal", "will", True),
        ("I fjor kjøpte Per benker.", "person", "kjøpe", "past", None, False),
        ("Kari har sendt søknaden.", "person", "sende", "perfect", None, False),
        ("Saka vert teken opp.", "thing", "ta", "present", None, True),
        ("Det ble vedtatt.", "it", "vedta", "past", None, True),
        ("Når snøen er borte, rydder Per parken.", "person", "rydde", "present", None, False),
        ("Rydde boden", "none", "rydde", "infinitive", None, False),
        ("Bestill benker", "none", "bestille", "imperative", None, False),
        ("Må bestille benker", "none", "bestille", "modal", "must", False),
        ("Heftene går vi gjennom i mai.", "we", "gå", "present", None, False),
        ("Det ordner Kari.", "person", "ordne", "present", None, False),
        ("Per og Kari intervjuer rektor.", "person", "intervjue", "present", None, False),
        ("Arbeidet starter i mai.", "proper", "starte", "present", None, False),
        ("Møtet vedtok å vente.", "thing", "vedta", "past", None, False),
        ("Saker til møtet meldes Kari.", "thing", "melde", "present", None, True),
        ("Premiene vi har, må telles.", "thing", "telle", "modal", "must", True),
        ("De som ikke har betalt, får purring.", "you", "få", "present", None, False),
        ("Ringe hotellet og holde av rom.", "none", "ringe", "infinitive", None, False),
        ("Gi beskjed om dugnaden.", "none", "gi", "infinitive", None, False),
        ("Kari – sende ut info", "person", "sende", "infinitive", None, False),
        ("Vi trenger to sjåfører.", "we", "trenge", "present", None, False),
        ("Før sommeren maler Per boden.", "person", "male", "present", None, False),
        ("Før festen ringjer Kari musikarane.", "person", "ringje", "present", None, False),
        ("Kari B. vasker kjøkkenet.", "person", "vaske", "present", None, False),
        ("Stolene, som er nye, leies ut i mai.", "thing", "leie", "present", None, True),
        ("Den 8. mai rydder Per boden.", "person", "rydde", "present", None, False),
        ("Uke 12 rydder Per boden.", "person", "rydde", "present", None, False),
        ("Senest 8. mai rydder Per boden.", "person", "rydde", "present", None, False),
        ("Den 8. mai, før jul, rydder Per boden.", "person", "rydde", "present", None, False),
        ("8. mai, før messa begynner, rydder Per.", "person", "rydde", "present", None, False),
        ("Kari, når hun er her, rydder boden.", "person", "rydde", "present", None, False),
        ("Hente tilhenger hos Per", "none", "hente", "infinitive", None, False),
        ("Styret må godta de reviderte planene.", "group", "godta", "modal", "must", False),
        ("Nemnda i den utvidede ordningen møtes i mai.", "group", "møtes", "present", None, False),
        # taken on, and yet to be done
        ("Kari tok på seg å ringe.", "person", "ta", "present", None, False),
        ("Styret har fått i oppgave å skrive.", "group", "få", "present", None, False),
        ("Kari tilbød seg å ringe.", "person", "tilby", "present", None, False),
        ("Kari tilbydde seg å ringe.", "person", "tilby", "present", None, False),
        ("Kari har tilbode seg å ringe.", "person", "tilby", "present", None, False),
        ("Kari baud seg fram til å ringe.", "person", "by", "present", None, False),
        ("Kari tilbød skolen plass.", "person", "tilby", "past", None, False),
        ("Turutvalet bør snarast avklare dette.", "group", "avklare", "modal", "ought", False),
        ("Snarest må Kari ringe.", "person", "ringe", "modal", "must", False),
        ("@perd svarer studenten", "person", "svare", "present", None, False),
        # verbs that no list knows
        ("Per flambrer kakene.", "person", "flambre", "present", None, False),
        ("@perd flambrer kakene", "person", "flambre", "present", None, False),
        ("Medlemmene spjeler invitasjonen.", "group", "spjele", "present", None, False),
        ("Møtet vart flytt til 23. april.", "thing", "flytte", "past", None, True),
        ("På grunn av arbeidet blir festen utsatt.", "thing", "utsette", "present", None, True),
        ("Turen blir i mai, og den er bestilt.", "thing", "bli", "present", None, False),
        ("Eventuelt ringe Kari først.", "none", "ringe", "infinitive", None, False),
        ("Ikke funnet lokale.", "none", "finne", "perfect", None, False),
        ("Lag flere skilt", "none", "lage", "imperative", None, False),
        ("Rett feilene i lista", "none", "rette", "imperative", None, False),
        ("Kontakt Per", "none", "kontakte", "imperative", None, False),
        ("Lag plakat til festen", "none", "lage", "imperative", None, False),
        ("Ring skolen om lån av sal", "none", "ringe", "imperative", None, False),
        ("Det trengst fleire bøsser.", "it", "trengast", "present", None, False),
        ("Du må jekke ned planen enda en gang.", "you", "jekke", "modal", "must", False),
        ("Så må naustet tjørast.", "thing", "tjøra", "modal", "must", True),
        ("Saka må også bones.", "thing", "bone", "modal", "must", True),
        ("Spør gjerne naboen", "none", "spørre", "imperative", None, False),
        ("Kari, bestille kake", "person", "bestille", "infinitive", None, False),
        ("@Per: Bestille kake", "person", "bestille", "infinitive", None, False),
        ("Per les brevet.", "person", "lese", "present", None, False),
        ("Kari kallar inn laget.", "person", "kalle", "present", None, False),
        ("Nøklane vert kalla inn.", "thing", "kalle", "present", None, True),
        ("Brevet må sjåast på.", "thing", "sjå", "modal", "must", True),
        ("Det finnes to nøkler.", "it", "finnes", "present", None, False),
        ("Å male gjerdet tar tid.", "thing", "ta", "present", None, False),
        ("Å finne ut hva som mangler", "none", "finne", "infinitive", None, False),
        ("Kommer det flere, må vi leie telt.", "we", "leie", "modal", "must", False),
        ("Kjem det snø, køyrer Per opp løypa.", "person", "køyre", "present", None, False),
        ("Har du forslag, tar Kari imot dem.", "person", "ta", "present", None, False),
        ("Da tok Kari over roret.", "person", "ta", "past", None, False),
        ("Når huset er tørt må vi male.", "we", "male", "modal", "must", False),
        ("Hvis noen er syke ringer Kari.", "person", "ringe", "present", None, False),
        ("Vil noen være med?", "all", "være", "modal", "want", False),
        ("Var på lageret i går.", "none", "vere", "past", None, False),
        ("Revidert plan ble sendt.", "thing", "sende", "past", None, True),
        ("Foreslått dag er fredag.", "thing", "vere", "present", None, False),
        ("Møtet 3/5 er på loftet.", "thing", "vere", "present", None, False),
        ("Arbeidet med taket er ferdig.", "thing", "vere", "present", None, False),
        ("Laget på øya har ny leder.", "group", "ha", "present", None, False),
        ("Nytt telt kjøpes i mai.", "thing", "kjøpe", "present", None, True),
        ("12 poster må byttes.", "thing", "bytte", "modal", "must", True),
        ("Begge deler bestilles.", "all", "bestille", "present", None, True),
        ("I 2012 prøver vi kanoer.", "we", "prøve", "present", None, False),
        ("En må ta med vann.", "proper", "ta", "modal", "must", False),
        ("Ein skal melde frå.", "proper", "melde", "modal", "will", False),
        ("Det endret seg i vår.", "it", "endre", "past", None, False),
        ("Kunne vi lånt telt?", "we", "låne", "modal", "may", False),
        ("Anlegget på kai 5 venter på strøm.", "thing", "vente", "present", None, False),
        ("Hun delte ut kart.", "they", "dele", "past", None, False),
        ("Utstyret vi lånte må leveres.", "thing", "levere", "modal", "must", True),
        ("I sakene vi har igjen, må Per svare.", "person", "svare", "modal", "must", False),
        ("Kvart lag skriv ein rapport.", "all", "skrive", "present", None, False),
        ("Hver enkelt gruppe leder sin post.", "all", "lede", "present", None, False),
        ("Kvart skriv må godkjennast.", "all", "godkjenne", "modal", "must", True),
        ("Kari leder arbeidet med planen.", "person", "lede", "present", None, False),
        ("Bare Kari kan låse opp.", "person", "låse", "modal", "may", False),
        ("Ikke alle har svart.", "all", "svare", "perfect", None, False),
        ("Så langt er det bra.", "it", "vere", "present", None, False),
        ("Fredag vasker Per.", "person", "vaske", "present", None, False),
        ("Neste uke reiser Kari.", "person", "reise", "present", None, False),
        ("12. mai rydder Per.", "person", "rydde", "present", None, False),
        ("12 hytter er rydda.", "thing", "rydde", "state", None, False),
        ("Kjøkkenet: Per vasker gulvet.", "person", "vaske", "present", None, False),
        ("Det ordner styret.", "group", "ordne", "present", None, False),
        ("Lurer vi på noe?", "we", "lure", "present", None, False),
        ("Har blitt bestilt hos Per.", "none", "bestille", "perfect", None, True),
        ("Kassa har vore stengd.", "proper", "stengje", "perfect", None, True),
        ("Kari skal ha levert før jul.", "person", "levere", "modal", "will", False),
        ("Vi må få ordnet taket.", "we", "ordne", "modal", "must", False),
        ("Vi bør få komme inn.", "we", "få", "modal", "ought", False),
        ("Alle må kunne melde seg.", "all", "melde", "modal", "must", False),
        ("Kari kommer til å ringe.", "person", "ringe", "modal", "will", False),
        ("Hjelparane vart inviterte.", "proper", "invitere", "past", None, True),
        ("Boden er fin, Per målte den.", "proper", "vere", "present", None, False),
        ("Per har vært hos Kari og målt.", "person", "være", "perfect", None, False),
        ("Det sees på prisene.", "it", "se", "present", None, True),
        ("Møtet godkjende rekneskapen.", "thing", "godkjenne", "past", None, False),
        ("Per syns vi bør vente.", "person", "synes", "present", None, False),
        ("Mange foreldre spør om ski.", "thing", "spørje", "present", None, False),
        ("Fire båter mangler.", "thing", "mangle", "present", None, False),
        ("Mangler nøkkel til boden", "none", "mangle", "present", None, False),
        ("2. Skal Per kjøpe ved?", "person", "kjøpe", "modal", "will", False),
        ("Det er tungt å drive klubben.", "it", "vere", "present", None, False),
        ("Ei hytte er ledig.", "thing", "vere", "present", None, False),
        ("Delte ut kart til alle.", "none", "dele", "past", None, False),
        ("Vi treffes på kaia.", "we", "treffes", "present", None, False),
        ("Kl. 15 reiser Per.", "person", "reise", "present", None, False),
        ("Lova seier noko anna.", "proper", "seie", "present", None, False),
        ("Eier ønsker svar.", "proper", "ønske", "present", None, False),
        ("Samarbeid med eier gikk fint.", "thing", "gå", "past", None, False),
        ("Tapte garn skal meldes.", "thing", "melde", "modal", "will", True),
        ("De utvidede planene legges fram.", "you", "legge", "present", None, True),
        ("Treårige avtaler løper videre.", "thing", "løpe", "present", None, False),
        ("Alle poster på lista må telles.", "all", "telle", "modal", "must", True),
        ("Noen mener båten er dyr.", "all", "mene", "present", None, False),
        ("Daglig leder Ulv svarte.", "role", "svare", "past", None, False),
        ("Tjelvar deler ut kart.", "proper", "dele", "present", None, False),
        ("Brosjyren skriver Kari.", "person", "skrive", "present", None, False),
        ("Brosjyren nevner Kari.", "thing", "nevne", "present", None, False),
        ("Som ny leder rydder Kari boden.", "person", "rydde", "present", None, False),
        ("Referent er Per Dahl (kasserer).", "role", "vere", "present", None, False),
        (
            "Når svaret kommer, innkaller leder til møte.",
            "role",
            "innkalle",
            "present",
            None,
            False,
        ),
        ("Det er Kari som følger opp taket.", "person", "følge", "present", None, False),
        ("Det blir styret som kaller inn.", "group", "kalle", "present", None, False),
        ("Kari som leder tar kontakt med skolen.", "person", "ta", "present", None, False),
        ("Gry eller Anders ringer skolen.", "person", "ringe", "present", None, False),
        ("Ana sender ut kart.", "person", "sende", "present", None, False),
        ("Per lovet å ordne strøm.", "person", "love", "present", None, False),
        # a clause of time that a preposition leads in
        ("Etter at huset er malt, rydder Per boden.", "person", "rydde", "present", None, False),
        ("Før huset selges, må Per rydde boden.", "person", "rydde", "modal", "must", False),
        ("Før jul må Per rydde boden.", "person", "rydde", "modal", "must", False),
        # what several do together, and what is done to them
        ("Vi snakkes i mai.", "we", "møtes", "present", None, False),
        ("Me sjåast på torsdag.", "we", "møtes", "present", None, False),
        ("Gruppa samles igjen i mai.", "group", "møtes", "present", None, False),
        ("Laget samles inn i hallen.", "group", "samle", "present", None, True),
        ("Vi kalles inn til møte.", "we", "kalle", "present", None, True),
        ("Kari må ha klart budsjettet til mai.", "person", "ha", "modal", "must", False),
        ("Alle havner med lager sender inn tall.", "all", "sende", "present", None, False),
        ("Alle havner i vannet.", "all", "havne", "present", None, False),
    ],
)
def test_the_main_clause_is_read(
    text: str, subject: str, lemma: str, tense: str, modal: str | None, passive: bool
) -> None:
    clause = clauses(text, 0, NAMES)[0]
    assert clause.verb is not None
    assert (clause.subject, clause.verb.lemma, clause.tense, clause.modal, clause.passive) == (
        subject,
        lemma,
        tense,
        modal,
        passive,
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kari ringer, og Per skriver.", ["Kari ringer, og", "Per skriver."]),
        ("Boden er full; Per rydder.", ["Boden er full;", "Per rydder."]),
        ("Kari skriver brevet og sender det.", ["Kari skriver brevet og sender det."]),
        ("Kari ringer hvis Per er syk.", ["Kari ringer hvis Per er syk."]),
        ("Taket lekker, og det må tettes.", ["Taket lekker, og", "det må tettes."]),
        ("Huset er tomt, og låsen må skiftast.", ["Huset er tomt, og", "låsen må skiftast."]),
        ("Per svarte, og arbeidet skal starte.", ["Per svarte, og", "arbeidet skal starte."]),
        ("Kaker er bakt, men i år lager Kari is.", ["Kaker er bakt, men", "i år lager Kari is."]),
        ("Hallen er stengd, og då øver vi ute.", ["Hallen er stengd, og", "då øver vi ute."]),
        ("Lista er sendt, men må rettes.", ["Lista er sendt, men", "må rettes."]),
        (
            "Kurset er utsatt, men starter opp 8. mai.",
            ["Kurset er utsatt, men", "starter opp 8. mai."],
        ),
        ("Ingen søkere, men søker i mai var god.", ["Ingen søkere, men søker i mai var god."]),
        ("Hytta er fin, men prisen er høy.", ["Hytta er fin, men", "prisen er høy."]),
        ("Boden rives, og det bygges naust.", ["Boden rives, og", "det bygges naust."]),
        ("Per sier at det er vått, men at det går.", ["Per sier at det er vått, men at det går."]),
        ("Boden er full – Kari rydder.", ["Boden er full –", "Kari rydder."]),
        ("Per ble leder, mens Kari rydder.", ["Per ble leder, mens", "Kari rydder."]),
        ("Per venter mens Kari rydder.", ["Per venter mens Kari rydder."]),
        ("Lageret må tømmes (Kari rydder).", ["Lageret må tømmes (", "Kari rydder)."]),
        ("Lageret må tømmes (se lista).", ["Lageret må tømmes (se lista)."]),
        (
            "Lageret må tømmes, Kari Moen og Per tar det.",
            ["Lageret må tømmes,", "Kari Moen og Per tar det."],
        ),
        ("Neste øvelse er 3.–5. mai – i hallen.", ["Neste øvelse er 3.–5. mai – i hallen."]),
        ("Vi leide Stor-Kari – en båt.", ["Vi leide Stor-Kari – en båt."]),
        ("Per spør, så svarer Kari.", ["Per spør, så", "svarer Kari."]),
        ("Per sier at han og Kari er syke.", ["Per sier at han og Kari er syke."]),
        ("Me veit kva Per og Kari gjer.", ["Me veit kva Per og Kari gjer."]),
        ("Har vi telt, eller må vi leie?", ["Har vi telt, eller må vi leie?"]),
        ("Når taket er tett, må det males.", ["Når taket er tett, må det males."]),
        # a thing's clause, and that of somebody whom no list names
        ("Per maler, og lagene får kart.", ["Per maler, og", "lagene får kart."]),
        ("Festen er 8. mai, og svar sendes Per.", ["Festen er 8. mai, og", "svar sendes Per."]),
        ("Borgny skriv brev, og Tale ringjer.", ["Borgny skriv brev, og", "Tale ringjer."]),
        (
            "Per sier at det er vått, og muren er løs.",
            ["Per sier at det er vått, og muren er løs."],
        ),
        ("Per tar telt, bord, og stoler.", ["Per tar telt, bord, og stoler."]),
        # each its own day
        (
            "Lista rettes i mai og legges fram 8. juni.",
            ["Lista rettes i mai og", "legges fram 8. juni."],
        ),
        (
            "Lista rettes i mai og blir vist fram 8. juni.",
            ["Lista rettes i mai og", "blir vist fram 8. juni."],
        ),
        (
            "Kari retter den i mai og viser den i juni.",
            ["Kari retter den i mai og", "viser den i juni."],
        ),
        ("Lista rettes og vises 8. juni.", ["Lista rettes og vises 8. juni."]),
        ("Feilen rettes i 2.3 og fjernes i 3.0.", ["Feilen rettes i 2.3 og fjernes i 3.0."]),
        # a second verb that alone has a day, and does something to the same
        (
            "Kari lagar ei liste, og sender henne til Per.",
            ["Kari lagar ei liste, og", "sender henne til Per."],
        ),
        (
            "Kari lager en liste, og sender den innen 8. mai.",
            ["Kari lager en liste, og sender den innen 8. mai."],
        ),
        (
            "Kari hentar inn svar, og legg desse fram 8. mai.",
            ["Kari hentar inn svar, og legg desse fram 8. mai."],
        ),
        (
            "Kari lager en liste i april, og sender den 8. mai.",
            ["Kari lager en liste i april, og", "sender den 8. mai."],
        ),
        (
            "Kari rydder boden, og ringer Per 8. mai.",
            ["Kari rydder boden, og", "ringer Per 8. mai."],
        ),
        # a relative clause that takes the matter on
        (
            "Kari sender lista til Per, som retter den.",
            ["Kari sender lista til Per,", "som retter den."],
        ),
        (
            "Lista vert send rektor, som skal retta ho.",
            ["Lista vert send rektor,", "som skal retta ho."],
        ),
        (
            "Kari lager en liste, som sendes ut 8. mai.",
            ["Kari lager en liste,", "som sendes ut 8. mai."],
        ),
        (
            "Kari henter inn tilbud, som Per legger fram.",
            ["Kari henter inn tilbud,", "som Per legger fram."],
        ),
        ("Kari fant lista, som Per savnet.", ["Kari fant lista, som Per savnet."]),
        ("Kari snakker med Per, som rydder.", ["Kari snakker med Per,", "som rydder."]),
        ("Ei nemnd settes ned med Per, som rydder.", ["Ei nemnd settes ned med Per, som rydder."]),
        ("Kari ringer Per, som er syk.", ["Kari ringer Per, som er syk."]),
        ("Kari takket Per, som rydder boden.", ["Kari takket Per, som rydder boden."]),
        ("Kari lager en liste, som sendes ut.", ["Kari lager en liste, som sendes ut."]),
        (
            "Lista sendes til Per, som retter den, og det er bra.",
            ["Lista sendes til Per, som retter den, og", "det er bra."],
        ),
    ],
)
def test_a_sentence_is_cut_where_a_new_main_clause_begins(text: str, parts: list[str]) -> None:
    assert [text[c.start : c.end] for c in clauses(text, 0, NAMES)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Kari skriver brevet, og sender det til kommunen.",
        "Kari svarer ikke nå, men gjør det i mai.",  # a present that could be a call
    ],
)
def test_a_verb_that_goes_on_takes_the_subject_before_it(text: str) -> None:
    first, second = clauses(text, 0, NAMES)
    assert (first.subject, second.subject, second.opener) == ("person", "person", "shared")


@pytest.mark.parametrize(
    ("text", "subject", "owner"),
    [
        ("Kari sender lista til Per, som retter den.", "person", "Per"),
        ("Lista vert send til rektor, som rettar ho.", "role", "rektor"),
        (
            "Kari sender den til Per, Tale og styret, som retter den.",
            "person",
            "Per, Tale og styret",
        ),
        ("Kari lager et utkast til svar, som sendes ut 8. mai.", "thing", "utkast til svar"),
    ],
)
def test_a_relative_clause_is_about_what_stands_before_it(
    text: str, subject: str, owner: str
) -> None:
    _, relative = clauses(text, 0, NAMES)
    assert relative.owner is not None
    assert (relative.subject, text[slice(*relative.owner)]) == (subject, owner)


def test_a_verb_that_asks_whether_is_no_noun() -> None:
    _, second = clauses("Kari maler, og undersøker om Per kan låne ut.", 0, NAMES)
    assert second.verb is not None
    assert (second.subject, second.verb.lemma) == ("person", "undersøke")


@pytest.mark.parametrize(
    ("text", "opener", "subject"),
    [
        ("Hvem låser hallen?", "question", "thing"),
        ("Kva skal Kari kjøpe?", "question", "person"),
        ("Skal vi leie telt?", "question", "we"),
        ("Har Kari nøkkelen?", "question", "person"),
        ("Hvordan det gjøres, avtales i mai.", "subject", "thing"),
        ("Skal leie telt", "finite", "none"),
        ("Når skal Kari øve?", "question", "person"),
        ("Finnes det ledige båter?", "question", "it"),
        ("Kvar skal me møtast", "question", "we"),
    ],
)
def test_a_question_is_known_from_what_is_to_be_done(text: str, opener: str, subject: str) -> None:
    (clause,) = clauses(text, 0, NAMES)
    assert (clause.opener, clause.subject) == (opener, subject)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Difor sender leiaren brev til fylket.", "leiaren"),
        ("Dessutan lagar styret eit notat.", "styret"),
        ("Samstundes ringjer Kari banken.", "Kari"),
        ("Såleis tek Per kontakt med banken.", "Per"),
        ("Parallelt lagar styret eit notat.", "styret"),
        ("Attåt dette lagar styret eit notat.", "styret"),
        ("Imidlertid ringer Kari banken.", "Kari"),
        # an office of two words
        ("I mai sender daglig leder ut brevet.", "daglig leder"),
        ("I mai skal teknisk sjef legge fram planen.", "teknisk sjef"),
        ("Då tek fungerande rektor kontakt.", "fungerande rektor"),
        ("I mai skriv leiaren brevet.", "leiaren"),
        ("I mai sender daglig leder og Kari ut brevet.", "daglig leder og Kari"),
        ("I mai sender styret og sekretariatet brevet.", "styret og sekretariatet"),
        ("I mai sender styret brev og kart.", "styret"),
        ("I mai sender styret hyggelig brev.", "styret"),
        ("I mai maler Kari og vasker gulvet.", "Kari"),
    ],
)
def test_who_does_it_stands_behind_the_verb_where_something_else_opens(
    text: str, owner: str
) -> None:
    (clause,) = clauses(text, 0, NAMES)
    assert clause.owner is not None
    assert text[slice(*clause.owner)] == owner


def test_initials_have_no_surname_behind_them() -> None:
    text = "I mai møter LB Kystverket."
    (clause,) = clauses(text, 0, NAMES._replace(people=NAMES.people | {"LB"}))
    assert clause.owner is not None
    assert text[slice(*clause.owner)] == "LB"


def test_initials_that_are_a_word_too_are_somebody_where_the_list_has_them() -> None:
    known = NAMES._replace(people=NAMES.people | {"EN"})
    (clause,) = clauses("EN sender brevet.", 0, known)
    assert (clause.subject, clause.tense) == ("person", "present")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sundvik kommune sender ut lista.", "group"),
        ("Øvre Sundvik kommune sender ut lista.", "group"),
        ("Sundvik havn ordner lokaler.", "group"),
        ("Sundvik skule ordnar lokale.", "group"),
        ("Ny skole sender ut lista.", "thing"),
        ("Norsk havn sender ut lista.", "thing"),
    ],
)
def test_a_place_before_the_word_for_a_body_names_it(text: str, kind: str) -> None:
    assert clauses(text, 0, NAMES)[0].subject == kind


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Leiaren sende brev til fylket.", "past"),
        ("Styret melde saka til fylket", "past"),
        ("Kari sende brev til fylket.", "past"),
        ("Kari sende brev til fylket", "none"),  # as hurried notes tell what to do
        ("Sende brev til fylket.", "infinitive"),
        ("Leiaren må sende brev til fylket.", "modal"),
    ],
)
def test_a_past_in_nynorsk_may_look_like_the_infinitive(text: str, tense: str) -> None:
    assert clauses(text, 0, NAMES)[0].tense == tense
    assert clauses(text, 0, NAMES._replace(bokmal=True))[0].tense != "past"


def test_a_noun_behind_a_preposition_is_not_what_a_modal_calls_for() -> None:
    (clause,) = clauses("Nemnda skal i møte med eigaren.", 0, NAMES)
    assert (clause.verb, clause.tense) == (None, "modal")


def test_an_unknown_word_after_a_name_is_its_verb() -> None:
    (clause,) = clauses("Kari tryller fram kake.", 0, NAMES)
    assert (clause.subject, clause.tense) == ("person", "present")


def test_what_can_bind_is_known_by_its_particle() -> None:
    phrases = [
        clauses(text, 0, NAMES)[0].phrase
        for text in ("Kari tar kontakt med banken.", "Kari tar bussen.")
    ]
    assert phrases == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Innkjøp av maling",
        "Nytt telt til laget",
        "Feil i lista",
        "Julekonsert i mai",
        "Vara: Per",
        "Mangler ved taket",
        "Slutt 21.30",
        "Ny leder",
        "Ny rettleiar frå fylket",
        "Samstundes med møtet",
        "Svaret fra kommunen",
    ],
)
def test_a_noun_that_looks_like_a_verb_is_none(text: str) -> None:
    assert clauses(text, 0, NAMES)[0].opener == "verbless"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Rapporten sendes ikke ut.", True),
        ("Rapporten sendes ikke ut lenger.", True),
        ("Ingen rydder boden.", True),
        ("Rapporten sendes ut om ikke lenge.", False),
        ("Rapporten sendes ut om ikke så lenge.", False),
        ("Rapporten er ikke så god.", True),
        ("Ikkje minst må vi rydde boden.", False),
        ("Vi må ikke glemme å rydde boden.", False),
        ("Ikkje gløym å rydde boden!", False),
        ("Kari rydder boden hvis ikke Per gjør det.", False),
    ],
)
def test_not_all_that_looks_like_a_negation_is_one(text: str, negated: bool) -> None:
    assert clauses(text, 0, NAMES)[0].negated is negated


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Styret stiller seg bak planen.", "opinion"),
        ("Nemnda sluttar seg til forslaget.", "opinion"),
        ("Kari stiller stolene tilbake.", "arrange"),
    ],
)
def test_who_takes_sides_says_what_they_think(text: str, kind: str) -> None:
    (clause,) = clauses(text, 0, NAMES)
    assert clause.verb is not None
    assert clause.verb.kind == kind


def test_what_was_done_is_no_call_in_bokmal_which_has_no_infinitive_like_it() -> None:
    def tense(text: str, bokmal: bool) -> str:
        return clauses(text, 0, NAMES._replace(bokmal=bokmal))[0].tense

    assert tense("Vaska gangen til festen", True) == "perfect"
    assert tense("Vaska gangen til festen", False) == "infinitive"
    assert tense("Ta bilder av festen", True) == "infinitive"


@pytest.mark.parametrize("arrow", ["→", "->", "=>"])
def test_an_arrow_parts_what_is_from_what_is_done_about_it(arrow: str) -> None:
    found = clauses(f"Posten er tom {arrow} Per fyller på", 0, NAMES)
    assert [(c.subject, c.verb.lemma if c.verb else None) for c in found] == [
        ("proper", "vere"),
        ("person", "fylle"),
    ]


def test_an_arrow_behind_a_name_leads_to_what_is_theirs() -> None:
    (found,) = clauses("Per → dele malen", 0, NAMES)
    assert (found.subject, found.tense) == ("person", "infinitive")


@pytest.mark.parametrize(
    "text", ["Per skal på kurs i morgen.", "Flere skal ut.", "Dei kan torsdagar.", "Vi vil heim."]
)
def test_a_modal_without_a_verb_behind_it_has_none(text: str) -> None:
    clause = clauses(text, 0, NAMES)[0]
    assert (clause.tense, clause.verb) == ("modal", None)


def test_somebody_called_inga_denies_nothing() -> None:
    text = "Inga rydder boden."
    known, unknown = NAMES._replace(people=NAMES.people | {"Inga"}), NAMES
    assert [clauses(text, 0, names)[0].negated for names in (known, unknown)] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Leie telt",
        "Skifte lås på boden",
        "Prøve ny pumpe",
        "Ringe naboen",
        "Lage plakat",
        "Søke midler",
    ],
)
def test_a_word_that_may_be_a_noun_is_an_infinitive_before_its_object(text: str) -> None:
    assert clauses(text, 0, NAMES)[0].opener == "infinitive"


@pytest.mark.parametrize("text", ["Leie mottatt", "Prøve fredag", "Støtte til lag", "Ramme 2024"])
def test_but_not_before_what_goes_with_a_noun(text: str) -> None:
    assert clauses(text, 0, NAMES)[0].opener == "verbless"


@pytest.mark.parametrize(
    "text", ["Lag uten bane", "Lag og klubber", "Kjøp av plakat", "Intervju med ordføreren"]
)
def test_a_noun_that_looks_like_a_call_is_none(text: str) -> None:
    assert clauses(text, 0, NAMES)[0].verb is None


def test_what_finds_place_takes_place_and_who_finds_a_place_finds_it() -> None:
    held, found = "Valget skal finne sted i mai.", "Kari finner sted til festen."
    lemmas = [clauses(text, 0, NAMES)[0].verb for text in (held, found)]
    assert [verb and (verb.lemma, verb.kind) for verb in lemmas] == [
        ("skje", "happen"),
        ("finne", "check"),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kari har vært i Vik og skal på konferanse 9. april.", 2),
        ("Kari har hatt møte om avtalen og deltok på messa 6. mars.", 2),
        ("Kari får lista 3. mai og må svare innen 8. mai.", 2),
        ("Kari mottek lista 3. mai og skal svara innan 8. mai.", 2),
        # a thing's stages, one time for both, no duty behind it
        ("Planen har vært på høring og skal til behandling 9. april.", 1),
        ("Kari har spurt om Per kommer og skal på kurs 9. april.", 1),
        ("Kari får lista og må svare innen 8. mai.", 1),
        ("Kari lager lista 3. mai og må svare innen 8. mai.", 1),
    ],
)
def test_two_deeds_at_two_times_are_two_clauses(text: str, parts: int) -> None:
    assert len(clauses(text, 0, Names(frozenset(("Kari", "Per")), frozenset()))) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ingen har hørt om det, og Per Moe prøver å finne ut av det.", 2),
        ("Det er mørkt der, og Kari Lie svarer kommunen.", 2),
        ("Vi spør om Per Moe prøver å finne ut av det.", 1),
    ],
)
def test_somebody_by_their_whole_name_begins_a_clause_with_a_verb_that_may_be_a_noun(
    text: str, parts: int
) -> None:
    assert len(clauses(text, 0, NAMES)) == parts
