"""The language a page is made in: who speaks which, and sentences in it.

Owns the choice (the visitor's own, else the person's, else the browser's, else bokmål), the
catalogues, and `_` for sentences made in Python. Templates and Python are written in bokmål; a
catalogue is laid over it. Dates and states have words of their own in `workflow.domain.wording`.

The language is ambient, as gettext's is: one request speaks one language, and every sentence
made for it would otherwise carry the same argument through each function that words a thing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs

from workflow.bootstrap import templates_dir
from workflow.domain import wording
from workflow.domain.wording import LANGUAGES
from workflow.web.security import App, Message, Receive, Scope, Send

#: What the sources are written in.
SOURCE = "nb"

#: The cookie and the query field that a visitor's own choice stands in, and how long it is kept.
CHOICE = "sprak"
KEPT = 365 * 24 * 3600

#: Each language as its readers call it.
NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}

_PLACE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language's sentences by the source's. `several` holds (one, many) pairs by "one"."""

    language: str
    sentences: Mapping[str, str]
    several: Mapping[str, tuple[str, str]]

    def gettext(self, text: str) -> str:
        """The sentence, as it is where there is no translation."""
        return self.sentences.get(text, text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The sentence for one or for several; Norwegian and English count alike."""
        return self.several.get(one, (one, many))[n != 1]

    def told(self, sentence: str) -> str:
        """A sentence that was put together below the web, by its pattern."""
        if sentence in self.sentences:
            return self.sentences[sentence].replace("%%", "%")
        for pattern, translation in _patterns(self.language):
            if found := pattern.fullmatch(sentence):
                return translation % {k: self._value(v) for k, v in found.groupdict().items()}
        return sentence

    def _value(self, said: str) -> str:
        """What stood in a place of the pattern: a day, a weekday, a word of the catalogue's."""
        day = _DAY.fullmatch(said)
        if day and day["month"] in _MONTHS:
            with suppress(ValueError):  # the minutes' own «31. juni» is left as it was said
                year = int(day["year"] or 2000)
                when = date(year, _MONTHS.index(day["month"]) + 1, int(day["number"]))
                reference = None if day["year"] else when
                return wording.plain(wording.day(when, self.language, reference))
        if said.lower() in _WEEKDAYS:
            number = _WEEKDAYS.index(said.lower()) + 1
            named = wording.weekday(date.fromisocalendar(2023, 1, number), self.language)
            return named.capitalize() if said[0].isupper() else named
        return self.gettext(said)


_DAY = re.compile(r"(?P<number>\d{1,2})\. (?P<month>\w+)(?: (?P<year>\d{4}))?")
_MONTHS = [
    wording.plain(wording.day(date(2000, n, 1), SOURCE, date(2000, 1, 1))).split()[1]
    for n in range(1, 13)
]
_WEEKDAYS = [wording.weekday(date.fromisocalendar(2023, 1, n), SOURCE) for n in range(1, 8)]


@dataclass(slots=True)
class _Speaking:
    """What one request speaks; `chosen` tells that the visitor asked for it."""

    language: str
    chosen: bool


_now: ContextVar[_Speaking] = ContextVar("speaking")


@lru_cache
def catalogue(language: str) -> Catalogue:
    """A language's catalogue, read once; the source's own is empty."""
    if language == SOURCE:
        return Catalogue(language, {}, {})
    from babel.messages.pofile import read_po

    with catalogue_path(language).open("rb") as file:
        messages = [m for m in read_po(file, locale=language) if m.id and not m.fuzzy]
    sentences: dict[str, str] = {}
    several: dict[str, tuple[str, str]] = {}
    for message in messages:
        match message.id, message.string:
            case str(one), str(said) if said:
                sentences[one] = said
            case (str(one), _many), (str(singular), str(plural)) if singular and plural:
                several[one] = (singular, plural)
    return Catalogue(language, sentences, several)


def catalogue_path(language: str) -> Path:
    """Where a language's catalogue lies, in a checkout and in an installed wheel alike."""
    return templates_dir() / "web" / "catalogues" / f"{language}.po"


def language() -> str:
    """What is spoken now."""
    speaking = _now.get(None)
    return speaking.language if speaking else SOURCE


def _(text: str, **values: object) -> str:
    """A sentence in the language spoken now; `%(name)s` stands for a value."""
    said = catalogue(language()).gettext(text)
    return said % values if values else said


def plural(one: str, many: str, n: int, **values: object) -> str:
    """A sentence for one or for several, in the language spoken now."""
    return catalogue(language()).ngettext(one, many, n) % {"n": n, **values}


def marked(text: str) -> str:
    """The text as it is, marked for the catalogues: `_` is said of it where it is shown."""
    return text


#: What a sentence from below says to who stands at a command line, and to nobody on a page.
_AT_A_TERMINAL = re.compile(r" [^.!?]*[«“]frist [^»”]*[»”][^.]*\.")


def told(sentence: str) -> str:
    """A refusal, a finding, a reason: a bokmål sentence from below, in the language spoken now."""
    said = catalogue(language()).told(sentence)
    return _AT_A_TERMINAL.sub("", said) if "frist " in said else said


def speak_as(person_language: str) -> None:
    """From here on the request speaks the person's language, unless the visitor chose one."""
    speaking = _now.get(None)
    if speaking is not None and not speaking.chosen:
        speaking.language = person_language


class Speaking:
    """Settles each request's language, and keeps a choice made by `?sprak=` in a cookie."""

    def __init__(self, app: App, *, https: bool) -> None:
        self.app = app
        self.secure = "; Secure" if https else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        asked = _asked(scope)
        chosen = asked or _kept(headers.get(b"cookie", ""))
        spoken = chosen or accepted(headers.get(b"accept-language", ""))
        _now.set(_Speaking(spoken, chosen is not None))

        async def keeping(message: Message) -> None:
            if asked and message["type"] == "http.response.start":
                cookie = f"{CHOICE}={asked}; Max-Age={KEPT}; Path=/; HttpOnly; SameSite=Lax"
                added = (b"set-cookie", (cookie + self.secure).encode())
                message = {**message, "headers": [*message["headers"], added]}
            await send(message)

        await self.app(scope, receive, keeping)


def accepted(header: str) -> str:
    """The language of ours that a browser likes best (RFC 9110, 12.5.4); else bokmål."""
    liked: list[tuple[float, str]] = []
    for part in header[:500].split(","):
        tag, _, weight = part.partition(";")
        primary = tag.strip().lower().split("-")[0]
        name = "nb" if primary == "no" else primary
        quality = _quality(weight)
        if name in LANGUAGES and quality > 0:
            liked.append((-quality, name))
    return min(liked, key=lambda pair: pair[0])[1] if liked else SOURCE


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    return float(value) if re.fullmatch(r"[01](\.\d{0,3})?", value) else 0.0


def _asked(scope: Scope) -> str | None:
    query: bytes = scope["query_string"]
    if CHOICE.encode() not in query:
        return None
    said = parse_qs(query.decode("latin-1")).get(CHOICE, [""])[-1]
    return said if said in LANGUAGES else None


def _kept(cookie: str) -> str | None:
    if CHOICE not in cookie:
        return None
    try:
        morsel = SimpleCookie(cookie).get(CHOICE)
    except CookieError:
        return None
    return morsel.value if morsel and morsel.value in LANGUAGES else None


@lru_cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    """The catalogue's sentences that have places for values, the most particular first."""
    found = []
    for text, translation in catalogue(language).sentences.items():
        if len(set(names := _PLACE.findall(text))) == len(names) > 0:
            fixed = _PLACE.sub("", text)
            parts = re.split(r"%\(\w+\)s", text.replace("%%", "%"))
            pattern = re.escape(parts[0])
            for name, after in zip(names, parts[1:], strict=True):
                pattern += f"(?P<{name}>.+?){re.escape(after)}"
            found.append((len(fixed), re.compile(pattern, re.DOTALL), translation))
    found.sort(key=lambda each: -each[0])
    return [(pattern, translation) for size, pattern, translation in found if size >= _PARTICULAR]


#: Letters that a pattern must hold besides its places, to be taken for the sentence it was.
_PARTICULAR = 6
