"""Every page in a real browser: what axe-core finds in light and dark and in each language, whether
it fits every window, and what it weighs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SOAK
from tests.web.browser.conftest import Village
from tests.web.browser.walk import DESKTOP, PHONE, axe
from tests.web.furnished import Place, furnish

#: The windows that every page is to fit: 1280 px at 200 % is 640, at 400 % it is 320 (WCAG 1.4.10).
WIDTHS = (320, 360, 640, 960, 1280)

#: What a dark or a narrow page may do wrong that a light and wide one does not.
LOOKS = ["color-contrast", "scrollable-region-focusable", "target-size"]

SUBMIT = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path });
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.assign(document.createElement("textarea"), { name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""


@pytest.fixture
def pages(site: Village, tmp_path: Path) -> dict[str, Place]:
    """Every page of the furnished village."""
    return furnish(site.frist, site.people, tmp_path / "mail")


def visit(page: Any, place: Place) -> None:
    """Open a page, or send the form that it answers."""
    if place.form:
        page.goto("/tilgjengelighet")
        with page.expect_navigation():
            page.evaluate(SUBMIT, [place.path, place.form])
    else:
        page.goto(place.path)


def weighed(page: Any) -> Callable[[Place], int]:
    """What opening a page costs in octets over the wire with nothing kept from before."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    octets: list[int] = []
    session.on("Network.loadingFinished", lambda e: octets.append(int(e["encodedDataLength"])))

    def opened(place: Place) -> int:
        session.send("Network.clearBrowserCache")
        octets.clear()
        visit(page, place)
        page.evaluate("document.fonts.ready")
        return sum(octets)

    return opened


#: Shares of the pages, for as many tests: two cores have them done sooner than one test's one.
SHARES = 4


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_passes_axe_in_light_and_dark_fits_every_window_and_is_light_to_fetch(
    site: Village, pages: dict[str, Place], share: int
) -> None:
    found: dict[str, list[object]] = {}
    windows = {name: site.open(name) for name in ("alice", "bob", None)}
    opening = {name: weighed(page) for name, page in windows.items()}
    for title, place in list(pages.items())[share::SHARES]:
        page = windows[place.who]
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.set_viewport_size(DESKTOP)
        octets = opening[place.who](place)
        wrong: list[object] = [octets] if not place.form and not 0 < octets <= 100_000 else []
        page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        wrong += axe(page)
        if SOAK:
            page.set_viewport_size(PHONE)
            wrong += axe(page)
            page.emulate_media(color_scheme="dark")
            page.set_viewport_size(DESKTOP)
            wrong += axe(page, LOOKS)
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(PHONE)
        wrong += axe(page, LOOKS)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                wrong.append((width, wide))
        if wrong:
            found[title] = wrong
    site.forgive("status of 40")  # pages that refuse something are pages too
    assert found == {}


@pytest.mark.parametrize("language", ["nn", "en"])
def test_axe_finds_nothing_in_the_other_languages(
    site: Village, pages: dict[str, Place], language: str
) -> None:
    found = {}
    windows = {name: site.open(name) for name in ("alice", "bob", None)}
    for window in windows.values():
        window.goto(f"/tilgjengelighet?sprak={language}")
    # a quarter of the pages in each language, and all of them where full counts are asked for
    some = slice(None) if SOAK else slice(["nn", "en"].index(language), None, 4)
    for title, place in list(pages.items())[some]:
        page = windows[place.who]
        visit(page, place)
        assert page.locator("html").get_attribute("lang") == language
        page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        wrong: list[object] = [*axe(page)]
        page.set_viewport_size({"width": 320, "height": 800})
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wrong.append(wide)
        page.set_viewport_size(DESKTOP)
        if wrong:
            found[title] = wrong
    site.forgive("status of 40")
    assert found == {}
