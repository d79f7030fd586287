"""A mail scanner that is a browser follows every link of every mail, and nothing changes."""

from __future__ import annotations

from tests.web.browser.conftest import Village
from tests.web.test_scanners import mailed, rows


def test_a_scanner_that_is_a_browser_changes_nothing_either(site: Village) -> None:
    """It runs scripts, goes where pages send it, and stays until nothing more is fetched."""
    links = mailed(site.frist, site.people["alice"])
    before = rows(site.frist)
    page = site.open(None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    seen: set[str] = set()
    for path in links:
        kind = path.split("/")[1]
        # a page of each kind is watched until it is quiet, the rest until they are loaded
        page.goto(path, wait_until="load" if kind in seen else "networkidle")
        seen.add(kind)
    site.forgive("404")  # a letter of each kind was written, whatever there is behind its address
    assert set(asked) == {"GET"}
    assert rows(site.frist) == before
