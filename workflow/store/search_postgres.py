"""The search index on PostgreSQL: a `tsvector` for each item, kept by triggers.

Owns the statements that make it. Words are stemmed by the 'norwegian' configuration; weights tell
who may find an item by them: A for what everybody sees of it, B for the owner and the quotes, C
for the marks (`search_sqlite` says what those are for), D for the ends of the title's long words,
so that the tail of a compound is found («konferanse» in «Havnekonferansen»).
"""

from __future__ import annotations

from workflow.domain.item import State

#: Letters of our neighbours and what they are searched for as; æ, ø and å stay themselves.
LETTERS = ("áàâãäçčđéèêëíìïîñŋóòôõöšŧúùûüýž", "aaaaaccdeeeeiiiinnooooostuuuuyz")

_ACCEPTED = ", ".join(f"'{state.value}'" for state in State if state.accepted)

#: A tsvector holds a megabyte; nobody searches for what stands behind so many letters.
_ROOM = 100_000


def statements() -> list[str]:
    """What makes the index anew and fills it, in order."""
    quotes = (
        "SELECT string_agg(q.text, ' ') FROM quotes q JOIN items m ON m.id = q.item_id "
        "WHERE m.id = i.id OR m.merged_into = i.id"
    )
    categories = "SELECT string_agg(value, ' ') FROM json_array_elements_text(i.categories)"
    about = (
        "left(i.title, 1000) || ' ' || coalesce(i.location, '') || ' ' || i.description || ' ' "
        f"|| coalesce(({categories}), '')"
    )
    marks = (
        f"'v' || left(i.visibility, 2) || CASE WHEN i.state IN ({_ACCEPTED}) THEN ' yes' "
        "ELSE ' not' END || coalesce(' p' || i.owner_id, '')"
    )
    ends = (
        "SELECT string_agg(right(word, -cut), ' ') "
        "FROM regexp_split_to_table(search_text(i.title), '[^[:alnum:]]+') AS word, "
        "generate_series(1, least(length(word), 40) - 4) AS cut"
    )
    vector = (
        f"setweight(to_tsvector('norwegian', search_text({about})), 'A') "
        f"|| setweight(to_tsvector('norwegian', search_text("
        f"coalesce(i.owner, '') || ' ' || coalesce(({quotes}), ''))), 'B') "
        f"|| setweight(to_tsvector('simple', {marks}), 'C') "
        f"|| to_tsvector('simple', coalesce(({ends}), ''))"
    )
    every = f"INSERT INTO search (item_id, words) SELECT i.id, {vector} FROM items i"
    return [
        "DROP TRIGGER IF EXISTS search_item ON items",
        "DROP TRIGGER IF EXISTS search_quote ON quotes",
        "DROP TABLE IF EXISTS search",
        "CREATE TABLE search (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
        "item_id varchar(20) NOT NULL UNIQUE, words tsvector NOT NULL)",
        "CREATE OR REPLACE FUNCTION search_text(said text) RETURNS text IMMUTABLE LANGUAGE sql AS "
        f"$$SELECT left(translate(lower(said), '{LETTERS[0]}', '{LETTERS[1]}'), {_ROOM})$$",
        "CREATE OR REPLACE FUNCTION search_again(ids text[]) RETURNS void LANGUAGE sql AS "
        f"$${every} WHERE i.id = ANY(ids) "
        "ON CONFLICT (item_id) DO UPDATE SET words = excluded.words$$",
        "CREATE OR REPLACE FUNCTION search_item() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN "
        "IF TG_OP = 'DELETE' THEN DELETE FROM search WHERE item_id = OLD.id; "
        "ELSIF TG_OP = 'INSERT' THEN PERFORM search_again(ARRAY[NEW.id]); "
        f"ELSIF (OLD.state IN ({_ACCEPTED})) <> (NEW.state IN ({_ACCEPTED})) "
        "OR (OLD.title, OLD.owner, OLD.owner_id, OLD.visibility, OLD.location, OLD.description, "
        "OLD.categories::text, OLD.merged_into) IS DISTINCT FROM "
        "(NEW.title, NEW.owner, NEW.owner_id, NEW.visibility, NEW.location, NEW.description, "
        "NEW.categories::text, NEW.merged_into) "
        "THEN PERFORM search_again(ARRAY[NEW.id, OLD.merged_into, NEW.merged_into]); "
        "END IF; RETURN NULL; END$$",
        "CREATE OR REPLACE FUNCTION search_quote() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN "
        "IF TG_OP <> 'INSERT' THEN PERFORM search_again(ARRAY[OLD.item_id, "
        "(SELECT merged_into FROM items WHERE id = OLD.item_id)]); END IF; "
        "IF TG_OP <> 'DELETE' THEN PERFORM search_again(ARRAY[NEW.item_id, "
        "(SELECT merged_into FROM items WHERE id = NEW.item_id)]); END IF; "
        "RETURN NULL; END$$",
        "CREATE TRIGGER search_item AFTER INSERT OR UPDATE OR DELETE ON items "
        "FOR EACH ROW EXECUTE FUNCTION search_item()",
        "CREATE TRIGGER search_quote AFTER INSERT OR UPDATE OR DELETE ON quotes "
        "FOR EACH ROW EXECUTE FUNCTION search_quote()",
        every,
        "CREATE INDEX search_by_words ON search USING gin (words)",
    ]
