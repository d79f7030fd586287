"""A pronoun in a title gives way to the noun that it stands for, where the text makes it plain."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind


def titles(text: str) -> list[str]:
    """The titles of the tasks that a text proposes."""
    return [p.title for p in proposed(text, "Uteområdet") if p.kind is Kind.TASK]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kari lager en plan, og sender den ut i morgen.", "Sende ut planen"),
        ("ROS-analysen er ferdig. Per sender den til Tone.", "Sende ROS-analysen til Tone"),
        ("ROS-analysen er ferdig. Per sender han til Tone.", "Sende ROS-analysen til Tone"),
        ("Varmepumpa bråkar. Per reparerer ho.", "Reparere varmepumpa"),
        ("Nøklane er borte. Per leitar etter dei.", "Leite etter nøklane"),
        ("Avtalen er gått ut. Siri fornyer den innen 3. april.", "Fornye avtalen"),
        ("Kari mangler fortsatt kvitteringer. Per henter dem.", "Hente kvitteringer"),
        ("Utvalget har bedt om en vurdering. Per skriver den.", "Skrive vurderingen"),
        ("Siri setter opp tavlen. Per tar den i bruk.", "Ta tavlen i bruk"),
        ("Kari har funnet noen nye stoler. Per bestiller dem.", "Bestille noen nye stoler"),
        (
            "Fire søkere har ikke levert. Disse purres med frist 15. august.",
            "Purre fire søkere som ikke har levert",
        ),
        (
            "Fire søkjarar har ikkje levert. Desse vert purra innan 15. august.",
            "Purre fire søkjarar som ikkje har levert",
        ),
        ("Tre har ikke betalt. De purres innen fredag.", "Purre tre som ikke har betalt"),
        ("Siri er syk. Kari sjekker med henne om plakatene.", "Sjekke med Siri om plakatene"),
        ("Kan vi spørre Hulen? Tone hører med dem.", "Høre med Hulen"),
        (
            "Varmepumpa i 2. etasje er øydelagd. Per kontaktar Visma for å få ho reparert.",
            "Kontakte Visma for å få varmepumpa reparert",
        ),
        (
            "Kopimaskinen er ødelagt. Per ringer Visma for å få den fikset.",
            "Ringe Visma for å få kopimaskinen fikset",
        ),
        ("Kontrakten er gammel. Kari prøver å få den endret.", "Få kontrakten endret"),
        # what it is to be, and a time that took it along
        ("Teksten er nesten klar. Siri gjør den ferdig.", "Gjøre teksten ferdig"),
        ("Teksten er nesten klar. Siri gjer han ferdig.", "Gjere teksten ferdig"),
        ("Tone skal sende artikkelen til Visma. Siri leser den neste uke.", "Lese artikkelen"),
        ("Tone skal sende artikkelen til Visma. Siri leser den i løpet av mai.", "Lese artikkelen"),
        # what only things are done to
        ("Utkastet ble gjennomgått, og Siri ferdigstiller det.", "Ferdigstille utkastet"),
        ("Tone har skrevet et kapittel. Siri går gjennom det i morgen.", "Gå gjennom kapittelet"),
        ("Tone har skrive eit notat. Siri sender det til Visma.", "Sende notatet til Visma"),
        ("Kari retter utkastet, og Siri legger det ut på nettet.", "Legge ut utkastet på nettet"),
        # two sentences before, where the one before tells of nobody else
        (
            "Vikarene kommer i mai. Siri er fadder. Tone lager nøkler til dem.",
            "Lage nøkler til vikarene",
        ),
        ("Vikarane kjem i mai. Tone lagar nøklar til dei.", "Lage nøklar til vikarane"),
    ],
)
def test_a_pronoun_gives_way_to_its_noun(text: str, title: str) -> None:
    assert titles(text)[-1] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # two things that it may stand for, or none
        ("Rapporten beskriver avtalen. Per sender den.", "Sende den: Rapporten beskriver avtalen"),
        ("Arild har en kollega i byen. Per spør ham om pris.", "Spørre ham om pris"),
        # those who are told of, and a word before its noun
        ("Listen er laget. Per ringer dem som ikke har svart.", "Ringe dem som ikke har svart"),
        ("Kari har sett utkastet. Per sender den nye planen.", "Sende den nye planen"),
        # what was told, and no thing
        ("Skiltet er borte. Vi ser på det neste gang.", "Se på det: Skiltet er borte"),
        ("Taket lekker. Per melder det til Visma.", "Melde det til Visma: Taket lekker"),
        ("Taket lekker. Per tar det opp.", "Ta det opp: Taket lekker"),
        # nobody of whom there are several
        (
            "Vannet er stengt. Siri er fadder. Tone lager nøkler til dem.",
            "Lage nøkler til dem: Uteområdet",
        ),
    ],
)
def test_a_pronoun_stays_where_nothing_is_plain(text: str, title: str) -> None:
    assert titles(text)[-1] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Siri lager en plan. Legges fram i mai.", "Legge fram planen"),
        ("Siri lagar ein plan. Vert lagt fram i mai.", "Legge fram planen"),
        (
            "Siri skal lage en undersøkelse. Sendes ut via Visma.",
            "Sende ut undersøkelsen via Visma",
        ),
        ("Høringssvaret er ferdig. Sendes kommunen.", "Sende høringssvaret til kommunen"),
        ("Heftet er lest korrektur. Trykkes i mai.", "Trykke heftet"),
        # what may be done to all that was told, or to something else than is named
        ("Det ble bestemt at saken legges på is.", "Legge saken på is: Uteområdet"),
        ("Kurset er satt til 14. mai. Sendes til kommunen.", "Sende til kommunen: Kurset"),
    ],
)
def test_a_verb_alone_is_done_to_the_thing_of_the_sentence_before(text: str, title: str) -> None:
    assert titles(text)[-1] == title
