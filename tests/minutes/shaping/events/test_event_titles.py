"""What an event is called: by its own words, never by the minutes, and in straight order."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed, read
from workflow.domain.proposal import Kind

_HEAD = "Referat fra møte i Lia vel\nDato: 16. mars 2023\nTil stede: Kari Moen, Per Dahl\n\n"


def events(text: str, heading: str = "Uteområdet") -> list[str]:
    """The titles of the events that a text under a heading proposes."""
    return [p.title for p in proposed(text, heading) if p.kind is Kind.EVENT]


def unheaded(text: str) -> list[str]:
    """The titles of all that a text proposes where only the minutes' own title stands above it."""
    return [p.title for p in read(f"{_HEAD}{text}\n").proposals]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Kiosk 6. april: Kari og Per", ["Kiosk"]),
        ("Kurs i brannvern 3. mai i avd. 2.", ["Kurs i brannvern i avd. 2"]),
        ("Foredrag med Per 11. april i Aud. 3.", ["Foredrag med Per i Aud. 3"]),
        (
            "Avtalen med banken går ut i mai, og Kari skal ha møte med dem 19. april.",
            ["Møte med banken"],
        ),
        (
            "Vedtak: Styret godkjenner planen med det tillegget at det vert halde konsert 8. juni.",
            ["Konsert"],
        ),
        ("Støyen fra veien er plagsom. Per har møte med dem 3. mai.", ["Møte med dem"]),
        ("Ny dato: 20. april kl. 19.", ["Ny dato"]),
        ("Det neste kontaktmøtet er 5. april.", ["Det neste kontaktmøtet"]),
        ("Vi ses igjen torsdag 30. mars kl. 14.", ["Møte"]),
        ("Neste gang møtes vi mandag 24. april.", ["Møte"]),
        ("Neste gong møtest me på Leirvik 24. april.", ["Møte på Leirvik"]),
    ],
)
def test_the_title_of_the_minutes_names_nothing_in_them(text: str, titles: list[str]) -> None:
    assert unheaded(text) == titles


def test_the_body_that_met_is_no_matter() -> None:
    text = "Klimanettverket Vest\nReferat fra møte 16. mars 2023\n\nPer følger opp saken.\n"
    assert [p.title for p in read(text).proposals] == ["Følge opp saken"]


def test_a_heading_that_only_sorts_points_tells_nothing_of_a_task() -> None:
    assert [p.title for p in proposed("Per ser på den.", "Aktuelle saker")] == ["Se på den"]
    assert [p.title for p in proposed("Per ser på den.", "Ny trapp")] == ["Se på den: Ny trapp"]


def test_a_line_that_names_who_mans_it_keeps_its_own_name() -> None:
    assert events("Kiosk 6. april: Kari og Per", "Vårdag") == ["Kiosk"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("6. april har musikklaget konsert.", "Konsert"),
        ("I mai har skulen aktivitetsdag.", "Aktivitetsdag"),
        ("Den 19. april kommer fylkesmannen på besøk.", "Besøk av fylkesmannen"),
        ("Den 19. april kjem fylkesmannen på besøk.", "Besøk av fylkesmannen"),
        ("I april holder vassnettet fagdag på Skei.", "Fagdag på Skei"),
        ("Til høsten skal nettverket arrangere fagdag.", "Fagdag"),
        ("4. april skal ungdomsrådet møte formannskapet.", "Ungdomsrådet skal møte formannskapet"),
        ("4. april øver alle på scenen.", "Alle øver på scenen"),
    ],
)
def test_what_a_time_opens_is_put_in_straight_order(text: str, title: str) -> None:
    assert events(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Vi møtes på grendehuset 9. april kl. 18.", "Møte på grendehuset"),
        ("Me møtest att tysdag 11. april kl. 10.", "Møte"),
        ("Vi sees i Vika 12. juni.", "Møte i Vika"),
        ("Vi snakkes igjen torsdag 30. mars kl. 14.", "Møte"),
        ("Vi satser på fest 1. juni.", "Fest"),
        ("Vi tar sikte på dugnad 20. april.", "Dugnad"),
        ("Vi går for hyttetur 20. april.", "Hyttetur"),
        ("Planen er å ha fest 1. juni.", "Fest"),
    ],
)
def test_what_only_says_that_we_want_it_is_left_out(text: str, title: str) -> None:
    assert events(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("ADK-kurset ble avlyst i vår. Ny dato er 4.–8. oktober.", "ADK-kurset"),
        ("Årsmøtet måtte utsettes. Ny dato blir 9. juni.", "Årsmøtet"),
        ("Bygdefesten var fin. Neste gang er 3. august.", "Bygdefesten"),
        ("Bygdedagen gav overskot. I år vert han arrangert 26. august.", "Bygdedagen"),
        ("Julemarkedet var bra. Det blir neste gang 12. desember.", "Julemarkedet"),
    ],
)
def test_a_new_date_is_of_what_the_sentence_before_tells(text: str, title: str) -> None:
    assert events(text)[-1:] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Videre møteplan: 16. april, 13. mai",
        "Vidare møte i 2023:\n- 16. april, Skei\n- 13. mai, Vie (med julebord)",
        "Følgende møter ble vedtatt:\n- 16. april\n- 13. mai",
        "Nye møtedatoer: 16. april, 13. mai",
        "Møteplan framover: 16. april, 13. mai",
    ],
)
def test_what_heads_a_list_of_meetings_is_a_meeting(text: str) -> None:
    assert events(text) == ["Møte", "Møte"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari avtaler møte med banken i uke 15.", "Møte med banken"),
        ("Vi prøver å få til et møte med vegvesenet før påske.", "Møte med vegvesenet"),
    ],
)
def test_a_meeting_with_somebody_is_not_called_by_them(text: str, title: str) -> None:
    assert set(events(text)) <= {title}


@pytest.mark.parametrize(
    "where",
    [
        "Teams, onsdag",
        "Rådhuset i Vika",
        "Rådhuset i Vika,",
        "Hotell Havna,",
        "Fysisk i Vika, onsdag",
    ],
)
@pytest.mark.parametrize("above", ["Neste møte", "Neste møte:", "# Neste møte", "Neste samling"])
def test_where_the_next_meeting_is_held_does_not_name_it(above: str, where: str) -> None:
    found = read(f"Referat\n\n{above}\n{where} 19. april kl. 10-14.\n").proposals
    title = above.strip("# :")
    assert [(p.title, p.window.timex) for p in found] == [(title, "2023-04-19T10:00")]


@pytest.mark.parametrize(
    ("line", "title"), [("Påmelding 19. april", "Påmelding"), ("Dugnad, 19. april", "Dugnad")]
)
def test_what_else_stands_under_the_next_meeting_names_itself(line: str, title: str) -> None:
    found = read(f"Referat\n\nNeste møte\n{line}\n").proposals
    assert [p.title for p in found] == [title]


@pytest.mark.parametrize("further", ["Deretter:", "Deretter", "Vidare:"])
def test_what_comes_after_the_next_meeting_is_a_meeting(further: str) -> None:
    found = proposed(f"Neste møte: 19. april. {further} 10. mai og 7. juni.", "Møter")
    assert [(p.title, p.window.timex) for p in found] == [
        ("Neste møte", "2023-04-19"),
        ("Møte", "2023-05-10"),
        ("Møte", "2023-06-07"),
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Ikke glem generalforsamlingen 30. mai.", ["Generalforsamlingen"]),
        ("Vi lander på 14. juni.", ["Sommerfest"]),
        ("Vi bestemte oss for 14. juni.", ["Sommerfest"]),
    ],
)
def test_a_saying_that_only_sets_the_day_names_nothing(text: str, titles: list[str]) -> None:
    assert events(text, "Sommerfest") == titles


def test_the_number_of_a_heading_is_no_part_of_what_stands_under_it() -> None:
    assert unheaded("7 Neste møter\n18/4 kl 09.00\n20/5 kl 09.00") == ["Møte", "Møte"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Det ble orientert om at kurset i brannvern holdes 24. april.", "Kurset i brannvern"),
        ("Per informerte om at årsmøtet blir 24. april.", "Årsmøtet"),
        ("Det vart orientert om at kommunen inviterer til ope møte 24. april.", "Ope møte"),
    ],
)
def test_what_was_told_is_called_by_what_it_tells_of(text: str, title: str) -> None:
    assert events(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kontoret har vært stengt i vinter, men åpner igjen 2. mai.", "Kontoret åpner igjen"),
        ("Kontoret har vore stengt i vinter, men opnar att 2. mai.", "Kontoret opnar att"),
        ("Banen er stengt, men åpnes igjen 2. mai.", "Banen åpnes igjen"),
        ("Prosjektet har vært forsinket, men starter opp 2. mai.", "Prosjektet starter opp"),
        ("Opplæringen starter 2. mai og er beregnet å ta to uker.", "Opplæringen starter"),
    ],
)
def test_what_begins_is_called_by_itself_and_its_verb(text: str, title: str) -> None:
    (item,) = proposed(text)
    assert item.title == title


def test_what_is_told_of_what_begins_stays() -> None:
    (item,) = proposed("Kontoret har ny leder og åpner for publikum 2. mai.")
    assert item.title == "Kontoret har ny leder og åpner for publikum"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari viste til at fylket arrangerer klimakurs 3. mai.", "Klimakurs"),
        ("Per nemnde at laget skipar klimakurs 3. mai.", "Klimakurs"),
        ("Per gjorde oppmerksom på at det blir klimakurs 3. mai.", "Klimakurs"),
        (
            "Kari minnet om at fylket arrangerer dialogmøte 3. mai og oppfordret alle til å delta.",
            "Dialogmøte",
        ),
    ],
)
def test_who_told_of_an_event_is_no_part_of_it_nor_its_owner(text: str, title: str) -> None:
    (found,) = [p for p in proposed(text) if p.kind is Kind.EVENT]
    assert (found.title, found.owner) == (title, None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Sett av uke 19 til kommunebesøk.", "Kommunebesøk"),
        ("Rådet setter av møtet 4. mai til behandling av planen.", "Behandling av planen"),
        ("Nytt styremedlem velges på årsmøtet 24. april.", "Valg av nytt styremedlem"),
        ("Neste møte blir det konstituerende møtet, 3. mai.", "Det konstituerende møtet"),
        ("Neste møte er det siste før sommeren, 3. mai.", "Neste møte"),
        ("Kari og Per representerer laget på kretstinget 10. mai.", "Kretstinget"),
        ("I mai blir det åpen dag på huset.", "Åpen dag på huset"),
        (
            "Kari reiser på kretsen si samling for trenarar 3. mai.",
            "Kretsen si samling for trenarar",
        ),
    ],
)
def test_an_event_is_called_by_what_takes_place(text: str, title: str) -> None:
    assert events(text) == [title]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Neste møte 17. april (Teams), deretter 8. mai (fysisk).",
            ["Neste møte, Teams", "Møte, fysisk"],
        ),
        (
            "Neste møte 17. april (digitalt), så 8. mai (Vang).",
            ["Neste møte, digitalt", "Møte, Vang"],
        ),
        ("Juletrefest 29. desember – kven arrangerer?", ["Juletrefest"]),
    ],
)
def test_each_day_has_its_own_bracket_and_no_question(text: str, titles: list[str]) -> None:
    assert unheaded(text) == titles


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("Fylket har meldt at de kommer på tilsyn 14. april.", "Fylket kommer på tilsyn", "Fylket"),
        ("Fylket har varsla at dei kjem på tilsyn 14. april.", "Fylket kjem på tilsyn", "Fylket"),
        ("Skolen har meldt at den holder kurs 3. mai.", "Skolen holder kurs", "Skolen"),
        ("Berit sa at hun holder kurs 3. mai.", "Berit holder kurs", "Berit"),
        # others may be meant, and no pronoun
        (
            "Berit meldte at de kommer på besøk 3. mai.",
            "Berit meldte at de kommer på besøk",
            None,
        ),
        ("Kommunen melder at det blir folkemøte 3. mai.", "Folkemøte", None),
        ("Skolen melder at den nye banen åpnes 5. juni.", "Den nye banen", None),
    ],
)
def test_who_tells_of_themselves_is_named(text: str, title: str, owner: str | None) -> None:
    told = [(p.title, p.owner) for p in proposed(text) if p.kind is Kind.EVENT]
    assert told == [(title, owner)]


@pytest.mark.parametrize(
    ("heading", "text", "title"),
    [
        (
            "Valg av representant til Vestlands vårkonferanse",
            "Konferansen er 12. mai.",
            "Vestlands vårkonferanse",
        ),
        ("Program for kulturkonferansen", "Konferansen er 12. mai i Molde.", "Kulturkonferansen"),
        ("Førebuing av havnekonferansen", "Konferansen er 12. mai i Molde.", "Havnekonferansen"),
        ("Deltakelse på Kystmessa", "Messa er 12. mai i Molde.", "Kystmessa"),
        ("Kystkonferansen", "Den årlige konferansen holdes 12. mai i Molde.", "Kystkonferansen"),
        (
            "Klimakonferansen",
            "Den årlege konferansen er lagd til Molde 12. mai.",
            "Klimakonferansen",
        ),
        ("Arkivdagen", "Arrangementet er lagt til Molde 18. mai.", "Arkivdagen"),
        # a telling name of its own
        ("Fagdag om klima", "Fagdagen er 12. mai.", "Fagdag om klima"),
        ("Kystkonferansen", "Den årlige fagdagen holdes 12. mai.", "Den årlige fagdagen"),
        ("Program for våren", "Konferansen er 12. mai i Molde.", "Konferansen"),
    ],
)
def test_an_event_is_called_by_its_name_in_the_heading(heading: str, text: str, title: str) -> None:
    told = [(p.title, p.owner) for p in proposed(text, heading) if p.kind is Kind.EVENT]
    assert told == [(title, None)]


def test_a_body_that_meets_is_no_event() -> None:
    assert events("Arbeidsutvalget møtes igjen 24. april.") == ["Møte i arbeidsutvalget"]
    assert events("Årsmøtet samles ikke. Arbeidsmøtet er 24. april.") == ["Arbeidsmøtet"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nettverksmøte nr. 3 holdes 5. juni.", "Nettverksmøte nr. 3"),
        ("Workshop nr. 4 er 12. mai kl. 10.", "Workshop nr. 4"),
        ("Samling nr. 2 vert 8. juni på Voss.", "Samling nr. 2"),
        ("Utbetaling skjer 15. mai.", "Utbetaling"),
        ("Innkreving skjer via Vipps fra 1. mai.", "Innkreving via Vipps"),
        ("Utdeling skjer på skolen 3. mai, alle får en pose.", "Utdeling"),
        ("Det skjer mye 3. mai.", "Det skjer mye"),
        ("Lansering fortsatt planlagt 10. juni.", "Lansering"),
        ("Lansering framleis 10. juni.", "Lansering"),
        ("Kurset er booket til 7. mai.", "Kurset"),
        ("Kretsen inviterer til leirkurs på Voss 3. mai, dato er ikke satt.", "Leirkurs på Voss"),
        ("Dugnad 3. mai, mer info kommer.", "Dugnad"),
        ("Dugnad 3. mai, Per kommer.", "Dugnad"),
        ("Lokalet er booket til 7. mai.", "Lokalet er booket"),
    ],
)
def test_what_is_told_of_an_events_day_is_no_part_of_its_name(text: str, title: str) -> None:
    assert events(text) == [title]


@pytest.mark.parametrize(
    ("heading", "text", "title"),
    [
        ("Sommerfesten", "Lokalet er booket til 7. juni.", "Sommerfesten"),
        ("Sommarfesten", "Bandet er bestilt til 7. juni.", "Sommarfesten"),
        ("Fagdag om avfall", "Renova er bekreftet til 7. juni.", "Fagdag om avfall: Renova"),
        (
            "Fagdag om avfall",
            "Omvisningen er bekreftet til 7. juni.",
            "Omvisningen: Fagdag om avfall",
        ),
    ],
)
def test_what_an_event_needs_is_had_for_its_day(heading: str, text: str, title: str) -> None:
    assert events(text, heading) == [title]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Møteplan hausten 2023:\n30. september – Skeisvik\n4. november – Teams",
            [("Møte", "Skeisvik"), ("Møte", "Teams")],
        ),
        (
            "Møter framover:\n5. mai: Florø\n6. juni: Rådhuset\n7. juli: Førde, heldag",
            [("Møte", "Florø"), ("Møte", "Rådhuset"), ("Møte", "Førde")],
        ),
        ("Møtedatoar:\n5. mai, Voss\n6. juni, Osa", [("Møte", "Voss"), ("Møte", None)]),
        (
            "Styremøter våren 2023:\n- 5. mai: Budsjett\n- 6. juni: Tilsyn",
            [("Styremøte: budsjett", None), ("Tilsyn", None)],
        ),
        (
            "Møter:\n- 5. mai: Kvilebu\n- 6. juni: Dugnad",
            [("Møte: Kvilebu", None), ("Dugnad", None)],
        ),
        ("Regionrådsmøter: 5. juni og 23. august", [("Regionrådsmøte", None)] * 2),
        ("Foreldremøter i uke 40.", [("Foreldremøter", None)]),
        ("Neste møte: 20. april kl. 18, Bø hotell.", [("Neste møte", "Bø hotell")]),
    ],
)
def test_each_of_listed_meetings_is_one_and_has_its_place(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    under = proposed(text, "Planer")
    assert [(p.title, p.location) for p in under if p.kind is Kind.EVENT] == found


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Klubben skal på trenerkurs. Kurset er 6. april.", ["Trenerkurs"]),
        ("Klubben skal på trenarkurs. Kurset vert 6. april.", ["Trenarkurs"]),
        (
            "Per melder oss på KS si oppvekstsamling. Samlinga er 9. mai.",
            ["KS si oppvekstsamling"],
        ),
        (
            "Brev fra fylket om tilsyn med deponiet. Tilsynet finner sted 14. juni.",
            ["Tilsyn med deponiet"],
        ),
        (
            "Arbeidstilsynet har varslet tilsyn på Brenna. Tilsynet blir 14. juni.",
            ["Tilsyn på Brenna"],
        ),
        ("Vi planlegger en fagdag om avfall. Fagdagen er 14. juni.", ["Fagdag om avfall"]),
        (
            "Det skal holdes en samling for kommunene. Den er satt til 11. mai på Vangen hotell.",
            ["Samling for kommunene"],
        ),
        (
            "Det skal haldast ei samling for kommunane. Ho er lagd til 11. mai.",
            ["Samling for kommunane"],
        ),
        # several, none, and one that has been
        ("Per melder oss på trenerkurs og dommerkurs. Kurset er 6. april.", ["Kurset"]),
        ("Klubben trenger trenere. Kurset er 6. april.", ["Kurset"]),
        ("Kari var på forrige trenerkurs. Kurset er 6. april.", ["Kurset"]),
    ],
)
def test_a_bare_noun_is_the_event_that_the_sentence_before_names(
    text: str, titles: list[str]
) -> None:
    assert events(text) == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Professor Lise Bru kommer i juni. Hun holder foredrag 4. juni.",
            "Professor Lise Bru holder foredrag",
        ),
        (
            "Professor Lise Bru kjem i juni. Ho held foredrag 4. juni.",
            "Professor Lise Bru held foredrag",
        ),
        # two whom it may be
        ("Siri Bru har snakket med Tone. Hun holder foredrag 4. juni.", "Hun holder foredrag"),
    ],
)
def test_who_does_it_has_their_name_for_a_pronoun(text: str, titles: str) -> None:
    assert events(text)[-1:] == [titles]
