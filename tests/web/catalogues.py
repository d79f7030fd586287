"""The sentences of the web face, found where they are written, and the catalogues kept with them.

`python -m tests.web.catalogues` puts new sentences into each catalogue, empty, and takes out those
that are no longer said. Templates mark theirs with `_()` and `{% trans %}`, Python with `_`,
`plural` and `marked`. What the layers below refuse, ask and explain is bokmål put together as
f-strings: `below` reads those from the sources with a place for each value, and
`workflow.web.tongue.told` knows them again.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates" / "web" / "catalogues"
LANGUAGES = ("nn", "en")

_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "plural": (1, 2), "marked": None}
_OPTIONS = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "newstyle_gettext": "true"}

#: What the layers below call to say something to a person.
_SAYERS = {
    "Refused", "NotFound", "Conflict", "IllegalMove", "DateMissing", "Forbidden",
    "Finding", "Hidden", "Silent",
}  # fmt: skip

#: Modules that only the command line reaches.
_NOT_SHOWN = {"backup.py", "labelled.py", "smtp.py"}


def everything() -> Catalog:
    """Every sentence that a page may show, with the files it is written in."""
    found = Catalog(charset="utf-8")
    for path in sorted((ROOT / "templates" / "web").glob("*.html")):
        _add(found, path, "jinja2", _OPTIONS)
    for path in sorted((ROOT / "workflow" / "web").rglob("*.py")):
        _add(found, path, "python", {})
    for path, sentence in below():
        found.add(sentence, locations=[(_name(path), 0)])
    return found


def below() -> Iterator[tuple[Path, str]]:
    """What the layers below the templates say to people, as sentences with places for values."""
    for layer in ("domain", "services", "store", "minutes", "web"):
        for path in sorted((ROOT / "workflow" / layer).rglob("*.py")):
            if path.name in _NOT_SHOWN or "migrations" in path.parts:
                continue
            for sentence in sentences(path.read_text("utf-8")):
                yield path, sentence
    for path in sorted((ROOT / "workflow" / "domain" / "playbooks").glob("*.toml")):
        for sentence in _titles(tomllib.loads(path.read_text("utf-8"))):
            yield path, sentence


def sentences(source: str) -> Iterator[str]:
    """The sentences that a module's calls of `_SAYERS` are given."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _called(node.func) in _SAYERS:
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                for branch in _branches(argument):
                    sentence = _sentence(branch)
                    if sentence and " " in sentence.strip():
                        yield sentence


def _branches(node: ast.expr) -> list[ast.expr]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _sentence(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    said, places = "", list[str]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            said += str(part.value).replace("%", "%%")
        elif isinstance(part, ast.FormattedValue):
            places.append(_place(part.value))
            count = places.count(places[-1])
            said += f"%({places[-1]}{count if count > 1 else ''})s"
    return said


def _place(value: ast.expr) -> str:
    """A name for a place: the last word of what stands in it."""
    words = [n.attr if isinstance(n, ast.Attribute) else n.id
             for n in ast.walk(value) if isinstance(n, ast.Attribute | ast.Name)]  # fmt: skip
    return words[0].strip("_").lower() if words else "value"


def _titles(table: object) -> Iterator[str]:
    if isinstance(table, dict):
        for key, value in table.items():
            if key == "title" and isinstance(value, str):
                yield value
            else:
                yield from _titles(value)
    elif isinstance(table, list):
        for each in table:
            yield from _titles(each)


def _add(found: Catalog, path: Path, method: str, options: dict[str, str]) -> None:
    with path.open("rb") as file:
        for line, text, _, _ in extract(method, file, _KEYWORDS, (), options):
            if text:
                found.add(text, locations=[(_name(path), line)])


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(language: str) -> Catalog:
    """A catalogue as it lies in the checkout."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def renew() -> None:
    """Bring both catalogues up to date; what is new stands empty until somebody translates it."""
    wanted = everything()
    for language in LANGUAGES:
        path = FOLDER / f"{language}.po"
        kept = read(language) if path.exists() else Catalog(locale=language)
        kept.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
        kept.obsolete.clear()
        for message in kept:
            # the files alone: line numbers would change with every edit
            message.locations = sorted({(name, 0) for name, _ in message.locations})
        with path.open("wb") as file:
            write_po(file, kept, width=100, include_lineno=False, sort_output=True)


if __name__ == "__main__":
    renew()
