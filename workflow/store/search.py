"""Searching: the items that words lead to, among those a visitor may see, on either database.

Owns what a person's words ask of the index: every word must be there, in any order, in any of
its forms («møter» finds «møtet»), as the beginning of a word or, in titles, as its tail. The
index is `search_index`'s; ordering and paging what is found is `lists`'.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache
from typing import Any

import sqlalchemy as sa

from workflow.domain.item import Visibility
from workflow.store import tables
from workflow.store.search_postgres import LETTERS
from workflow.store.search_sqlite import AA

#: How many items a search looks at, the last entered first: whoever gets more, writes more words.
MOST = 1000

#: How many words a search heeds.
WORDS = 8

_OTHERWISE = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))
_SEARCH = sa.table("search", sa.column("number"), sa.column("item_id"), sa.column("words"))


def words(said: str) -> list[str]:
    """The words of what was typed, as they are searched for."""
    plain = unicodedata.normalize("NFC", said).lower()
    return re.findall(r"[^\W_]+", plain)[:WORDS]


def matching(
    connection: sa.Connection,
    said: str,
    *,
    sees: Collection[Visibility],
    told: bool = True,
    accepted: bool = True,
    most: int = MOST,
) -> sa.Select[Any]:
    """A query for the ids of the `most` items last entered that `said` leads to.

    `sees` bounds it to what the visitor may see, and `accepted` to what has been let into the
    plan. Only with `told` are owners and quotes searched: the public is shown neither.
    """
    asked = words(said)
    if not asked:
        return sa.select(_SEARCH.c.item_id).where(sa.false())
    owners = [_owners(connection, word) if told else [] for word in asked]
    make = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    return make(list(zip(asked, owners, strict=True)), told, _marks(sees, accepted), most)


def many(connection: sa.Connection, query: sa.Select[Any], most: int = MOST) -> bool:
    """Whether a query of `matching` found so many that there may be more."""
    counted = sa.select(sa.func.count()).select_from(query.subquery())
    return connection.execute(counted).scalar_one() >= most


def _owners(connection: sa.Connection, word: str) -> list[int]:
    """The people one of whose names begins with a word: what they own is found by it."""
    c = tables.people.c
    near = sa.select(c.id, c.name).where(c.name.icontains(word, autoescape=True))
    named = list(connection.execute(near))
    return [id for id, name in named if any(n.startswith(word) for n in words(name))]


def _marks(sees: Collection[Visibility], accepted: bool) -> list[list[str]]:
    """The marks that an item must have: of each list, one."""
    marks = [["yes"]] if accepted else []
    if set(sees) != set(Visibility):
        marks.append([f"v{each.value[:2]}" for each in sees])
    return marks


def _forms(word: str) -> list[str]:
    """A word as it may stand: with its stem for a beginning, and with å for a typed aa."""
    stemmer = _stemmer()
    stems = [stemmer.stemWord(spelt) for spelt in _spelt(word)]
    return [
        stem if len(stem) >= 3 else spelt for stem, spelt in zip(stems, _spelt(word), strict=True)
    ]


def _spelt(word: str) -> list[str]:
    ours = word
    for typed, letter in _OTHERWISE:
        ours = ours.replace(typed, letter)
    return [word] if ours == word else [word, ours]


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("norwegian")


def _sqlite(
    asked: list[tuple[str, list[int]]], told: bool, marks: list[list[str]], most: int
) -> sa.Select[Any]:
    """FTS5's own language (sqlite.org/fts5.html, 3), each word in quotation marks."""
    columns = "{title about told}" if told else "{title about}"
    shown = "".join(f" AND marks : ({' OR '.join(each)})" for each in marks)
    wanted = []
    for word, owners in asked:
        end = " *" if len(word) > 1 else ""
        begins = " OR ".join(f'"{form.replace("å", AA)}"{end}' for form in _forms(word))
        owned = "".join(f" OR marks : p{id}" for id in owners)
        wanted.append(f"({columns} : ({begins}){owned})")
    numbers = _numbers("search_words", " AND ".join(wanted) + shown, most)
    if all(len(word) >= 3 for word, _ in asked):
        inside = ([f'title : "{form.replace("å", AA)}"' for form in _forms(w)] for w, _ in asked)
        tails = " AND ".join(f"({' OR '.join(each)})" for each in inside)
        numbers = numbers.union(_numbers("search_parts", tails + shown, most))
    return sa.select(_SEARCH.c.item_id).where(_SEARCH.c.number.in_(numbers))


def _numbers(table: str, question: str, most: int) -> Any:
    asked = sa.table(table, sa.column("rowid"), sa.column(table))
    query = (
        sa.select(asked.c.rowid)
        .where(asked.c[table].op("MATCH")(question))
        .order_by(asked.c.rowid.desc())
        .limit(most)
        .subquery()
    )
    return sa.select(query.c.rowid)


def _postgresql(
    asked: list[tuple[str, list[int]]], told: bool, marks: list[list[str]], most: int
) -> sa.Select[Any]:
    """Text search's own language (PostgreSQL 8.11.2); stemming is the configuration's."""
    weights = "ABD" if told else "AD"
    plain = str.maketrans(*LETTERS)
    parts: list[Any] = []
    for word, owners in asked:
        # a stem may be stemmed once more («svaret», «svar», «sv»): the index has the last of them
        forms = dict.fromkeys([*_spelt(word), *_forms(word)])
        begins = " | ".join(f"'{form.translate(plain)}':*{weights}" for form in forms)
        part: Any = sa.func.to_tsquery("norwegian", begins)
        if owners:
            owned = sa.func.to_tsquery("simple", " | ".join(f"p{id}:C" for id in owners))
            part = part.op("||")(owned)
        parts.append(part)
    parts += [sa.func.to_tsquery("simple", " | ".join(f"{m}:C" for m in each)) for each in marks]
    question: Any = parts[0]
    for part in parts[1:]:
        question = question.op("&&")(part)
    return (
        sa.select(_SEARCH.c.item_id)
        .where(_SEARCH.c.words.op("@@")(question))
        .order_by(_SEARCH.c.number.desc())
        .limit(most)
    )
