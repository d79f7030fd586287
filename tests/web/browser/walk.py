"""How tests walk through pages: in four ways, by press, by the Tab key, and with axe-core."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")
AXE = (Path(__file__).parents[1] / "vendor" / "axe-4.14.1.min.js").read_text("utf-8")

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Way:
    """With JavaScript or without, in a narrow window or a wide one."""

    script: bool
    wide: bool

    @property
    def size(self) -> dict[str, int]:
        """The window's."""
        return DESKTOP if self.wide else PHONE

    def __str__(self) -> str:
        return f"{'javascript' if self.script else 'plain'} {'wide' if self.wide else 'narrow'}"


JAVASCRIPT_NARROW, JAVASCRIPT_WIDE = Way(True, False), Way(True, True)
PLAIN_NARROW, PLAIN_WIDE = Way(False, False), Way(False, True)
WAYS = (JAVASCRIPT_NARROW, JAVASCRIPT_WIDE, PLAIN_NARROW, PLAIN_WIDE)


def in_ways(*always: Way) -> pytest.MarkDecorator:
    """Walk in these ways, and in the rest of the four where full counts are asked for."""
    soak = pytest.mark.soak
    params = [pytest.param(way, id=str(way), marks=() if way in always else soak) for way in WAYS]
    return pytest.mark.parametrize("way", params)


def press(page: Any, name: str, said: str, *, within: str = "main") -> None:
    """Press a button, and wait for the receipt that says so."""
    page.locator(within).get_by_role("button", name=name).first.click()
    page.wait_for_selector(f".receipt:has-text('{said}')")


def fold(page: Any, words: str) -> None:
    """Open what stands folded under these words."""
    page.locator("summary", has_text=words).first.click()


def fits(page: Any, way: Way) -> None:
    """What the walk has led to needs no scrolling sideways, on a phone or on a desk."""
    for size in (PHONE, DESKTOP, way.size):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def tab_to(page: Any, there: str, keys: str = "Tab") -> None:
    """Press the key until what has focus is this, by a condition on `e` in JavaScript."""
    for _ in range(60):
        page.keyboard.press(keys)
        if page.evaluate(f"() => {{ const e = document.activeElement; return {there}; }}"):
            return
    raise AssertionError(f"no number of {keys} leads to {there}")


def axe(page: Any, only: list[str] | None = None) -> list[tuple[str, str]]:
    """What axe-core finds by WCAG 2.1 A and AA and its best practices: (rule, element)."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
    run = {"type": "rule", "values": only} if only else {"type": "tag", "values": tags}
    options = {"runOnly": run, "resultTypes": ["violations"], "preload": False}
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found = page.evaluate("(options) => axe.run(document, options)", options)
    return [
        (violation["id"], node["html"][:120])
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
