"""The house is as its plan says: each room named, small, and opening by saying what it owns."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path.relative_to(ROOT)
    for package in ("workflow", "calendars")
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts and path.name != "__init__.py"
)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_says_what_it_owns_and_is_small_enough_to_read(module: Path) -> None:
    text = (ROOT / module).read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "it opens without a word"
    assert len(text.splitlines()) <= 300


def test_the_plan_names_each_module_in_its_folder() -> None:
    plan = (ROOT / "docs" / "structure.md").read_text(encoding="utf-8")
    rooms = {
        section.split("/ — ")[0].strip(): section
        for section in plan.split("\n## ")
        if "/ — " in section
    }
    missing = [
        str(module)
        for module in MODULES
        if f"| `{module.stem}` |" not in rooms.get(str(module.parent), "")
    ]
    assert missing == []


def test_the_plan_names_no_module_that_is_not_in_its_folder() -> None:
    plan = (ROOT / "docs" / "structure.md").read_text(encoding="utf-8")
    gone = [
        f"{folder}{name}"
        for section in plan.split("\n## ")
        if (folder := section.split("— ")[0].strip()).startswith(("workflow/", "calendars/"))
        for name in re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
        if not (ROOT / folder / f"{name}.py").exists() and not (ROOT / folder / name).is_dir()
    ]
    assert gone == []
