"""Every sentence is said in bokmål, nynorsk and English, each page in one of them and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from selectolax.lexbor import LexborHTMLParser as Page
from selectolax.lexbor import LexborNode as Node

from tests.web import catalogues
from tests.web.conftest import Browser, Site
from tests.web.test_rights import MATRIX, places
from workflow.domain.wording import LANGUAGES
from workflow.web import tongue

TEMPLATES = sorted((catalogues.ROOT / "templates" / "web").glob("*.html"))

#: Names, and what is no word of any language.
NAMES = {"Frist", "DOCX", "Outlook", "Google", "Apple", "ICS", "QR", "Samsung", "Internet"}

#: Attributes that are read aloud or shown.
SPOKEN = {"aria-label", "title", "placeholder", "alt"}


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_sentence_has_its_translation(language: str) -> None:
    kept = {message.id: message for message in catalogues.read(language) if message.id}
    wanted = {message.id for message in catalogues.everything() if message.id}
    assert sorted(map(str, wanted - kept.keys())) == [], "run python -m tests.web.catalogues"
    assert sorted(map(str, kept.keys() - wanted)) == [], "run python -m tests.web.catalogues"
    missing = [id for id, message in kept.items() if message.fuzzy or not _whole(message.string)]
    assert missing == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_translation_has_the_places_of_its_sentence(language: str) -> None:
    def places_of(text: str) -> list[str]:
        return sorted(re.findall(r"%\((\w+)\)s|%(?!\(|%)", text.replace("%%", "")))

    off = []
    for message in catalogues.read(language):
        for id, said in zip(_each(message.id), _each(message.string), strict=True):
            if id and places_of(id) != places_of(said):
                off.append((id, said))
    assert off == []


def _whole(said: object) -> bool:
    return all(_each(said))


def _each(text: object) -> list[str]:
    return list(text) if isinstance(text, list | tuple) else [str(text or "")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_has_no_words_outside_the_catalogues(path: Path) -> None:
    source = path.read_text("utf-8")
    assert [*loose(source), *loose_in_code(source)] == []


def loose(source: str) -> list[str]:
    """Text, and attributes that are read aloud, that stand in the template's own HTML."""
    found = _Words()
    found.feed("".join(_html(source)))
    found.close()
    return found.loose


def _html(source: str) -> Iterator[str]:
    """The template without what is between braces, nor what `trans` holds."""
    inside = False
    environment = Environment(extensions=["jinja2.ext.i18n"])
    block: list[str] = []
    for _, kind, text in environment.lex(source):
        if kind == "data" and not inside:
            yield text
        elif kind == "block_begin":
            block = []
        elif kind == "block_end":
            inside = (inside or block[:1] == ["trans"]) and block[:1] != ["endtrans"]
        elif kind == "name":
            block.append(text)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.loose: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.lasttag != "code":
            self._look(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SPOKEN:
                self._look(value or "")

    def _look(self, text: str) -> None:
        words = [w for w in re.findall(r"[^\W\d_]{2,}", text) if w not in NAMES]
        if words and '="' not in text:  # attributes that a macro writes
            self.loose.append(" ".join(text.split()))


def loose_in_code(source: str) -> list[str]:
    """Strings in expressions that look like words for people and are not said through `_`."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(source)
    said = {
        id(const)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in ("_", "gettext", "ngettext")
        for const in call.find_all(nodes.Const)
    }
    looks = re.compile(r"^,? ?[A-ZÆØÅ][a-zæøå]+( |$)|[æøåÆØÅ«»]|[a-z]{4,} [a-z]{4,}")
    return [
        const.value
        for const in tree.find_all(nodes.Const)
        if id(const) not in said and isinstance(const.value, str) and looks.search(const.value)
    ]


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hei</p>", ["Hei"]),
        ("<p>{{ _('Hei') }} 8. <b>{{ name }}</b></p>", []),
        ('<a aria-label="Lukk" class="btn two">x</a>', ["Lukk"]),
        ("{% if x %}og{% endif %}", ["og"]),
        ("{% trans %}Hei{% endtrans %} på", ["på"]),
        ('{{ "Ingen" if x else _("Noe") }}', ["Ingen"]),
        ('{{ button("btn q", _("Angre")) }}', []),
    ],
)
def test_the_finder_finds_what_is_not_said_through_the_catalogues(
    template: str, found: list[str]
) -> None:
    assert [*loose(template), *loose_in_code(template)] == found


#: Feeds are in bokmål for everybody: one address is shared by readers of each language.
MODULES = [
    path
    for path in sorted((catalogues.ROOT / "workflow" / "web").rglob("*.py"))
    if path.stem not in ("feeds", "tongue", "linked")
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_page_has_no_words_outside_the_catalogues(path: Path) -> None:
    assert loose_in_python(path.read_text("utf-8")) == []


#: What a string may be handed to: the catalogues, the refusals they know, and the log.
_HANDED = {"_", "plural", "marked", "getLogger", "error", "exception", *catalogues.SAYERS}


def loose_in_python(source: str) -> list[str]:
    """Strings in a module that look like words for people and are handed to no catalogue."""
    tree = ast.parse(source)
    said = {
        id(const)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and catalogues.called(call.func) in _HANDED
        for const in ast.walk(call)
    }
    said |= {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    looks = re.compile(r"[æøåÆØÅ«»]|^[A-Z][a-zæøå]+[ .]|[a-z]{3,} [a-z]{3,}")
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in said and looks.search(node.value)
        if not set(node.value.split()) <= NAMES
    ]


#: Words that Norwegian sentences are full of, and English ones never hold.
NORWEGIAN = re.compile(
    r"\b(og|ikke|det|som|til|av|har|på|med|skal|ingen|uke|møte|møtet|er|denne|du|vi|kan|noe|fra"
    r"|eller|når|hva|dag|dagen|saken)\b",
    re.IGNORECASE,
)


def test_an_english_page_holds_no_norwegian_but_what_says_so(site: Site) -> None:
    known = places(site)
    found = []
    for name in ("alice", "bob", None):
        browser = site.as_(name)
        browser.get("/kalender?sprak=en")
        for path in sorted(path for method, path in MATRIX if method == "GET"):
            answer = browser.get(path.format(**known), follow_redirects=True)
            if answer.headers.get("content-type", "").startswith("text/html"):
                page = Page(answer.text)
                assert page.css_first("html").attributes["lang"] == "en", path
                found += [(name, path, said) for said in norwegian(page.css_first("body"))]
    assert found == []


def norwegian(node: Node) -> Iterator[str]:
    """The texts under a node that are Norwegian without a `lang` that says so."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            # what a sentence tells people to write stands in quotation marks
            if NORWEGIAN.search(re.sub("“[^”]*”", "", child.text(deep=False))):
                yield " ".join(child.text(deep=False).split())
        elif child.tag not in ("script", "style") and child.attributes.get("lang") in (None, "en"):
            yield from norwegian(child)


def test_the_choice_comes_before_the_person_and_the_person_before_the_browser(
    site: Site, anybody: Browser, bob: Browser
) -> None:
    def spoken(browser: Browser, path: str, accept: str = "") -> str | None:
        answer = browser.get(path, headers={"accept-language": accept})
        assert answer.headers["vary"].startswith("Accept-Language, Cookie")
        html = Page(answer.text).css_first("html").attributes["lang"]
        assert answer.headers["content-language"] == html
        return html

    assert spoken(anybody, "/kalender") == "nb"
    assert spoken(anybody, "/kalender", "nn-NO,nb;q=0.8") == "nn"
    assert spoken(bob, "/", "nn") == "nb"
    assert spoken(bob, "/?sprak=en", "nn") == "en"
    assert spoken(bob, "/saker", "nn") == "en"
    assert spoken(anybody, "/kalender?sprak=tlh", "nn") == "nn"


def test_the_choice_is_kept_in_a_cookie_that_scripts_can_not_read(anybody: Browser) -> None:
    kept = anybody.get("/kalender?sprak=nn").headers["set-cookie"]
    assert kept == "sprak=nn; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax; Secure"
    assert "set-cookie" not in anybody.get("/kalender").headers


def test_the_footer_offers_this_very_page_in_each_language(anybody: Browser) -> None:
    page = Page(anybody.get("/kalender?slag=frist&sprak=nn").text)
    offered = {a.attributes["lang"]: a.attributes["href"] for a in page.css(".tongues a")}
    assert offered == {lang: f"/kalender?slag=frist&sprak={lang}" for lang in LANGUAGES}
    assert page.css_first(".tongues [aria-current]").attributes["lang"] == "nn"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "nb"),
        ("no", "nb"),
        ("nn", "nn"),
        ("en-GB,en;q=0.9,nn;q=0.5", "en"),
        ("de,en;q=0.2,nn;q=0.5", "nn"),
        ("en;q=0, nn;q=0.1", "nn"),
        ("en;q=x, *;q=0.5", "nb"),
        ("sv," * 400, "nb"),
    ],
)
def test_the_browsers_wish_is_read(header: str, language: str) -> None:
    assert tongue.accepted(header) == language


def test_a_refusal_from_below_is_told_in_the_language_of_the_page(alice: Browser) -> None:
    said = {}
    for language in LANGUAGES:
        answer = alice.get(f"/kalender?visning=maned&maned=juni&sprak={language}")
        assert answer.status_code == 400
        said[language] = Page(answer.text).css_first(".slip .lead").text()
    assert said == {
        "nb": "«juni» er ingen måned. Skriv den slik: 2023-06.",
        "nn": "«juni» er ingen månad. Skriv han slik: 2023-06.",
        "en": "“juni” is not a month. Write it like this: 2023-06.",
    }


def test_feeds_and_the_command_line_are_left_in_bokmal() -> None:
    assert tongue.language() == "nb"
    assert tongue.told("Denne handlingen finnes ikke.") == "Denne handlingen finnes ikke."
