"""The search index on SQLite: two FTS5 tables over one table of texts, kept by triggers.

Owns the statements that make it. `search_words` finds words by how they begin; `search_parts`
finds three letters or more anywhere in a title, for the tail of a compound («konferanse» in
«Havnekonferansen»). `marks` says whom an item may be shown to, in the index itself: what the
public may not see then never takes part in their search, nor in its cost.
"""

from __future__ import annotations

from workflow.domain.item import State

#: The tokenizer makes é an e and ü a u, and leaves æ and ø alone; å it would make an a. It is kept
#: as a letter that no Norwegian text has, in the index and in what is asked of it.
AA = "ꜳ"

_ACCEPTED = ", ".join(f"'{state.value}'" for state in State if state.accepted)
_INDEXED = (
    *("title", "owner", "owner_id", "group_id", "kind", "visibility"),
    *("location", "description", "categories"),
)
_TEXTS = ("marks", "title", "about", "told")


def statements() -> list[str]:
    """What makes the index anew and fills it, in order."""
    triggers = _of_texts() | _of_items()
    return [
        *(f"DROP TRIGGER IF EXISTS search_{name}" for name in triggers),
        *(f"DROP TABLE IF EXISTS {name}" for name in ("search_words", "search_parts", "search")),
        "CREATE TABLE search (number INTEGER PRIMARY KEY, item_id TEXT NOT NULL UNIQUE, "
        f"{', '.join(f'{text} TEXT NOT NULL' for text in _TEXTS)})",
        f"CREATE VIRTUAL TABLE search_words USING fts5({', '.join(_TEXTS)}, content='search', "
        "content_rowid='number', tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        "CREATE VIRTUAL TABLE search_parts USING fts5(marks, title, content='search', "
        "content_rowid='number', tokenize='trigram')",
        *(f"CREATE TRIGGER search_{name} {body} END" for name, body in triggers.items()),
        _every(),
    ]


def _of_texts() -> dict[str, str]:
    """The triggers that tell both FTS tables of the texts (SQLite's "external content tables")."""
    tables = {"search_words": _TEXTS, "search_parts": _TEXTS[:2]}

    def tell(deleted: bool) -> str:
        row, order = ("old", "'delete', ") if deleted else ("new", "")
        return " ".join(
            f"INSERT INTO {table} ({table + ', ' if deleted else ''}rowid, {', '.join(texts)}) "
            f"VALUES ({order}{row}.number, {', '.join(f'{row}.{text}' for text in texts)});"
            for table, texts in tables.items()
        )

    differs = " OR ".join(f"old.{text} <> new.{text}" for text in _TEXTS)
    return {
        "added": f"AFTER INSERT ON search BEGIN {tell(False)}",
        "removed": f"AFTER DELETE ON search BEGIN {tell(True)}",
        "changed": f"AFTER UPDATE ON search WHEN {differs} BEGIN {tell(True)} {tell(False)}",
    }


def _of_items() -> dict[str, str]:
    """The triggers that keep the texts: an item's own change, a merge, and quotes."""
    made = _texts("i")
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in _INDEXED)
    let_in = f"(old.state IN ({_ACCEPTED})) <> (new.state IN ({_ACCEPTED}))"
    spoken = "SELECT {0}.item_id UNION SELECT merged_into FROM items WHERE id = {0}.item_id"

    def again(ids: str) -> str:
        made_as = ", ".join(f"{sql} AS {name}" for name, sql in made.items())
        return (
            f"UPDATE search SET {', '.join(f'{name} = made.{name}' for name in made)} "
            f"FROM (SELECT i.id, {made_as} FROM items i WHERE i.id IN ({ids})) AS made "
            "WHERE search.item_id = made.id;"
        )

    return {
        "item_added": f"AFTER INSERT ON items BEGIN {_every()} WHERE i.id = new.id;",
        "item_changed": f"AFTER UPDATE OF {', '.join(_INDEXED)}, state ON items "
        f"WHEN {let_in} OR {changed} BEGIN {again('new.id')}",
        "item_merged": "AFTER UPDATE OF merged_into ON items "
        f"BEGIN {again('old.merged_into, new.merged_into')}",
        "item_removed": "AFTER DELETE ON items BEGIN DELETE FROM search WHERE item_id = old.id;",
        "quote_added": f"AFTER INSERT ON quotes BEGIN {again(spoken.format('new'))}",
        "quote_changed": "AFTER UPDATE ON quotes "
        f"BEGIN {again(spoken.format('old'))} {again(spoken.format('new'))}",
        "quote_removed": f"AFTER DELETE ON quotes BEGIN {again(spoken.format('old'))}",
    }


def _every() -> str:
    """SQL that enters items, which it calls `i`."""
    made = _texts("i")
    return (
        f"INSERT INTO search (item_id, {', '.join(made)}) "
        f"SELECT i.id, {', '.join(made.values())} FROM items i"
    )


def _texts(item: str) -> dict[str, str]:
    """SQL for each text of the item that a statement calls `item`."""
    quotes = (
        "SELECT group_concat(q.text, ' ') FROM quotes q JOIN items m ON m.id = q.item_id "
        f"WHERE m.id = {item}.id OR m.merged_into = {item}.id"
    )
    categories = f"SELECT group_concat(value, ' ') FROM json_each({item}.categories)"
    return {
        "marks": f"'v' || substr({item}.visibility, 1, 2) "
        f"|| CASE WHEN {item}.state IN ({_ACCEPTED}) THEN ' yes' ELSE ' not' END "
        f"|| coalesce(' p' || {item}.owner_id, '')",
        "title": _kept(f"{item}.title"),
        "about": _kept(
            f"coalesce({item}.location, '') || ' ' || {item}.description || ' ' "
            f"|| coalesce(({categories}), '')"
        ),
        "told": _kept(f"coalesce({item}.owner, '') || ' ' || coalesce(({quotes}), '')"),
    }


def _kept(text: str) -> str:
    """SQL for a text with its å as the tokenizer leaves it alone; the tokenizers fold the case."""
    return f"replace(replace({text}, 'å', '{AA}'), 'Å', '{AA}')"
