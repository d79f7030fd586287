"""What holds of every page there is: links lead somewhere, and an English page says which of its
words are Norwegian."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser as Page

from tests.conftest import BASE
from tests.web.conftest import Browser, Site
from tests.web.furnished import Place, furnish
from tests.web.test_languages import norwegian


@pytest.fixture
def pages(site: Site, tmp_path: Path) -> dict[str, Place]:
    """Every page of the furnished village."""
    return furnish(site.frist, site.people, tmp_path / "mail")


def opened(browser: Browser, place: Place) -> Page:
    """A page, or the answer to the form that leads to it."""
    if place.form:
        answer = browser.post(place.path, data=place.form, follow_redirects=True)
    else:
        answer = browser.get(place.path, follow_redirects=True)
    assert answer.status_code == place.status, place
    return Page(answer.text)


def test_an_english_page_says_which_of_its_words_are_norwegian(
    site: Site, pages: dict[str, Place]
) -> None:
    browsers = {name: site.as_(name) for name in ("alice", "bob", None)}
    for browser in browsers.values():
        browser.get("/kalender?sprak=en")
    found = []
    for title, place in pages.items():
        page = opened(browsers[place.who], place)
        assert page.css_first("html").attributes["lang"] == "en", title
        found += [(title, said) for said in norwegian(page.css_first("body"))]
    assert found == []


def test_no_link_leads_nowhere(site: Site, pages: dict[str, Place]) -> None:
    browsers = {name: site.as_(name) for name in ("alice", "bob", None)}
    seen: dict[tuple[str | None, str], Page | None] = {}

    def there(who: str | None, address: str, key: str) -> Page | None:
        """What an address leads to; None where it is refused."""
        if (who, key) not in seen:
            answer = browsers[who].get(address, follow_redirects=True)
            html = answer.headers.get("content-type", "").startswith("text/html")
            seen[who, key] = Page(answer.text if html else "") if answer.is_success else None
        return seen[who, key]

    lost = set()
    for title, place in pages.items():
        page = opened(browsers[place.who], place)
        for link in page.css("a[href]"):
            href = urljoin(BASE + place.path, link.attributes["href"] or "")
            address, fragment = urldefrag(href)
            if not address.startswith(BASE):
                continue
            # a page that is narrowed in many ways is looked at once
            key = address if fragment else urlsplit(address).path
            here = address == BASE + place.path or key == urlsplit(place.path).path
            target = page if here else there(place.who, address, key)
            if target is None or (fragment and not target.css_first(f'[id="{fragment}"]')):
                lost.add((title, link.attributes["href"]))
    assert lost == set()
