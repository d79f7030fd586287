"""The forms of a task's words: to whom, what must be ready, what is left out beside a time."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Endringer meldes sekretariatet innen 3. april.", "Melde endringer til sekretariatet"),
        ("Innspill til svaret meldes Tone innen 3. april.", "Melde innspill til svaret til Tone"),
        ("Forslag sendes Per innen 3. april.", "Sende forslag til Per"),
        (
            "Notatet rettes og sendes kommunen innen 3. april.",
            "Rette notatet og sende til kommunen",
        ),
        ("Sakene må være sekretariatet i hende innen 3. april.", "Sende sakene til sekretariatet"),
        ("Stoffet må vera Tone i hende innan 3. april.", "Sende stoffet til Tone"),
        ("Per må ha klart budsjettet til 3. april.", "Ha klart budsjettet"),
        ("Kari må ha på plass avtalen innen 3. april.", "Ha på plass avtalen"),
        ("Når papirene er klare, legges de ut på nettet.", "Legge dem ut på nettet: Uteområdet"),
        ("Etter at verten er klar, setter vi ned en komité.", "Sette ned en komité"),
        ("Etter at høringen er over, oppsummerer Kari innspillene.", "Oppsummere innspillene"),
        (
            "Det settes ned en gruppe bestående av Kari, Per og Siri.",
            "Sette ned en gruppe bestående av Kari, Per og Siri",
        ),
        ("Invitasjonen må sendes før 3. april, for de planlegger tidlig.", "Sende invitasjonen"),
        ("Rapporten sendes ut like etter påske.", "Sende ut rapporten"),
        ("Kari skriver til dem en gang til.", "Skrive til dem en gang til"),
        ("Per lager innspill til NOU 2023: 24 innen 3. april.", "Lage innspill til NOU 2023: 24"),
        ("Siri skal nå endelig få måle boden.", "Få måle boden"),
        # a participle of nynorsk looks like an infinitive in -a
        ("Avvika skal vere lukka innan mai.", "Lukke avvika"),
        ("Innspela vert samla i permen.", "Samle innspela i permen"),
        # and what must not change
        ("Kari skal vaska golvet.", "Vaska golvet"),
        ("Skiltene settes opp av vegvesenet.", "Sette opp skiltene"),
        ("De frivillige må registreres innen 3. april.", "Registrere de frivillige"),
    ],
)
def test_a_task_is_told_in_its_proper_form(text: str, title: str) -> None:
    assert proposed(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Innkallingen må ut innen fredag.", "Sende ut innkallingen"),
        ("Innkallinga må ut innan fredag.", "Sende ut innkallinga"),
        ("Plakatene må opp.", "Henge opp plakatene"),
        ("Abstrakt må inn senest 14. april.", "Sende inn abstrakt"),
        ("Rapporten skal inn til fylket innen 3. april.", "Sende inn rapporten til fylket"),
        ("Kvitteringer må inn.", "Få inn kvitteringer"),
        ("Nytt gulv må inn i budsjettet.", "Få nytt gulv inn i budsjettet"),
        ("Referatene må ut på nett.", "Legge ut referatene på nett"),
        # who is to go somewhere is no thing
        ("Alle må ut av bygget.", "Alle må ut av bygget"),
    ],
)
def test_what_must_go_somewhere_is_sent_hung_or_got_there(text: str, title: str) -> None:
    assert [p.title for p in proposed(text, "Uteområdet")] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Brus: Per kjøper, 10 brett.", "Kjøpe brus, 10 brett"),
        (
            "Årsberetning – Kari skriver, utkast til styret innen 3. april.",
            "Skrive årsberetning, utkast til styret",
        ),
        ("Mal: sendes ut av Per i uke 14.", "Sende ut mal"),
        ("Brus: Per kjøper ti brett.", "Kjøpe ti brett"),
    ],
)
def test_a_verb_takes_its_object_from_before_the_colon(text: str, title: str) -> None:
    assert [p.title for p in proposed(text, "Uteområdet")] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Kassa må telles opp og pengene settes inn i banken.",
            "Telle opp kassa og sette inn pengene i banken",
        ),
        (
            "Kassa må teljast opp og pengane setjast inn i banken.",
            "Telje opp kassa og setje inn pengane i banken",
        ),
    ],
)
def test_a_second_thing_has_its_verb_in_the_infinitive(text: str, title: str) -> None:
    assert [p.title for p in proposed(text, "Uteområdet")] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Visma purres innen 3. april.", "Purre Visma"),
        ("Abakus inviterast til festen.", "Invitere Abakus til festen"),
        (
            "Xledger oppdateres av Per. Kari har Xledger, og Siri vil ha Xledger.",
            "Oppdatere Xledger",
        ),
        # words that a sentence only begins with
        ("Vikar kontaktes.", "Kontakte vikar"),
        ("Naboene varsles innen 3. april.", "Varsle naboene"),
        ("Rapporten purres innen 3. april.", "Purre rapporten"),
        ("Vaktselskap kontaktes innen 3. april.", "Kontakte vaktselskap"),
    ],
)
def test_a_name_keeps_its_capital_behind_the_verb(text: str, title: str) -> None:
    assert proposed(text, "Uteområdet")[0].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Malen er oppdatert og sendes kommunene i uke 14.", "Sende malen til kommunene"),
        (
            "Planen er ferdig og legges ut på nettsiden innen 3. april.",
            "Legge ut planen på nettsiden",
        ),
        ("Planen er klar og vert send til kommunen i april.", "Sende planen til kommunen"),
        ("Tilbudet er mottatt og vurderes av Kari innen 3. april.", "Vurdere tilbudet"),
        ("Kranen lekker og må byttes innen 3. april.", "Bytte kranen"),
        # and what must not change
        ("Utkastet justeres og sendes ut innen 3. april.", "Justere utkastet og sende ut"),
        ("Kari er syk og ringer Per innen 3. april.", "Ringe Per"),
    ],
)
def test_what_is_done_with_a_thing_that_is_ready_is_told_alone(text: str, title: str) -> None:
    assert proposed(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rapporten skal foreligge innen 3. april.", "Få rapporten ferdig"),
        ("Felles søknad må foreligge innen 3. april.", "Få felles søknad ferdig"),
        ("Ferdig plan skal foreligge innen 3. april.", "Få plan ferdig"),
        ("Planen skal liggje føre innan 3. april.", "Få planen ferdig"),
        ("Pengene må være brukt innen 3. april.", "Bruke pengene"),
        ("Per lager utkast, klart innen 3. april.", "Lage utkast"),
        ("Per lagar utkast, ferdig til neste møte.", "Lage utkast"),
        ("Per skriver leserbrev, frist hos avisen er 3. april.", "Skrive leserbrev"),
        ("- -> Rapport til fylket (Kari, 3. april)", "Rapport til fylket"),
        ("Rydding av boden flyttes fra 5. til 12. april.", "Flytte rydding av boden"),
    ],
)
def test_what_must_be_there_is_got_ready(text: str, title: str) -> None:
    assert proposed(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Uttalelsen sendes hovedutvalg for miljø.", "Sende uttalelsen til hovedutvalg for miljø"),
        ("Uttalen vert send utval for helse.", "Sende uttalen til utval for helse"),
        ("Svaret er ferdig. Det sendes kommunen.", "Sende svaret til kommunen"),
        ("Svaret er klart. Det vert sendt fylket.", "Sende svaret til fylket"),
        ("- Vedtak: Sendes medlemmene.", "Sende til medlemmene"),
        ("- Vedtak: Vert sendt medlemmene.", "Sende til medlemmene"),
        # and what must not change
        ("Det sendes ut brosjyrer til alle husstander.", "Sende ut brosjyrer til alle husstander"),
        ("Det hentes inn priser på benker.", "Hente inn priser på benker"),
    ],
)
def test_whom_it_is_sent_to_stands_behind_til(text: str, title: str) -> None:
    assert proposed(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Rektor inviteres til å orientere i mai.", "Invitere rektor til å orientere", None),
        ("Rektor vert invitert til å orientere i mai.", "Invitere rektor til å orientere", None),
        ("Kari får beskjed om å strø trappa.", "Strø trappa", "Kari"),
        ("Kari bes om å komme på neste møte.", "Komme på neste møte", "Kari"),
        ("Påmelding gjøres av Kari innen 3. april.", "Melde på", "Kari"),
        ("Påmelding skjer via Kari innen 3. april.", "Melde på via Kari", None),
        ("Registrering gjøres i skjemaet innen 3. april.", "Registrere i skjemaet", None),
        ("Fristen for å melde inn saker er 3. april.", "Melde inn saker", None),
        ("Fristen for å melde inn saker er sett til 3. april.", "Melde inn saker", None),
        ("Kari lager en modell som behandles på neste møte.", "Lage en modell", "Kari"),
        ("Kari skriv eit brev som me tek opp att i mai.", "Skrive eit brev", "Kari"),
        ("Søknadene må vere leverte innan 3. april.", "Levere søknadene", None),
        # and what must not change
        ("Rektor inviteres til å sende en tekst.", "Sende en tekst", "Rektor"),
        ("Kari ringer dem som mangler på neste møte.", "Ringe dem som mangler", "Kari"),
        ("Bestilling av benker gjøres av Kari.", "Gjøre bestilling av benker", "Kari"),
    ],
)
def test_a_task_is_told_by_its_deed(text: str, title: str, owner: str | None) -> None:
    found = proposed(text)[-1]
    assert (found.title, found.owner) == (title, owner)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Innbydinga går ut til klubbane i februar.", "Sende ut innbydinga til klubbane"),
        ("Invitasjonene går ut til medlemmene i mai.", "Sende ut invitasjonene til medlemmene"),
        ("Faktura går ut til foreldra i veke 20.", "Sende ut faktura til foreldra"),
        # a day that is kept
        ("Alle trenerne bes holde av lørdag 20. mai.", "Holde av lørdag 20. mai"),
        ("Alle blir bedne om å halde av helga 3.-4. juni.", "Halde av helga 3.-4. juni"),
        ("Kari setter av lørdag 3. juni til rydding.", "Sette av lørdag 3. juni til rydding"),
        ("Kari setter av tid til rapporten innen 3. juni.", "Sette av tid til rapporten"),
        # what one needs besides
        ("Per skaffar folk, og treng om lag åtte stykke.", "Skaffe folk"),
        ("Per inviterer lag, og håper på flere enn i fjor.", "Invitere lag"),
        # what is left of a limit
        ("Per: sende lista (frist 3. april!!)", "Sende lista"),
        # what must be found
        ("Ny kasserar må finnast, fordi Kari sluttar 1. august.", "Finne ny kasserar"),
        ("Det må finnes en løsning før mai.", "Finne en løsning"),
        ("Planen må finnes på kontoret.", "Planen må finnes på kontoret"),
        # why
        ("Ny leder må velges, da Per går ut i permisjon fra 1. mai.", "Velge ny leder"),
        ("Kari spør Siri om noter siden hun ikke er her.", "Spørre Siri om noter"),
        # what is only said to be made for a day, and what for the next meeting
        ("Kari lager et budsjett som legges fram i mai.", "Lage et budsjett som legges fram"),
        ("Kari lager et budsjett som behandles på neste møte.", "Lage et budsjett"),
        # what is left before a time
        ("Per ordner grillen også i år.", "Ordne grillen"),
        # no particle of a second clause
        ("Per lager ny plakat, den gamle er det tegnet på.", "Lage ny plakat"),
    ],
)
def test_what_goes_out_is_kept_free_or_wanted_is_told_as_a_deed(text: str, title: str) -> None:
    assert [p.title.removesuffix(": Uteområdet") for p in proposed(text)] == [title]


@pytest.mark.parametrize(
    "text",
    ["Avtalen går ut til sommeren.", "Fristen går ut 3. mai.", "Turen går ut til Vika 3. mai."],
)
def test_what_only_ends_or_goes_somewhere_is_not_sent(text: str) -> None:
    assert not any(p.title.startswith("Sende") for p in proposed(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Påmelding skjer på nettsida innen 3. mai.", "Påmelding på nettsida"),
        ("Påmelding skjer på e-post til Kari innan 3. mai.", "Påmelding på e-post til Kari"),
        ("Påmelding gjøres på nettsida innen 3. mai.", "Påmelding på nettsida"),
        ("Påmelding skjer til kontoret innen 3. mai.", "Melde på til kontoret"),
    ],
)
def test_a_particle_is_not_said_twice(text: str, title: str) -> None:
    assert [p.title.removesuffix(": Uteområdet") for p in proposed(text)] == [title]
