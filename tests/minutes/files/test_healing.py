"""What a file's text needs before it is read, and what must be left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workflow.minutes.files import healing


@pytest.mark.parametrize(
    ("text", "healed"),
    [
        ("næ\u00adrings\u200bliv", "næringsliv"),
        ("kl.\u00a09\u202f00", "kl. 9 00"),
        ("11\u201112 og 11\u201012", "11-12 og 11-12"),
        ("ﬁn ﬂate, eﬀekt, oﬃsiell, traﬄ", "fin flate, effekt, offisiell, traffl"),
        ("\uf0b7 punkt \uf0a7 punkt ▪ punkt", "• punkt • punkt • punkt"),
        ("Ma\u030ate", "Måte"),
        ("A\x0bB\x0cC\x07D", "A\nB\nC D"),
    ],
)
def test_thorough_healing(text: str, healed: str) -> None:
    assert healing.thorough(text) == healed


def test_gentle_healing_only_touches_white_space() -> None:
    text = "\ufeffA\u00a0B\u2011C\u00adD\r\nﬁn \uf0b7 E\x0cF"
    assert healing.gentle(text) == "A B\u2011C\u00adD\nﬁn \uf0b7 E\nF"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("en hel", "linje", "en hel linje"),
        ("god nærings-", "utvikling", "god næringsutvikling"),
        ("god nærings\ufffe", "utvikling", "god næringsutvikling"),
        ("god nærings\u2010", "utvikling", "god næringsutvikling"),
        ("nærings\u2010", "og miljøtiltak", "nærings- og miljøtiltak"),
        ("nærings-", "og miljøtiltak", "nærings- og miljøtiltak"),
        ("nærings-", "eller miljøtiltak", "nærings- eller miljøtiltak"),
        ("Nor\ufffe", "Shipping", "Nor-Shipping"),
        ("EU-", "landene", "EU-landene"),
        ("en e-", "post", "en e-post"),
        ("2023-", "24", "2023-24"),
        ("Tid -", "sted", "Tid - sted"),
        ("en nett-", "tjeneste", "en nett-tjeneste"),
    ],
)
def test_joining_the_lines_of_a_paragraph(first: str, second: str, joined: str) -> None:
    assert healing.join(first, second, frozenset(("nett-tjeneste",))) == joined


@pytest.mark.parametrize(
    "line",
    [
        "2",
        "Side 2",
        "side 2 av 5",
        "- 2 -",
        "2/5",
        "2 av 5",
        " s. 3 ",
        "Havnerådet – side 2 av 5",
        "Side 1 av 1 – neste møte 9. april",
    ],
)
def test_page_numbers(line: str) -> None:
    assert healing.is_page_number(line)


@pytest.mark.parametrize(
    "line", ["2. Økonomi", "Side om side", "12. mai", "3 saker", "Se side 2 av 5 i planen", ""]
)
def test_what_is_no_page_number(line: str) -> None:
    assert not healing.is_page_number(line)


def test_furniture_is_what_most_pages_share_their_figures_aside() -> None:
    pages = [["Havnerådet 1", "Sak 1"], ["Havnerådet  2", "Sak to"], ["Havnerådet 3"], ["Slutt"]]
    assert healing.furniture(pages) == {"havnerådet #"}
    assert healing.furniture([["Havnerådet 1"]]) == frozenset()


@pytest.mark.parametrize("heal", [healing.gentle, healing.thorough])
def test_half_a_sign_is_replaced_so_that_every_text_can_be_stored(
    heal: Callable[[str], str],
) -> None:
    healed = heal("Kari \ud83d ringer\udc00")
    assert healed == "Kari \ufffd ringer\ufffd"
    assert healed.encode().decode() == healed
