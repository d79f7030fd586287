"""Content that means harm, in a real browser: it runs nothing, loads nothing, raises no report, and
does not widen a phone's page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import SOAK
from tests.web.browser.conftest import Village
from tests.web.browser.test_pages import visit
from tests.web.browser.walk import JAVASCRIPT_NARROW
from tests.web.furnished import furnish
from tests.web.hostile import HOSTILE, harm


def test_hostile_words_run_nothing_raise_no_report_and_fit_the_page(
    site: Village, tmp_path: Path
) -> None:
    pages = furnish(site.frist, site.people, tmp_path / "mail")
    harm(
        site.frist, " ".join(HOSTILE.values()) + " <svg/onload=alert(1)> <iframe src=//ond.example>"
    )
    windows = {name: site.open(name, JAVASCRIPT_NARROW) for name in ("alice", "bob", None)}
    # every second page, and all of them where full counts are asked for
    wide = []
    for title, place in list(pages.items())[:: 1 if SOAK else 2]:
        page = windows[place.who]
        visit(page, place)
        assert "ond.example" not in [urlsplit(frame.url).hostname for frame in page.frames]
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(title)
    site.forgive("status of 40")
    assert (site.complaints, wide) == ([], [])
