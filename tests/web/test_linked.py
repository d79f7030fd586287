"""Addresses in what strangers write: followed where they lead to the web, words otherwise."""

from __future__ import annotations

import pytest

from workflow.web.shown.linked import linked


def test_a_web_address_is_a_link_and_all_else_is_words() -> None:
    assert linked("Se https://eksempel.no/a?b=1&c=2, <b>nå</b>.") == (
        'Se <a href="https://eksempel.no/a?b=1&amp;c=2" rel="nofollow noopener ugc">'
        "https://eksempel.no/a?b=1&amp;c=2</a>, &lt;b&gt;nå&lt;/b&gt;."
    )


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "data:text/html,x", "//ond.example", "ftp://x.no", "<a href=x>", "{0}"],
)
def test_nothing_else_is_a_link(text: str) -> None:
    assert "<a" not in linked(text)


def test_an_address_can_not_end_its_attribute() -> None:
    assert linked('https://x.no/"onmouseover="alert(1)').count('"') == 4 + linked('"').count('"')
    assert "onmouseover=&#34;alert(1)" in linked('https://x.no/"onmouseover="alert(1)')
