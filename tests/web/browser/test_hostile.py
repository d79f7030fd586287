"""Content that means harm, in a real browser: it runs nothing, loads nothing, raises no report."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from tests.conftest import NOW
from tests.web import village
from tests.web.browser.conftest import Village
from tests.web.furnished import hand_in
from tests.web.test_hostile import HOSTILE
from tests.web.village import Spoken
from workflow.domain.item import Visibility
from workflow.domain.people import Role
from workflow.domain.proposal import Kind
from workflow.services import register, review, submit
from workflow.store import approvals, queries


def test_hostile_words_run_nothing_and_raise_no_report(site: Village) -> None:
    everything = " ".join(HOSTILE.values()) + " <svg/onload=alert(1)> <iframe src=//ond.example>"
    id = plant(site, everything)
    windows = {name: site.open(name) for name in ("alice", "bob", None)}
    places = [
        "/", "/gjennomgang", "/gjennomgang/2", "/saker?tilstand=alle", f"/saker/{id}", "/kalender",
        "/kalender?visning=maned&maned=2023-03", "/kalender?visning=plan&ar=2023", "/innmeldt",
        f"/sok?sok={quote(everything[:190])}", f"/kalender?kategori={quote(everything[:190])}",
        "/meld-inn/hostile", "/abonner", "/meld-inn", "/mine", "/gjennomgang/1",
    ]  # fmt: skip
    for page in windows.values():
        for place in places:
            page.goto(place)
            assert "ond.example" not in [urlsplit(frame.url).hostname for frame in page.frames]
    ours = [c for c in site.complaints if "status of 40" not in c]  # pages that are not for them
    site.complaints.clear()
    assert ours == []


def plant(site: Village, words: str) -> str:
    """Put the words in minutes, a name, a public item and a submission; the item's id."""
    with site.frist.write() as connection:
        # a name holds 200 characters: the others of these words stand in names in test_hostile
        register.add_person(
            connection, words[:200], "mallory@frist.example", now=NOW, role=Role.MEMBER
        )
        flat = " ".join(words.split())
        said = f"Mallory sender {flat} innen 28. mars."
        spoken = (Spoken(Kind.EVENT, words, said, "28. mars", words, 0.9, finding=words),)
        document = village.import_spoken(
            connection, NOW, text=f"Referat {flat}\n{said}\n", spoken=spoken, title=words
        )
        approvals.keep(connection, document, [(1, 0, 7, words)])
        proposed = queries.items(connection, states=["PROPOSED"])
        item = next(item for item in proposed if item.title == words)
        changes = {"description": words, "location": words, "categories": (words[:90],),
                   "visibility": Visibility.PUBLIC}  # fmt: skip
        review.edit(connection, item.id, changes, actor_id=None, now=NOW, why=words)
        review.accept(connection, item.id, actor_id=None, now=NOW)
    hand_in(site.frist, "hostile", words[:300], "28. mars")
    with site.frist.write() as connection:
        submit.confirm(connection, "hostile", seeds=iter([b"8" * 8]), now=NOW)
    return item.id
