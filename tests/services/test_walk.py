"""The spring of 2023: every matter of the bundled minutes, from the meeting to its last tick.

A story. The clock goes day by day from 16 March to 1 September. In the morning the server makes
its round (who is reminded of what), on Mondays everybody gets a digest; then people do
what the script below says, and at three o'clock everybody finishes what is due that day, as people
do. All of it is written down: what people did (and beneath it what the journal says was changed by
it), each reminder, each matter's phase, and each reader's digest, item by item under its section.
It is held against `golden/walk/spring-2023.txt`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.conftest import day_window, week_window
from tests.services.handing import handed_over
from workflow import samples
from workflow.bootstrap import Frist
from workflow.domain.chains import step_id
from workflow.domain.deadlines import OSLO, deadline_day
from workflow.domain.digest import Change, Digest, Line, Section
from workflow.domain.item import Item, State, read_window, record
from workflow.domain.lifecycle import JournalEntry, rebuild
from workflow.domain.people import Person, Role
from workflow.domain.playbooks import DATING
from workflow.domain.proposal import Kind
from workflow.domain.responses import Answer
from workflow.domain.weeks import Week
from workflow.domain.window import Precision, Window
from workflow.services import chain, ingest, mark, notify, register, remind, respond, review, track
from workflow.store import audit, queries, steps, tables

STORY = Path(__file__).parent.parent / "golden" / "walk" / "spring-2023.txt"
FIRST, LAST = date(2023, 3, 16), date(2023, 9, 1)

#: Words in the minutes, kind, what Alice calls it, and the playbook she gives it.
MATTERS = (
    ("på høring til kommunene i løpet av uke 12", Kind.TASK, "Posisjonsnotatet", "consultation"),
    ("sender den til departementet innen 31. mars", Kind.TASK, "Uttalelsen", "statement"),
    ("to seminarer til høsten", Kind.EVENT, "Batteriseminarene", "seminar"),
    ("BEST-konferansen 8. juni", Kind.EVENT, "BEST", "conference"),
    (
        "melder gode eksempler til sekretariatet innen 21. april",
        Kind.TASK,
        "Eksempler til BEST",
        "task",
    ),
    ("Nor-Shipping uke 23", Kind.EVENT, "Nor-Shipping", "trade-fair"),
    (
        "Den 8. juni, før BEST-konferansen begynner, blir det omvisning på messa",
        Kind.EVENT,
        "Omvisning på messa",
        "task",
    ),
    ("skriftlig rapport kommer om ikke lenge", Kind.TASK, "IAB-rapporten", "publication"),
    ("Episoden publiseres i april", Kind.TASK, "Podkasten", "publication"),
    ("Programkomiteen må møtes", Kind.TASK, "Webinaret", "task"),
    ("Arendalsuka i august", Kind.EVENT, "Arendalsuka", "policy-week"),
    ("Felles faggruppesamling 30.–31. august 2023", Kind.EVENT, "Samlingen", "joint-gathering"),
    ("må søke innen utgangen av uke 12", Kind.TASK, "Søke om vertskap", "task"),
    ("kunngjøres tirsdag 28. mars", Kind.TASK, "Kunngjøring", "task"),
    (
        "Neste møte i faggruppa er torsdag 11. mai 2023 kl. 09.00–11.00",
        Kind.EVENT,
        "Maimøtet",
        "meeting-cycle",
    ),
)

#: What is done late, and when.
LATE = {
    "Posisjonsnotatet: styret har godkjent": date(2023, 3, 22),
    "IAB-rapporten: motta den": date(2023, 5, 31),
    "Webinaret": date(2023, 4, 12),
    "Maimøtet: sende referatet": date(2023, 6, 6),
    "Maimøtet: referatet er godkjent": date(2023, 8, 24),
}


@dataclass
class Walk:
    """The installation, its people, and the story as it is told so far."""

    frist: Frist
    alice: Person
    told: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    now: datetime = datetime(2023, 3, 16, 12, tzinfo=OSLO)
    phases: dict[str, str] = field(default_factory=dict)
    journalled: set[tuple[str, int]] = field(default_factory=set)

    def say(self, words: str) -> None:
        self.told.append(f"{self.now:%Y-%m-%d %H:%M}  {words}")

    def at(self, day: date, hour: int) -> None:
        self.now = datetime.combine(day, time(hour), OSLO)

    def do(self, act: Callable[..., Item], words: str, *arguments: object, **more: object) -> Item:
        """One act of Alice's in a transaction of its own."""
        self.say(words)
        with self.frist.write() as connection:
            done = act(connection, *arguments, actor_id=self.alice.id, now=self.now, **more)
        self.tell_changes()
        return done

    def tell_changes(self) -> None:
        """What the journal has got since it was last looked at, steps that followed included."""
        with self.frist.read() as connection:
            entries, _ = audit.page(connection, audit.Asked(), limit=10_000)
            fresh = [e for e in entries if (e.item_id, e.version) not in self.journalled]
            self.journalled |= {(entry.item_id, entry.version) for entry in fresh}
            titled = [(queries.item(connection, e.item_id).title, e) for e in fresh]
        for title, entry in sorted(titled, key=lambda pair: (pair[0], pair[1].version)):
            self.told.append(f"    · {title}: {in_words(entry)}")

    def step(self, matter: str, name: str) -> str:
        return step_id(self.ids[matter], name)

    def open_tasks(self) -> list[Item]:
        with self.frist.read() as connection:
            return queries.items(connection, states=queries.OPEN, kind="task")

    def round(self) -> None:
        """What the server does each morning."""
        with self.frist.write() as connection:
            remind.arm(connection, self.now)
            for reminder in remind.waiting(connection):
                lines = ", ".join(f"{line.item.title} [{line.rung}]" for line in reminder.lines)
                self.say(f"påminnelse til {reminder.receiver.name}: {lines}")
                handed_over(connection, reminder, self.now)

    def digests(self) -> None:
        """Everybody's digest of the week, each item under the section where it stands."""
        week = str(Week.of(self.now.date()))
        with self.frist.read() as connection:
            people = queries.people(connection)
            letters = [(p, notify.digest(connection, p, week, self.now)) for p in people]
        same: dict[tuple[str, ...], list[str]] = {}
        for person, letter in letters:
            same.setdefault(tuple(contents(letter)) if letter else (), []).append(person.name)
        for lines, readers in same.items():
            self.say(f"ukebrev {week} til {', '.join(readers)}{'' if lines else ': ingenting'}")
            self.told += lines

    def finish_the_day(self) -> None:
        for task in self.open_tasks():
            due = LATE.get(task.title, deadline_day(task.window))
            gives_a_date = task.id in {step_id(id, DATING) for id in self.ids.values()}
            if due is not None and due <= self.now.date() and not gives_a_date:
                self.do(track.complete, f"ferdig: {task.title}", task.id)

    def look(self) -> None:
        """Write down every phase that has changed."""
        with self.frist.read() as connection:
            for title, id in self.ids.items():
                found = chain.of(connection, id, self.now)
                phase = found.phase + (f" ({found.remark})" if found.remark else "")
                if self.phases.get(title) != phase and found.matter.playbook != "task":
                    self.say(f"{title}: {phase}")
                    self.phases[title] = phase


def in_words(entry: JournalEntry) -> str:
    """A journal entry: what happened, to which fields, and why."""
    words = [entry.trigger.value]
    for name in ("state", "window", "owner_id", "playbook"):
        if name in entry.after and entry.after[name] != entry.before.get(name):
            old, new = (plainly(fields.get(name)) for fields in (entry.before, entry.after))
            words.append(f"{name} {old} → {new}" if name in entry.before else f"{name} {new}")
    return ", ".join(words) + (f" ({entry.why})" if entry.why else "")


def plainly(value: object) -> str:
    """A journalled value: a window as its days, what is not there as a dash."""
    return days_of(read_window(value)) if isinstance(value, dict) else str(value or "–")


def days_of(window: Window) -> str:
    first, last = window.start, window.end
    if first is None:
        return window.words or "uten dato"
    return f"{first}" if first == last or last is None else f"{first}–{last}"


def contents(letter: Digest) -> Iterator[str]:
    """A digest: its sections in order, each with its items."""
    for section in Section:
        if lines := letter.section(section):
            yield f"    {section.value}"
            yield from (f"      - {line.item.title}{marks(line)}" for line in lines)


def marks(line: Line) -> str:
    """What a digest says beside an item."""
    was = line.change or Change()
    said = [
        *(["ny"] if line.new else []),
        *([f"før: {days_of(was.window)}"] if was.window else []),
        *([f"ansvarlig før: {was.owner or 'ingen'}"] if was.owner is not None else []),
        *([f"het: {was.title}"] if was.title else []),
        *(["måneden er over"] if line.lapsed else []),
    ]
    return f" [{'; '.join(said)}]" if said else ""


@pytest.fixture
def walk(frist: Frist, alice: Person) -> Walk:
    now = datetime(2023, 3, 16, 9, tzinfo=OSLO)
    with frist.write() as connection:
        for name in ("Havneset", "Sundvik", "Nordlia"):
            insert = sa.insert(tables.members).values(name=f"{name} kommune")
            connection.execute(insert)
            address = f"post@{name.lower()}.example"
            member = f"{name} kommune"
            register.add_person(connection, f"Post i {name}", address, now=now, member=member)
        for name in ("Henny Aksland", "Peder Norum"):
            address = f"{name.split()[0].lower()}@frist.example"
            register.add_person(connection, name, address, now=now, role=Role.MEMBER)
    return Walk(frist, alice)


def review_the_minutes(walk: Walk) -> None:
    """Alice reads the proposals on the day of the meeting, and lets the matters in."""
    walk.say("referatet leses inn")
    with walk.frist.write() as connection:
        file = samples.DOCX
        read = ingest.import_minutes(
            connection, samples.data(file), file, actor_id=walk.alice.id, now=walk.now
        )
    for words, kind, title, playbook in MATTERS:
        item = spoken_of(walk, read.document.id, words, kind)
        walk.ids[title] = item.id
        if item.state is State.PROPOSED:
            if item.title != title:  # what the reader called it is told elsewhere
                with walk.frist.write() as connection:
                    changes = {"title": title}
                    review.edit(connection, item.id, changes, actor_id=walk.alice.id, now=walk.now)
            walk.do(review.accept, f"godtar {title} som {playbook}", item.id, playbook=playbook)
    with walk.frist.read() as connection:
        waiting = queries.items(connection, states=[State.PROPOSED.value])
    for item in waiting:
        with walk.frist.write() as connection:
            review.reject(connection, item.id, actor_id=walk.alice.id, now=walk.now)


def spoken_of(walk: Walk, document_id: int, words: str, kind: Kind) -> Item:
    """The proposal on these words; where the reader passed them by, Alice marks them."""
    with walk.frist.write() as connection:
        for item, quote in queries.in_document_order(connection, document_id):
            if words in " ".join(quote.text.split()) and item.kind is kind:
                return item
        return mark.propose(
            connection, document_id, words, kind, actor_id=walk.alice.id, now=walk.now
        )


def put_in_place(walk: Walk) -> None:
    """What the minutes say of steps takes their place, or gives them their day and quote."""
    ids, into = walk.ids, review.merge
    walk.do(into, "omvisningen er messens besøk", walk.step("Nor-Shipping", "visit"),
            ids["Omvisning på messa"])  # fmt: skip
    walk.do(into, "eksemplene er konferansens", walk.step("BEST", "cases"),
            ids["Eksempler til BEST"])  # fmt: skip
    for matter, name, words, window in (
        ("Søke om vertskap", "applications", "søknadsfristen er uke 12", week_window(2023, 12)),
        ("Kunngjøring", "announce", "verten kunngjøres 28. mars", day_window(date(2023, 3, 28))),
    ):
        step = walk.step("Samlingen", name)
        walk.do(track.reschedule, words, step, window)
        walk.do(into, f"{matter} er samlingens", ids.pop(matter), step)


def script(walk: Walk) -> dict[date, Callable[[], object]]:
    """What people do on their own account, by day."""
    ids = walk.ids
    week = Window(date(2023, 8, 14), date(2023, 8, 18), Precision.DAYS, "2023-08-14")

    def answer(member: str, answer: Answer, words: str) -> Callable[[], object]:
        said = f"{member}: {answer.value}"
        matter = ids["Posisjonsnotatet"]
        return lambda: walk.do(respond.respond, said, matter, member, answer, quote=words)

    return {
        date(2023, 3, 21): lambda: walk.do(
            remind.wait, "IAB-rapporten venter til 17. april", walk.step("IAB-rapporten", "date"),
            date(2023, 4, 17), why="Sekretæren er på reise",
        ),
        date(2023, 3, 29): answer("Havneset kommune", Answer.ANSWERED, "Vi støtter notatet."),
        date(2023, 4, 3): answer("Sundvik kommune", Answer.LATE, "Formannskapet møtes 20. april."),
        date(2023, 4, 13): lambda: walk.do(
            chain.extend, "høringsfristen forlenges", walk.step("Posisjonsnotatet", "close"),
            day_window(date(2023, 4, 21)), why="Sundvik ba om en uke til",
        ),
        date(2023, 4, 17): lambda: walk.do(
            track.reschedule, "IAB-rapporten er lovet til 1. juni", ids["IAB-rapporten"],
            day_window(date(2023, 6, 1), deadline=True),
        ),
        date(2023, 4, 20): answer("Sundvik kommune", Answer.ANSWERED, "Enig i hovedsak."),
        date(2023, 4, 21): answer("Nordlia kommune", Answer.DECLINES, "Uttaler oss ikke."),
        date(2023, 4, 24): lambda: walk.do(
            track.reschedule, "Arendalsuka er 14.–18. august", ids["Arendalsuka"], week
        ),
        date(2023, 5, 2): lambda: walk.do(
            track.reschedule, "møtet flyttes til 16. mai", ids["Maimøtet"],
            day_window(date(2023, 5, 16)), why="Møtelederen er syk",
        ),
        date(2023, 6, 26): lambda: walk.do(
            track.reschedule, "seminarene blir 29. august", ids["Batteriseminarene"],
            day_window(date(2023, 8, 29)),
        ),
    }  # fmt: skip


def days() -> Iterator[date]:
    day = FIRST + timedelta(days=1)
    while day <= LAST:
        yield day
        day += timedelta(days=1)


def live(walk: Walk) -> None:
    review_the_minutes(walk)
    put_in_place(walk)
    walk.look()
    acts = script(walk)
    for day in days():
        walk.at(day, 8)
        walk.round()
        if day.weekday() == 0:
            walk.digests()
        walk.at(day, 11)
        if act := acts.get(day):
            act()
        walk.at(day, 15)
        walk.finish_the_day()
        walk.look()


def test_every_matter_of_the_sample_minutes_is_carried_to_its_end(walk: Walk) -> None:
    """Write the story anew with FRIST_GOLDEN=write, and read what changed."""
    live(walk)
    story = "\n".join(walk.told) + "\n"
    if os.environ.get("FRIST_GOLDEN") == "write":
        STORY.write_text(story, "utf-8")
    assert story == STORY.read_text("utf-8")
    assert walk.phases == {
        "Posisjonsnotatet": "Publisert",
        "Uttalelsen": "Publisert",
        "Batteriseminarene": "Avholdt",
        "BEST": "Evaluert",
        "Nor-Shipping": "Fulgt opp",
        "IAB-rapporten": "Delt med medlemmene",
        "Podkasten": "Delt med medlemmene",
        "Arendalsuka": "Oppsummert",
        "Samlingen": "Avholdt",
        "Maimøtet": "Referatet er godkjent",
    }
    left = {task.title: deadline_day(task.window) for task in walk.open_tasks()}
    assert left == {
        "Batteriseminarene: evaluere": date(2023, 9, 12),
        "Samlingen: sende referatet": date(2023, 9, 14),
    }
    with walk.frist.read() as connection:
        matters = [queries.item(connection, id) for id in walk.ids.values()]
        everything = [
            *matters,
            *(s for m in matters for s in steps.standing(connection, m.id).values()),
        ]
        for item in everything:
            assert record(rebuild(queries.history(connection, item.id))) == record(item)
