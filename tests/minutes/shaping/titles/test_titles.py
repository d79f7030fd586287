"""Titles as a secretary writes them."""

import pytest

from tests.minutes.papers import MEETING, amid, proposed, read, source
from workflow.domain.proposal import Kind
from workflow.minutes import reading
from workflow.minutes.head import frontmatter
from workflow.minutes.shaping.events import occasion
from workflow.minutes.shaping.titles.title import title as title_of
from workflow.minutes.shaping.who import trailing
from workflow.minutes.shaping.words.wording import LONGEST


def _title(kind: Kind, text: str) -> str:
    found, names = reading.gather(source(text + "\n"), MEETING)
    nynorsk = frontmatter.language(text) == "nn"
    return title_of(kind, found[0], trailing.owner(found[0], names), names, nynorsk)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari bestiller nye benker innen 1. mai.", "Bestille nye benker"),
        ("Vi må rydde boden.", "Rydde boden"),
        ("Vi må ha sett på budsjettet før påske.", "Se på budsjettet"),
        ("Kari sier fra innen fredag.", "Si fra"),
        ("Kari melder frå seinast fredag.", "Melde frå"),
        ("Alle må ha sagt fra innen mandag.", "Si fra"),
        ("Kari henter rapporten fra i fjor.", "Hente rapporten fra i fjor"),
        ("Antenna må sees på, den skurrer.", "Se på antenna, den skurrer"),
        ("Saken må sees nærmere på.", "Se nærmere på saken"),
        ("Evalueringen skal gjennomføres av ekstern aktør i 2025.", "Gjennomføre evalueringen"),
        ("Interesserte melder seg til kontoret.", "Melde seg til kontoret"),
        (
            "Det nedsettes en komité bestående av Kari, Per og Berit.",
            "Nedsette en komité bestående av Kari, Per og Berit",
        ),
        ("Vi må få sett nærmere på avtalen.", "Se nærmere på avtalen"),
        ("Kari må ha sett opp stolene.", "Sette opp stolene"),
        ("Alle må ha gjort dette klart.", "Gjøre dette klart"),
        ("Det blir sagt fra om dette i mai.", "Si fra om dette"),
        ("Me må få sett på avtalen før påske.", "Sjå på avtalen"),
        ("Kari rigger bord og stoler.", "Rigge bord og stoler"),
        ("Per har laget utkast og sender det til styret.", "Sende utkast til styret"),
        ("Per har laget utkast til plan og sender det ut i mai.", "Sende ut utkast til plan"),
        ("Per har fått to tilbud og legger dem fram i mai.", "Legge fram to tilbud"),
        ("Per har kartlagt behovet og legger fram en oversikt.", "Legge fram en oversikt"),
        # what comes of a state, and of what has been made
        ("Kari har kontakt med banken og sjekker prisen.", "Sjekke prisen"),
        ("Kari er kontaktperson og tar imot stoff.", "Ta imot stoff"),
        ("Kari er i gang med søknaden og gjør den ferdig i mai.", "Gjøre søknaden ferdig"),
        ("Kari er i kontakt med eieren og gir beskjed.", "Gi beskjed"),
        ("Kari har fått tilbud og vil hente inn flere.", "Hente inn flere"),
        ("Kari har noen navn og spør dem om hjelp.", "Spørre dem om hjelp"),
        ("Kari har laget en mal som legges ut på nettsida.", "Legge ut en mal på nettsida"),
        ("Kari har fått svar og skal ha beskjed.", "Kari har fått svar og skal ha beskjed"),
        ("Brevet må sendes nå, for de planlegger lenge.", "Sende brevet"),
        ("Brevet må sendes nå, for eksempel til laget.", "Sende brevet, for eksempel til laget"),
        (
            "Det settes ned en gruppe med Kari, Per og Berit som skal lage en plan.",
            "Lage en plan",
        ),
        ("Det settes ned en gruppe med mange roller.", "Sette ned en gruppe med mange roller"),
        ("Styret sa ja til planen og ba kontoret følge opp søknaden.", "Følge opp søknaden"),
        ("Opsjonen må utløses innen 22. mai.", "Utløse opsjonen"),
        ("Den bør sendes ut før 1. mai.", "Sende den ut"),
        ("Datoen tar vi stilling til på neste møte.", "Ta stilling til datoen"),
        ("Kari undersøker om torsdager er ledig.", "Undersøke om torsdager er ledig"),
        ("Styret legger fram en plan i møtet 23. mai.", "Legge fram en plan"),
        (
            "Kari leier inn folk for å sikre drift i påsken.",
            "Leie inn folk for å sikre drift i påsken",
        ),
        ("Per baker kake og steker vafler.", "Bake kake og steke vafler"),
        ("Per er ansvarlig for maten.", "Ha ansvar for maten"),
        ("Valgkomiteen må ha klar innstillingen.", "Ha klar innstillingen"),
        ("Vi trenger noen til å grille.", "Vi trenger noen til å grille"),
        ("Ønsker om ferie må leveres til Per.", "Levere ønsker om ferie til Per"),
        ("Nettsida skal være på lufta innen 3. juni.", "Nettsida skal være på lufta"),
        ("Kari lager en side – skal være klar til 1. mai.", "Lage en side"),
        ("Undersøkelsen: alle må svare innen 15. mai.", "Svare: Undersøkelsen"),
        ("Vi må ikke glemme å rydde boden.", "Rydde boden"),
        ("Per lovet å rydde boden.", "Rydde boden"),
        ("Kari meldte seg frivillig til å rydde boden.", "Rydde boden"),
        ("Kari og Per får ansvaret for å rydde boden.", "Rydde boden"),
        ("Det er Kari som rydder boden.", "Rydde boden"),
        ("Boden rydder Bjarne.", "Rydde boden"),
        ("Testdata lages for hånd av Bjarne Vik.", "Lage testdata for hånd"),
        ("Skiltene settes opp av vegvesenet.", "Sette opp skiltene"),
        ("Planen utformes av leder og kasserer.", "Utforme planen av leder og kasserer"),
        ("- Skilt til stien – Bjarne ordner før påske", "Ordne skilt til stien"),
        ("Styret får fullmakt til å rydde boden.", "Rydde boden"),
        ("Styret gir kasserer fullmakt til å signere avtalen.", "Signere avtalen"),
        ("Leder får fullmakt til sammen med Kari å signere avtalen.", "Signere avtalen"),
        ("Lag som vil, gis anledning til å komme med innspill.", "Komme med innspill"),
        ("Kari og Per ble valgt til å gå gjennom reglene.", "Gå gjennom reglene"),
        ("Styret oppnevner Kari til å lage budsjett.", "Lage budsjett"),
        ("Rådet gjev fråsegn i saka, Per skriv.", "Gje fråsegn i saka"),
        ("Innen mars skal alle lister være levert.", "Levere alle lister"),
        ("Før jul rydder alle boden.", "Rydde boden"),
        ("Kari ber laget om å få bruke banen.", "Be laget om å få bruke banen"),
        ("Årsmøtet ber styret om å få til en grøtfest.", "Få til en grøtfest"),
        ("Styret får mulighet ved at laget vil leie ut.", "Få mulighet ved at laget vil leie ut"),
        ("Det som ikke ble ført: Styret får fullmakt til å rydde boden.", "Rydde boden"),
        ("Kari fekk i oppdrag å fylgja dette opp.", "Fylgja dette opp"),
        ("Kasserer gis fullmakt til å signere avtalen.", "Signere avtalen"),
        ("Elevrådet inviteres til å komme med innspill.", "Komme med innspill"),
        ("Lederen inviteres til neste møte.", "Invitere lederen til neste møte"),
        ("Alle vert oppmoda om å ta med kake.", "Ta med kake"),
        ("Så snart svaret er her, ringer vi skolen.", "Ringe skolen"),
        ("Oppfølgingen tar Bjarne seg av.", "Ta seg av oppfølgingen"),
        ("Søknaden til fylket skriver Bjarne Vik ferdig.", "Skrive søknaden til fylket ferdig"),
        ("Hvis det regner, henger leder opp duken.", "Henge opp duken"),
        ("Ved neste øvelse deler Bjarne ut de nye notene.", "Dele ut de nye notene"),
        ("Forslag sendes Bjarne.", "Sende forslag til Bjarne"),
        ("- Nytt lås på boden – Kari ordner", "Ordne nytt lås på boden"),
        ("Årsmelding: Kari og Bjarne samarbeider om denne.", "Samarbeide om årsmelding"),
        ("- Kaffe og kake - Kari tar med", "Ta med kaffe og kake"),
        ("- Purre på faktura (snarest!)", "Purre på faktura"),
        ("- Skifte lås på boden → Kari", "Skifte lås på boden"),
        ("Meld deg på innen 1. mai.", "Melde deg på"),
        ("Kari finner mat til høstens seminar.", "Finne mat til høstens seminar"),
        ("Utkastet sendes kommunene innen 1. mai.", "Sende utkastet til kommunene"),
        ("Saken oversendes styret.", "Oversende saken til styret"),
        ("Dette arbeider vi med fram mot neste møte.", "Arbeide med dette"),
        ("Planen sendes på høring med frist 1. mai.", "Sende planen på høring"),
        ("Per sender ut skjema med svarfrist 1. mai.", "Sende ut skjema"),
        ("Vi ber kommunen om et møte.", "Be kommunen om et møte"),
        ("Vi må bestille telt, bord og stoler.", "Bestille telt, bord og stoler"),
        ("Kari kjøper inn følgende: saft og kjeks.", "Kjøpe inn følgende: saft og kjeks"),
        ("Gry eller Anders ringer opp skolen.", "Ringe opp skolen"),
        ("Rampe skal utredes.", "Utrede rampe"),
        ("Vannkoker må hentes.", "Hente vannkoker"),
        ("Bjarne dekker bord og setter opp treet.", "Dekke bord og sette opp treet"),
        ("Lise følgjer opp saka.", "Følgje opp saka"),
        ("Det ble bestemt å sette ned et utvalg.", "Sette ned et utvalg"),
        ("Styret har fått i oppgave å lage budsjett.", "Lage budsjett"),
        ("Per flambrer kakene.", "Flambre kakene"),
        ("Kari forsøker å få tak i en dommer.", "Få tak i en dommer"),
        ("Vi må vatre bordet enda en gang.", "Vatre bordet enda en gang"),
        ("Gulvene må bones før påske.", "Bone gulvene"),
        ("Tidspunkt avklares, helst i uke 24.", "Avklare tidspunkt"),
        ("Utvalget ber rådmannen gi en ny tilbakemelding innen 1. mai.", "Gi en ny tilbakemelding"),
        ("Styret ber Kari om å lage et utkast.", "Lage et utkast"),
        ("Leder bes legge fram en plan på neste møte.", "Legge fram en plan"),
        ("Kommunene bes ikke rette selv.", "Be kommunene ikke rette selv"),
        ("Valgkomiteen er bedt om å melde navn til Per.", "Melde navn til Per"),
        ("Pølser og is: bestilles innen 1. mai", "Bestille pølser og is"),
        ("Innkalling sendes ut senest 3. mai.", "Sende ut innkalling"),
        ("Forslaget legges ut på høring i april.", "Legge ut forslaget på høring"),
        ("Rammene tas opp med rektor før sommeren.", "Ta opp rammene med rektor"),
        ("Kari Vik spørres om å lede komiteen.", "Spørre Kari Vik om å lede komiteen"),
        ("Plansjefen bes om å arrangere et åpent møte i mai.", "Arrangere et åpent møte"),
        ("Styret vil i løpet av desember legge fram et forslag.", "Legge fram et forslag"),
        ("Foreldra må melde på innan 1.2.", "Melde på"),
        ("Siri sørger for det.", "Sørge for det"),
        ("Jonas og Marianne melder seg på.", "Melde seg på"),
        ("Eldbjørg tek søknaden med på møtet i mai.", "Ta søknaden med"),
        ("Utkast sendes på Teams innen søndag, endelig frist er 28.03.", "Sende utkast på Teams"),
        ("Påmeldingen åpner 20. oktober.", "Påmeldingen åpner"),
        ("Påmelding åpner senest 20. oktober – Kari", "Påmelding åpner"),
        ("Saka vert lagd fram for utvalet 4. mai.", "Leggje fram saka for utvalet"),
        ("Utkastet vert sendt ut på høyring.", "Sende ut utkastet på høyring"),
        ("Ny kontaktperson meldes inn.", "Melde inn ny kontaktperson"),
        ("Husk å takke sponsorene!", "Takke sponsorene"),
        (
            "Avvik om brannvarsling følges opp med huseier.",
            "Følge opp avvik om brannvarsling med huseier",
        ),
        (
            "Marit hentar inn pris og legg han fram på møtet 4. mai.",
            "Hente inn pris og leggje han fram",
        ),
    ],
)
def test_a_task_begins_with_its_verb_and_has_no_date(text: str, title: str) -> None:
    assert _title(Kind.TASK, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Årsmøtet holdes torsdag 26. mars kl 18.", "Årsmøtet"),
        ("Årsmøtet varsles onsdag 5. april.", "Årsmøtet varsles"),
        ("Øving 4. mai i bedehuset (vi har sagt nei til mat).", "Øving i bedehuset"),
        ("Fredag 5. mai skal dei ha møte med motorlaget.", "Møte med motorlaget"),
        ("Det planlegges en ny fagdag til høsten.", "Ny fagdag"),
        ("Neste møte: tirsdag 31. oktober.", "Neste møte"),
        ("Møtene i vår: 16. april og 11. juni.", "Møte"),
        ("Vinterkonferansen 8. juni", "Vinterkonferansen"),
        ("Sopptur søndag 8/9 kl 11, leder: Åse", "Sopptur"),
        ("Dugnad lørdag 13. mai kl 11-14, styret ordner mat.", "Dugnad"),
        ("Landskonferansen 1.–2. februar 2024: Leder og nestleder deltar.", "Landskonferansen"),
        ("5.5  Hagedag 3. september", "Hagedag"),
    ],
)
def test_an_event_is_named_by_its_noun(text: str, title: str) -> None:
    assert _title(Kind.EVENT, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari bestiller derfor nye benker.", "Bestille nye benker"),
        ("Marit ringer først og fremst naboene.", "Ringe naboene"),
        ("Siri skal dessuten kontakte kommunen.", "Kontakte kommunen"),
        ("Lise sender òg brev til naboane.", "Sende brev til naboane"),
        ("Leiaren skriv difor til grunneigaren.", "Skrive til grunneigaren"),
        ("Kassereren må spørres også.", "Spørre kassereren"),
        ("Kari skal svare svært snart på brevet.", "Svare på brevet"),
        ("Ola ser på nøklene.", "Se på nøklene"),
        ("Guro ser på nøklane og dei andre tinga.", "Sjå på nøklane og dei andre tinga"),
        ("Takstmannen må spørres først.", "Spørre takstmannen først"),
    ],
)
def test_adverbs_that_only_comment_are_left_out(text: str, title: str) -> None:
    assert _title(Kind.TASK, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Også i fjor høst tar Kari ansvaret for kafeen.", "Ta ansvaret for kafeen"),
        ("Deretter legger kassereren det fram for styret.", "Legge det fram for styret"),
        ("Etter ferien sender vi derfor ut brevet.", "Sende ut brevet"),
        ("Etter jul hentar me inn pris på taket.", "Hente inn pris på taket"),
        ("Innen 1. mai lages det en ny vaktliste.", "Lage en ny vaktliste"),
        ("Budsjettet må vi lage sammen med Kari.", "Lage budsjettet sammen med Kari"),
        ("Takrennene må husvertene rense selv.", "Rense takrennene selv"),
        (
            "Vedtektene arbeider vi videre med på seminaret.",
            "Arbeide videre med vedtektene på seminaret",
        ),
        ("Notane ser me på etter ferien.", "Sjå på notane"),
        ("Saker om brygga tar vi gjerne imot.", "Ta imot saker om brygga"),
    ],
)
def test_who_stands_behind_the_verb_is_no_part_of_the_title(text: str, title: str) -> None:
    assert _title(Kind.TASK, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari holder på å male gjerdet.", "Male gjerdet"),
        ("Marit held på å måle opp tomta.", "Måle opp tomta"),
        ("Ola er i gang med å merke løypa.", "Merke løypa"),
        ("Siri jobber med å skaffe dommere.", "Skaffe dommere"),
        ("Styret har ansvar for å rydde låven.", "Rydde låven"),
        ("Åse tek ansvar for å lyse ut kurset.", "Lyse ut kurset"),
        ("Kari har til fredag å levere nøklene.", "Levere nøklene"),
        ("Vi tar sikte på å arrangere kurs.", "Arrangere kurs"),
        ("Kari jobber med vedtektene.", "Jobbe med vedtektene"),
        ("Kasserer kommer tilbake med et forslag.", "Komme tilbake med et forslag"),
        ("Kari og Ola går runden til naboene.", "Gå runden til naboene"),
        ("Nøklene må gås gjennom.", "Gå gjennom nøklene"),
        ("Skiltene vi har på lager, må gås gjennom.", "Gå gjennom skiltene vi har på lager"),
        ("Hvem som vasker, fordeles på neste møte.", "Fordele hvem som vasker"),
        ("Alt må leveres innen neste styremøte.", "Levere alt"),
        ("Søknaden tas videre til høsten.", "Ta søknaden videre"),
        ("Nemnda skal etter planen legge fram et forslag.", "Legge fram et forslag"),
        ("Det ble besluttet at vi maler boden.", "Male boden"),
        ("Husk at vi skal bestille kake.", "Bestille kake"),
        ("Om kort tid vil listene bli sendt ut.", "Sende ut listene"),
        ("Programmet må være klart til høsten.", "Få programmet klart"),
        ("Innen 3. mai må rapporten være ferdig.", "Få rapporten ferdig"),
        ("Påmelding skal være inne innen 3. mai.", "Få påmelding inn"),
        ("Nytt utstyr skal etter planen være på plass i mai.", "Få nytt utstyr på plass"),
        ("Planen må ikke være klar før mai.", "Planen må ikke være klar"),
        ("Tall som skal med, må være inne i mai.", "Tall som skal med, må være inne"),
        ("Fint om alle tar det med hjem.", "Ta det med hjem"),
        ("Kari får noen til å ta ansvar for det.", "Få noen til å ta ansvar for det"),
        ("Kari sender lista så snart den er klar.", "Sende lista så snart den er klar"),
    ],
)
def test_a_task_is_named_by_what_is_to_be_done(text: str, title: str) -> None:
    assert _title(Kind.TASK, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Stien må ryddes, så vi kommer fram.", "Rydde stien"),
        ("Kari spør naboene, men det er styret som bestemmer.", "Spørre naboene"),
        ("Kari skriver til eieren, og så får vi se.", "Skrive til eieren"),
        ("Rampa bygges i tre, det står i avtalen.", "Bygge rampa i tre"),
        ("Kari lager halve lista, resten gjøres av Ola.", "Lage halve lista"),
        ("Styret vedtar planen, som fra nå av gjelder for alle.", "Vedta planen"),
        ("Marit lyser ut vervet, slik vedtektene krev.", "Lyse ut vervet"),
        ("Kari melder fra til Ola mandag eller tirsdag.", "Melde fra til Ola"),
        ('Godtgjørelsen økes til 500 kr."', "Øke godtgjørelsen til 500 kr"),
        (
            "Kari ringer Ola, som kjenner eieren, om nøkkelen.",
            "Ringe Ola, som kjenner eieren, om nøkkelen",
        ),
    ],
)
def test_what_only_comments_on_a_task_is_left_out(text: str, title: str) -> None:
    assert _title(Kind.TASK, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Hva gjør vi med porten?", "Hva gjør vi med porten?"),
        ("Korleis skaffar me pengar til taket?", "Korleis skaffar me pengar til taket?"),
        ("Før påske ble det bestemt å flytte boden.", "Flytte boden"),
        ("Ventilasjon: Kari", "Ventilasjon"),
    ],
)
def test_a_question_stays_one_and_a_small_word_is_no_verb(text: str, title: str) -> None:
    assert _title(Kind.TASK, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("3. juni blir det grillfest ved brygga.", "Grillfest ved brygga"),
        ("Blir kanefart torsdag 8. september.", "Kanefart"),
        ("Er møte på torsdag.", "Møte"),
        ("Skal på fisketur i morgen.", "Fisketur"),
        ("Skal ha møte i dag.", "Møte"),
        ("Måndag 3. juni går me på tur til fjellet.", "Tur til fjellet"),
        ("Kryssord: 17. mai-fest med pølser", "17. mai-fest med pølser"),
        ("Grillfest 3. juni, alle", "Grillfest"),
        ("Navnet blir «Lørdag morgen».", "Navnet blir «Lørdag morgen»"),
        ("Husk dugnaden 3. juni!", "Dugnaden"),
        ("Dato for grillfesten er 3. juni.", "Grillfesten"),
        ("De to neste møtene blir 3. juni og 8. juni.", "De to neste møtene"),
        ("Grillfest: Kari og Bjarne deltar 3. juni.", "Grillfest"),
        ("Foreldremøte for 8. trinn er 3. juni.", "Foreldremøte for 8. trinn"),
        ("Kontoret holder stengt hele uke 14.", "Kontoret holder stengt"),
        ("Treningsfri 1.–10. april pga påske.", "Treningsfri"),
        ("Grillfest 3. juni – Kari kommer", "Grillfest"),
        ("Kurs i knuter 3. juni, Kari og Bjarne drar.", "Kurs i knuter"),
        ("Vi har neste møte 3. juni.", "Neste møte"),
        ("Generalforsamlingen måtte flyttes til høsten.", "Generalforsamlingen"),
        ("Felles øvelse «Storm» er satt til 3. juni.", "Felles øvelse «Storm»"),
        ("Neste dugnad bør bli 3. juni.", "Neste dugnad"),
        ("Dugnad 3. juni. kle dere godt", "Dugnad"),
        ("Neste dugnader: 3. juni (brygga), 8. juni (grillfest i parken)", "Neste dugnader"),
    ],
)
def test_an_event_is_no_half_sentence(text: str, title: str) -> None:
    assert _title(Kind.EVENT, text) == title


def test_an_event_told_without_its_name_is_called_what_stands_above() -> None:
    text = "4. Grillfest\nBlir lørdag 3. juni på stranda.\n"
    assert [p.title for p in read(text).proposals] == ["Grillfest"]


def test_dates_under_a_label_that_names_nothing_are_called_what_the_heading_is() -> None:
    text = "4. Møteplan\nNye datoer: 3. april, 8. juni.\n"
    assert [p.title for p in read(text).proposals] == ["Møte"] * 2


def test_an_event_of_its_own_name_in_a_list_keeps_it() -> None:
    text = "4. Resten av årets stevner\n- Vårmila 3. juni\n- 8. juni - Terrengløpet\n"
    assert [p.title for p in read(text).proposals] == ["Vårmila", "Terrengløpet"]


def test_a_date_alone_is_called_what_its_heading_is_called() -> None:
    text = "4. Eventuelt\n\n## Neste møte\nTirsdag 2. mai, samme sted.\n"
    assert [p.title for p in read(text).proposals] == ["Neste møte"]


def test_a_verb_alone_is_told_by_its_matter() -> None:
    text = "1. Godkjenning\nOk.\n\n2. Uteområde\nRektor bestiller innen uke 14.\n"
    assert [p.title for p in read(text).proposals] == ["Bestille: Uteområde"]


@pytest.mark.parametrize("name", ["(Kari)", "– Kari", "/ Kari", "– Kari, 19. april"])
def test_who_does_it_is_no_part_of_the_title(name: str) -> None:
    text = f"1. Fest\nVi fordelte oppgavene.\n\nOppgaver:\n- Bestille pølser {name}\n"
    assert [p.title for p in read(text).proposals if p.kind is Kind.TASK] == ["Bestille pølser"]


def test_a_date_in_a_list_is_called_what_the_list_is_called() -> None:
    text = "4. Eventuelt\n\nNeste møter i gruppa:\n- torsdag 4. mai kl. 10, Teams\n- 8. juni, Dal\n"
    found = read(text)
    assert [p.title for p in found.proposals if p.kind is Kind.EVENT] == ["Møte i gruppa"] * 2
    assert found.findings == ()


def test_a_long_title_is_cut_between_words() -> None:
    title = _title(Kind.TASK, "Kari skriver " + "brev " * 40 + ".")
    assert len(title) <= LONGEST
    assert title.endswith("brev")


def test_two_groups_each_with_an_event_of_one_common_name_keep_both() -> None:
    text = amid("Status\nBarna\nSkal på skitur nå.\n\nUngdommen\nSkitur i morgen.")
    events = [p.title for p in read(text).proposals if p.kind is Kind.EVENT]
    assert events == ["Skitur", "Skitur", "Neste møte"]


def test_a_meetings_matter_stands_behind_what_it_is_called() -> None:
    text = "4. Eventuelt\n\nNeste møter:\n- 7. mai: Vedtekter\n- 10. mai: Kart\n"
    assert [p.title for p in read(text).proposals] == [
        "Møte: vedtekter",
        "Møte: kart",
    ]


def test_the_label_of_a_list_of_events_is_none_itself() -> None:
    text = "## Møteplan\nDet planlegges kurs:\n- 7. mai: Bokbinding\n- 10. mai: Førstehjelp\n"
    assert [p.title for p in read(text).proposals] == ["Bokbinding", "Førstehjelp"]


def test_no_event_is_called_by_the_title_of_the_minutes() -> None:
    found = read("# Referat fra styremøtet i mars\n\nPå hyggekvelden 24. mai.\n").proposals
    assert [proposal.title for proposal in found] == ["På hyggekvelden"]


@pytest.mark.parametrize(
    ("kind", "text", "title"),
    [
        (Kind.TASK, "Kari lager terminliste for våren 2024.", "Lage terminliste for våren 2024"),
        (Kind.TASK, "Per henter pris for første helga i mai.", "Hente pris for første helga i mai"),
        (Kind.TASK, "Per sender tall for 2022 innen 1. mai.", "Sende tall for 2022"),
        (Kind.TASK, "Kari bestiller rom for 3. mai.", "Bestille rom"),
        (Kind.EVENT, "Årsmøtet for 2022 blir 21. mars.", "Årsmøtet for 2022"),
    ],
)
def test_a_period_that_something_is_for_belongs_to_its_name(
    kind: Kind, text: str, title: str
) -> None:
    assert _title(kind, text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Innkalling sendes ut to uker før.", "Sende ut innkalling"),
        ("Sakspapirene sendes ut senest en uke i forveien.", "Sende ut sakspapirene"),
        ("Kari melder fra til banken.", "Melde fra til banken: Uteområdet"),
        (
            "Kari legger det ut på Facebook-siden innen 10. april.",
            "Legge det ut på Facebook-siden: Uteområdet",
        ),
        ("Stillingen lyses ut med frist 3. mai.", "Søknadsfrist: Stillingen"),
        ("Kari har ansvar for premiene.", "Ha ansvar for premiene"),
        (
            "Kari finner ut hvem som har ansvar for lysene.",
            "Finne ut hvem som har ansvar for lysene",
        ),
        ("Vi må bruke pengene før sommeren.", "Bruke pengene"),
        ("Loddbøkene deles ut til alle og skal være fine.", "Dele ut loddbøkene til alle"),
        (
            "- Søknad til kommunen – ikke gjort, Per sender den i uke 14",
            "Sende søknad til kommunen",
        ),
        ("Kari minnet om at alle må levere tall innen 15. april.", "Levere tall"),
        (
            "Det settes ned en arbeidsgruppe med Kari, Per og Berit.",
            "Sette ned en arbeidsgruppe med Kari, Per og Berit",
        ),
    ],
)
def test_a_task_is_told_without_when_and_by_whom(text: str, title: str) -> None:
    assert [p.title for p in read(f"1. Uteområdet\n{text}\n").proposals] == [title]


@pytest.mark.parametrize(
    ("heading", "text", "title"),
    [
        ("Dialogmøte om barnevern", "Møtet holdes 23. mai.", "Dialogmøte om barnevern"),
        ("Fagdag om klima", "Fagdagen arrangeres 23. mai på rådhuset.", "Fagdag om klima"),
        ("Sommerfest", "Festen er torsdag 15. juni.", "Sommerfest"),
        ("Sommertur", "Turen går til fjellet 20. juni.", "Sommertur"),
        ("Ledersamling 11. mai", "Samlingen holdes på hotellet fra kl. 9.", "Ledersamling"),
        ("Dugnad", "Møtet holdes 23. mai.", "Møtet"),
        ("Status", "Vernerunde gjennomføres 20. april.", "Vernerunde"),
        ("Status", "Brukartesten vert halden 10. mai.", "Brukartesten"),
    ],
)
def test_a_bare_event_is_called_what_its_heading_calls_it(
    heading: str, text: str, title: str
) -> None:
    assert [p.title for p in read(f"1. {heading}\n{text}\n").proposals] == [title]


def test_who_holds_an_event_is_no_part_of_its_title_and_an_event_owns_nothing() -> None:
    text = (
        "1. Vår\n- Sommerfest 15. juni (Kari og Per)\n- Skoleball: Blir 9. juni.\n"
        "- Barnehagen er stengt 19. mai.\n"
    )
    assert [(p.title, p.owner) for p in read(text).proposals] == [
        ("Sommerfest", "Kari og Per"),
        ("Skoleball", None),
        ("Barnehagen er stengt", None),
    ]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Kari kjøper blomster til festmiddagen 12. juni.", "Festmiddagen"),
        ("Vertskapet kunngjøres på årskonferansen 23. oktober.", "Årskonferansen"),
        ("Kommunen holder fest på kaia 12. juni.", None),
        ("Kari ringer Per 12. juni.", None),
        ("Kari sender lista til Per 12. juni.", None),
    ],
)
def test_the_event_that_a_task_is_for_is_known_by_its_day(text: str, called: str | None) -> None:
    found, _ = reading.gather(source(text + "\n"), MEETING)
    assert occasion.beside(found[0], found[0].moments[0].window) == called


def test_what_a_reminder_is_about_is_the_matter_and_not_who_reminds() -> None:
    first = "Kari minnet om søknadsfristen for midler 2. april."
    second = "Per minner om at avgiften forfaller 3. mai."
    found = read(amid(f"Frister\n{first} {second}\n")).proposals
    assert [(p.title, p.owner) for p in found if p.quote in (first, second)] == [
        ("Søknadsfristen for midler", None),
        ("Avgiften forfaller", None),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dugnad\nDato ble satt til lørdag 22. april kl. 10.", "Dugnad"),
        ("Dugnad\nDatoen blir lørdag 22. april.", "Dugnad"),
        ("Sommeravslutning\nVi møtes på torget 13. juni.", "Sommeravslutning"),
        ("Kart\nOppgraderingen er planlagt i uke 27.", "Oppgraderingen"),
        ("Nye balkonger\nOppstart er planlagt til 2. mai.", "Oppstart: Nye balkonger"),
        ("Nettverk\n- Havn: samling 11. september i Vika", "Havn: samling i Vika"),
        ("Neste møter\n- 16. mai kl. 10 (nett)", "Møte"),
        ("Det betyr at kurset i Vika holdes 29. april.", "Kurset i Vika holdes"),
        ("Vi reiser på klubbtur til Bergen helga 26.–28. mai.", "Klubbtur til Bergen"),
    ],
)
def test_an_event_is_called_by_what_it_is_about(text: str, title: str) -> None:
    found = read(amid(f"{text}\n")).proposals
    assert title in [p.title for p in found if p.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Per henter inn ett tilbud til innen 1. mai.", "Hente inn ett tilbud til"),
        ("Kari skriv til dei ein gong til.", "Skrive til dei ein gong til"),
        ("Kari sender invitasjonen til innen 1. mai.", "Sende invitasjonen"),
        ("Tilskuddet må søkes om innen 2. mai.", "Søke om tilskuddet"),
        ("Innspill kan gis fram til St. Hans.", "Gi innspill"),
        ("Rapporten sendes ut like etter påske.", "Sende ut rapporten"),
        ("Kari venter til etter neste møte med brevet.", "Vente til etter neste møte med brevet"),
        ("Per tar i bruk nye nøkler fra høsten av.", "Ta i bruk nye nøkler"),
    ],
)
def test_the_words_of_a_time_are_left_out_and_none_beside(text: str, title: str) -> None:
    (task,) = (p for p in read(f"1. Arbeidet\n{text}\n").proposals if p.kind is Kind.TASK)
    assert task.title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Konsert i kyrkja Kristi himmelfartsdag kl. 20.", "Konsert i kyrkja"),
        ("Gudstjeneste første påskedag kl. 11.", "Gudstjeneste"),
        ("13/12 Lucia for foreldre", "Lucia for foreldre"),
        ("PPT: 14. april, møte om Per", "PPT: møte om Per"),
    ],
)
def test_a_holiday_names_an_event_only_where_it_stands_apart(text: str, title: str) -> None:
    (event,) = (p for p in read(f"1. Planer\n{text}\n").proposals if p.kind is Kind.EVENT)
    assert event.title == title


def test_no_space_is_left_before_the_mark_of_a_question() -> None:
    assert _title(Kind.EVENT, "Hyttetur i april?") == "Hyttetur?"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # a time that alone stood between two commas
        ("Boka lanseres på Olsok, 29. juli, med foredrag.", "Lansering av boka med foredrag"),
        ("Kari sender brevet, 3. mai, for underskrift.", "Sende brevet for underskrift"),
        # what others send somebody
        ("Styremedlemmene får regnskapet tilsendt.", "Sende regnskapet til styremedlemmene"),
        ("Alle lag skal få tilsendt skjemaet.", "Sende skjemaet til alle lag"),
        # what another does in turn, where its time is cut
        ("Kari tar julaften mot at Per tar nyttårsaften.", "Ta julaften"),
        ("Kari tar vakta mot at Per tar kvelden.", "Ta vakta mot at Per tar kvelden"),
    ],
)
def test_a_title_has_no_half_of_another_clause(text: str, title: str) -> None:
    assert proposed(text)[0].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Per søker om plass (fristen er 20. april).", "Søke om plass"),
        ("Per melder på laget (fristen går ut 20. april).", "Melde på laget"),
        ("Per søkjer om støtte (søknadsfristen er sett til 20. april).", "Søkje om støtte"),
        ("Per søker om støtte (med frist 20. april).", "Søke om støtte"),
        (
            "Per sjekker avtalen (fristen i kontrakten) innen 20. april.",
            "Sjekke avtalen (fristen i kontrakten)",
        ),
    ],
)
def test_a_limit_in_brackets_leaves_nothing_behind(text: str, title: str) -> None:
    assert _title(Kind.TASK, text) == title
