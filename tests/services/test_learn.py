"""A review teaches: the next minutes of the same body are read by what was decided."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import NOW
from workflow.bootstrap import Frist
from workflow.domain.item import Item
from workflow.services import ingest, learn, review
from workflow.store import documents, queries

HEAD = "Referat fra møte i Driftsgruppa\n\nDato: {day}. mars 2023\nTil stede: Ola, Kari\n\n"

#: What this body writes under «Siden sist» is what each has been up to; its tasks stand as bullets.
BODY = """Siden sist

Kari følger opp leverandøren.
Ola sjekker loggene.
Kari ordner nøkler til kontoret.

Til neste gang

- Ola oppdaterer veiviseren
- Kari skriver til kommunen
"""


def put_in(frist: Frist, day: int) -> tuple[int, tuple[Item, ...]]:
    with frist.write() as connection:
        text = HEAD.format(day=day) + BODY.replace("Ola", f"Ola{' ' * (day % 2)}")
        imported = ingest.import_minutes(
            connection, text.encode(), f"{day}.txt", actor_id=None, now=NOW
        )
    return imported.document.id, imported.items


def decide(frist: Frist, document_id: int) -> None:
    """Keep what stands under «Til neste gang», reject what stands under «Siden sist»."""
    with frist.write() as connection:
        for item, quote in queries.in_document_order(connection, document_id):
            text = documents.find(connection, document_id).text
            since_last = quote.start < text.index("Til neste gang")
            act = review.reject if since_last else review.accept
            act(connection, item.id, actor_id=None, now=NOW + timedelta(minutes=1))


def chances(frist: Frist, document_id: int) -> dict[str, float]:
    with frist.read() as connection:
        spoken = queries.in_document_order(connection, document_id)
    return {quote.text: item.confidence or 0.0 for item, quote in spoken}


def group_id(frist: Frist) -> int:
    with frist.read() as connection:
        return queries.groups(connection)[0].id


def test_with_each_review_what_was_rejected_is_believed_less_and_what_was_kept_is_not(
    frist: Frist,
) -> None:
    rejected, kept = "Kari følger opp leverandøren.", "Kari skriver til kommunen"
    seen = []
    for day in (1, 2, 3, 6):
        document_id, _ = put_in(frist, day)
        read = chances(frist, document_id)
        seen.append((read.get(rejected, 0.0), read.get(kept, 0.0)))
        decide(frist, document_id)
    doubted, believed = zip(*seen, strict=True)
    assert list(doubted) == sorted(doubted, reverse=True)
    assert doubted[-1] < doubted[0] - 0.2
    assert min(believed) > 0.8


def test_nothing_is_learned_from_minutes_that_still_wait(frist: Frist) -> None:
    put_in(frist, 1)
    with frist.write() as connection:
        assert learn.style(connection, group_id(frist), NOW) is None


def test_the_same_reviews_teach_the_same(frist: Frist) -> None:
    first, _ = put_in(frist, 1)
    decide(frist, first)
    with frist.write() as connection:
        taught = [
            learn.learning.learn(learn.reviewed(connection, group_id(frist))) for _ in range(2)
        ]
    assert taught[0].to_json() == taught[1].to_json()
    assert taught[0].documents == 1


def test_a_lesson_can_be_forgotten(frist: Frist) -> None:
    first, _ = put_in(frist, 1)
    decide(frist, first)
    later = NOW + timedelta(hours=1)
    with frist.write() as connection:
        assert learn.style(connection, group_id(frist), later) is not None
        learn.forget(connection, group_id(frist), later)
        assert learn.style(connection, group_id(frist), later) is None
