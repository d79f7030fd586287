"""The sentences of the web face, found where they are written, and the catalogues kept with them.

`python -m tests.web.catalogues` puts new sentences into each catalogue, empty, and takes out those
that are no longer said. Templates mark theirs with `_()` and `{% trans %}`, Python with `_`,
`plural` and `marked`. What the layers below refuse, ask and explain is bokmål put together as
f-strings: `below` reads those from the sources with a place for each value, and
`workflow.web.tongue.told` knows them again.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from calendars.workdays import holiday_name

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates" / "web" / "catalogues"
NAMES = {"nn": "nynorsk", "en": "English"}
LANGUAGES = tuple(NAMES)

_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "plural": (1, 2), "marked": None}
_OPTIONS = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "newstyle_gettext": "true"}

#: What the layers below call to say something to a person.
SAYERS = {
    "Refused", "NotFound", "Conflict", "IllegalMove", "DateMissing", "Forbidden", "TooMany",
    "Unavailable", "NotAccepted", "Finding", "_finding", "Hidden", "Answer", "Setting",
    "Match", "Draft",
}  # fmt: skip

#: Where sentences are put together without such a call: by module, the names that hold them.
_HELD = {
    "silence.py": {"hidden_from", "not_in_digest"},
    "publishing.py": {"_unfit", "_UNDATED"},
    "diagram.py": {"when", "_UNITS"},
    "phases.py": {"_remark"},
    "preferences.py": {"refuses", "pause_told"},
    "hearing.py": {"too_short"},
    "findings.py": {"_weekday", "_behind", "two_dates"},
    "feeds.py": {
        "_accepted",
        "_visible",
        "_grouped",
        "_categorised",
        "_played",
        "_of_kind",
        "_theirs",
        "_finished",
    },
    "chains.py": {"conflicts", "_said"},
    "letters.py": {"_REASONS"},
    "post.py": {"WORDS", "WHETHER", "TWICE"},
    "delivery.py": {"DOUBT", "NO_WAY", "_waits"},
}

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
    days = (date(2023, 1, 1) + n * timedelta(1) for n in range(365))
    for name in sorted({name for day in days if (name := holiday_name(day))}):
        found.add(name, locations=[("calendars/workdays.py", 0)])
    return found


def below() -> Iterator[tuple[Path, str]]:
    """What the layers below the templates say to people, as sentences with places for values."""
    for layer in ("domain", "services", "store", "minutes", "web"):
        for path in sorted((ROOT / "workflow" / layer).rglob("*.py")):
            if path.name in _NOT_SHOWN or "migrations" in path.parts:
                continue
            source = path.read_text("utf-8")
            for sentence in (*sentences(source), *_held(source, _HELD.get(path.name, set()))):
                yield path, sentence
    for path in sorted((ROOT / "workflow" / "domain" / "playbooks").glob("*.toml")):
        for sentence in _titles(tomllib.loads(path.read_text("utf-8"))):
            yield path, sentence


def sentences(source: str) -> Iterator[str]:
    """The sentences that a module's calls of `SAYERS` are given."""
    tree = ast.parse(source)
    named = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node.func) in SAYERS:
            for given in [*node.args, *(keyword.value for keyword in node.keywords)]:
                argument = named.get(given.id, given) if isinstance(given, ast.Name) else given
                for branch in _branches(argument):
                    yield from (said for said in _worded(branch) if " " in said.strip())


def _held(source: str, names: set[str]) -> Iterator[str]:
    """The strings that stand in a module's functions and tables of these names."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name in names:
            inside: list[ast.stmt] = node.body[bool(ast.get_docstring(node)) :]
        elif isinstance(node, ast.Assign | ast.AnnAssign) and names & {
            target.id
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }:
            inside = [node]
        else:
            continue
        for each in (part for statement in inside for part in _outermost(statement)):
            # units, reasons and states are words by themselves
            alone = names in [_HELD[name] for name in ("diagram.py", "letters.py", "post.py")]
            for said in _worded(each):
                if (alone or " " in said) and re.search(r"[a-zæøå]{3}", said):
                    yield said


def _outermost(node: ast.AST) -> Iterator[ast.expr]:
    """Strings under a node; the parts of an f-string are not told apart."""
    if isinstance(node, ast.JoinedStr | ast.Constant):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from _outermost(child)


def _branches(node: ast.expr) -> list[ast.expr]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def called(function: ast.expr) -> str:
    """The last name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _worded(node: ast.expr) -> list[str]:
    """A string or an f-string as sentences: one for each wording that a condition in it gives."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        # «{}» of a pattern holds a day
        return [re.sub(r"\{\}", "%(date)s", node.value, count=1)]
    if not isinstance(node, ast.JoinedStr):
        return []
    worded, places = [""], list[str]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            text = str(part.value).replace("%", "%%")
            said = [text.replace("{}", "%(date)s", 1).replace("{}", "%(date2)s")]
        elif isinstance(part, ast.FormattedValue):
            said = [text for branch in _branches(part.value)[:2] for text in _constant(branch)]
            if not said:
                places.append(_place(part.value))
                count = places.count(places[-1])
                said = [f"%({places[-1]}{count if count > 1 else ''})s"]
        worded = [before + after for before in worded for after in said]
    return worded


def _constant(node: ast.expr) -> list[str]:
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


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
        kept.header_comment = f"# The web face of Frist in {NAMES[language]}."
        kept.project, kept.version, kept.fuzzy = "Frist", "1", False
        kept.last_translator = kept.language_team = kept.msgid_bugs_address = ""
        kept.creation_date = kept.revision_date = datetime(2023, 3, 20, tzinfo=UTC)  # kept still
        kept.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
        kept.obsolete.clear()
        for message in kept:
            # the files alone: line numbers would change with every edit
            message.locations = sorted({(name, 0) for name, _ in message.locations})
        with path.open("wb") as file:
            write_po(file, kept, width=100, include_lineno=False, sort_output=True)


if __name__ == "__main__":
    renew()
