"""Templates and static files: what pages are printed with.

Owns the Jinja environment of each language (autoescaped; a missing value is an error), the filters
that say dates in words, and the static files' addresses, which change with their content. The
words themselves are `workflow.domain.wording`'s, and `tongue` tells which language is spoken.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from workflow.domain import playbooks, wording
from workflow.domain.proposal import Kind
from workflow.web import tongue
from workflow.web.shown.linked import linked

mimetypes.add_type("font/woff2", ".woff2")


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file as served: its bytes, squeezed where that helps, and its digest."""

    media_type: str
    body: bytes
    squeezed: bytes | None
    digest: str


class Paper:
    """The templates of one folder, with the static files beside them."""

    def __init__(self, folder: Path) -> None:
        self.assets = {path.name: _asset(path) for path in sorted((folder / "static").iterdir())}
        self.environments = {lang: self._environment(folder, lang) for lang in wording.LANGUAGES}

    def _environment(self, folder: Path, lang: str) -> Environment:
        """The templates in one language. They are compiled as they are first printed."""
        environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        said = tongue.catalogue(lang)
        environment.install_gettext_callables(  # type: ignore[attr-defined]
            said.gettext, said.ngettext, newstyle=True
        )
        environment.globals |= {
            "asset": self.address,
            "Kind": Kind,
            "query": query,
            "language": lang,
            "languages": tongue.NAMES,
            # what people wrote in Norwegian is told from a page in English (WCAG 3.1.2)
            "norsk": Markup(' lang="no"') if lang == "en" else "",
        }
        environment.filters |= {
            "kind": lambda kind: wording.kind(kind, lang),
            "state": lambda item: wording.state(item, lang),
            "day": lambda date, today=None: wording.day(date, lang, today),
            "days": lambda first, last, today=None: wording.days(first, last, lang, today),
            "long_day": lambda date, today=None: wording.long_day(date, lang, today),
            "weekday": lambda date: wording.weekday(date, lang),
            "moment": lambda at, now: wording.moment(at, lang, now),
            "number": lambda n, neuter=False: wording.number(n, lang, neuter=neuter),
            "playbook": lambda name: said.told(str(playbooks.titles().get(name, name))),
            "told": said.told,
            "sentence": lambda text: text[:1].upper() + text[1:],
            "linked": linked,
            "words": lambda text: " ".join(text.split()),
        }
        return environment

    def address(self, name: str) -> str:
        """A static file's address; it changes when the file does, so that it may be kept."""
        return f"/static/{name}?{self.assets[name].digest}"

    def render(self, template: str, **shown: object) -> str:
        """One page, in the language spoken now."""
        return self.environments[tongue.language()].get_template(template).render(shown)


def query(fields: dict[str, object], **changed: object) -> str:
    """`?a=b` for those of the fields that say something, some of them changed."""
    said = {name: value for name, value in (fields | changed).items() if value not in (None, "")}
    return f"?{urlencode(said)}" if said else "?"


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    squeezed = None
    if not media_type.startswith("font/"):
        squeezed = gzip.compress(body, 9, mtime=0)
    return Asset(media_type, body, squeezed, hashlib.sha256(body).hexdigest()[:10])
