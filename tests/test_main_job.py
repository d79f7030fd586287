"""The whole job in one story: from minutes to a subscribed calendar, a digest and a task done.

A real server process, a real database file, and only what a person or a calendar program sends.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import icalendar
import pytest

FRIST = Path(sys.executable).with_name("frist")


@dataclass
class House:
    """A running demo: where it answers, who may sign in, and what it wrote."""

    base: str
    sign_in: str
    feed: str
    out: Path

    def run(self, *arguments: str) -> str:
        """The command line on the same database, an hour later."""
        done = subprocess.run(
            [FRIST, *arguments],
            env=os.environ
            | {
                "FRIST_DATABASE_URL": f"sqlite:///{self.out / 'frist.sqlite3'}",
                "FRIST_BASE_URL": self.base,
                "FRIST_NOW": "2023-03-20T10:00",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("FRIST_")}
    server = subprocess.Popen(
        [FRIST, "demo", "--out", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environ | {"PYTHONUNBUFFERED": "1"},
    )
    said = ""
    try:
        assert server.stdout is not None
        for line in server.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        found = {
            name: re.search(pattern, said)
            for name, pattern in {
                "base": r"kjører på (\S+)",
                "sign_in": r"logger inn her: (\S+)",
                "feed": r"Abonner på (\S+)",
            }.items()
        }
        assert all(found.values()), said
        words = {name: match[1] for name, match in found.items() if match}
        _until_it_answers(words["base"], server)
        yield House(out=tmp_path, **words)
    finally:
        server.terminate()
        server.wait(timeout=20)
        if server.stdout:
            server.stdout.close()


def _until_it_answers(base: str, server: subprocess.Popen[str]) -> None:
    transport = httpx.HTTPTransport(retries=20)
    with httpx.Client(transport=transport) as client:
        assert server.poll() is None
        assert client.get(f"{base}/healthz", timeout=20).status_code == 200


def summaries(feed: httpx.Response) -> list[str]:
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(feed.content).events]


def test_a_task_is_finished_by_a_link_and_page_feed_digest_and_history_all_show_it(
    house: House,
) -> None:
    with httpx.Client(follow_redirects=True, timeout=20) as member:
        # a calendar program subscribes, and asks again without any change
        first = member.get(house.feed)
        [(hearing, id)] = [
            (str(event["SUMMARY"]), str(event["UID"]).removesuffix("@frist"))
            for event in icalendar.Calendar.from_ical(first.content).events
            if str(event["SUMMARY"]).endswith("på høring til kommunene")
        ]
        again = member.get(house.feed, headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304

        # the secretary reads the digest; a mail scanner has opened every link in it before her
        text = (house.out / "digest.txt").read_text(encoding="utf-8")
        links = re.findall(rf"{re.escape(house.base)}/l/\S+", text)
        title = hearing.removeprefix("Frist: ")
        for link in links:
            assert {member.get(link).status_code, member.head(link).status_code} == {200}
        assert member.get(house.feed).content == first.content
        [link] = [link for link in links if f".{id}." in link]
        assert title in member.get(link).text

        # she presses the button on the page that her link opens
        done = member.post(link, headers={"Origin": house.base})
        assert done.status_code == 200

        # the feed no longer carries it, and its tag has changed
        after = member.get(house.feed, headers={"If-None-Match": first.headers["etag"]})
        assert after.status_code == 200
        assert hearing in set(summaries(first)) - set(summaries(after))

    # the page says that it is done, and by whom, and a second press changes nothing
    with httpx.Client(follow_redirects=True, timeout=20) as secretary:
        secretary.post(house.sign_in, headers={"Origin": house.base})
        page = secretary.get(f"{house.base}/saker/{id}").text
        assert title in page
        assert "Ferdig" in page
        assert "allerede" in secretary.post(link, headers={"Origin": house.base}).text.lower()

    # so do the list, the history and the next digest
    assert "[Ferdig]" in house.run("items", "--state", "completed")
    assert "merket den ferdig" in house.run("history", id)
    digest = house.run("digest", "--person", "sekretariatet@fjordregionen.example")
    assert title in " ".join(digest.split("GJORT SIDEN SIST")[1].split())

    # and the command line takes it back
    house.run("undo", id)
    with httpx.Client(timeout=20) as member:
        assert hearing in summaries(member.get(house.feed))


def test_nothing_is_shown_to_a_stranger(house: House) -> None:
    with httpx.Client(follow_redirects=False, timeout=20) as stranger:
        for path in ("/", "/saker", "/gjennomgang", "/gjennomgang/1", "/referater/ny"):
            answer = stranger.get(house.base + path)
            assert answer.status_code in (303, 401, 403), path
            assert "høring" not in answer.text
        for path in ("/kalender", "/abonner"):
            assert "Fjordregionen" not in stranger.get(house.base + path).text
