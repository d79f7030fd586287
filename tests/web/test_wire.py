"""Feeds sent as soon as a request is read: the same answers as the long way's, in their order."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import date
from http.client import HTTPResponse
from urllib.parse import urlsplit

import pytest

from tests.conftest import BASE, NOW, an_event, day_window
from tests.serving import served
from workflow.bootstrap import Frist, Settings
from workflow.domain.feeds import Filter
from workflow.domain.lifecycle import Trigger, create
from workflow.services import publish
from workflow.store.unit_of_work import save_all

PATH = f"/f/{'s' * 43}.ics"
#: Octets of an answer: far more than the kernel and the server hold of it for one who doesn't read.
LARGE = 1_000_000

Told = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Where a server listens that has one large feed ready."""
    folder = tmp_path_factory.mktemp("wire")
    frist = Frist(Settings(f"sqlite:///{folder / 'frist.sqlite3'}", BASE))
    frist.initialise()
    day, words = day_window(date(2023, 6, 8)), "Dette er sagt med mange ord. " * 700
    with frist.write() as connection:
        publish.add_feed(connection, "alle", Filter(), token="s" * 43, now=NOW)
        listed = [an_event(id=f"{n:010}", window=day, description=words) for n in range(50)]
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in listed])
    with served(frist.settings.database_url, folder / "log") as server:
        assert len(server.get(PATH).content) > LARGE
        where = urlsplit(server.base)
        assert where.hostname is not None
        assert where.port is not None
        yield where.hostname, where.port
    frist.engine.dispose()


def request(path: str = PATH, *lines: str, method: str = "GET", body: str = "") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: frist", *lines, "", body]).encode()


def answers(address: tuple[str, int], asked: bytes, methods: list[str]) -> list[Told]:
    """What comes of bytes that are sent in one go over one connection."""
    with socket.create_connection(address, timeout=20) as connection:
        connection.sendall(asked)
        return [answer(connection, method) for method in methods]


def answer(connection: socket.socket, method: str = "GET") -> Told:
    # unbuffered, so that nothing of the next answer is taken
    response = HTTPResponse(connection, method=method)
    response.fp.close()
    response.fp = socket.SocketIO(connection, "r")  # type: ignore[assignment]  # reads are all it is asked for
    response.begin()
    headers = {name.lower(): value for name, value in response.getheaders()}
    headers.pop("date")
    headers.pop("connection", None)
    length = 0 if method == "HEAD" or response.status == 304 else int(headers["content-length"])
    body = b""
    while len(body) < length:
        body += response.fp.read(length - len(body))
    return response.status, headers, body


def test_the_short_way_and_the_long_one_say_the_same(address: tuple[str, int]) -> None:
    short = answers(address, request(), ["GET"])
    assert short[0][0] == 200
    for line in ("Connection: close", "Expect: 100-continue", "Upgrade: h2c"):
        assert answers(address, request(PATH, line), ["GET"]) == short
    (head,) = answers(address, request(method="HEAD"), ["HEAD"])
    assert head == (200, short[0][1], b"")
    tag = f"If-None-Match: {short[0][1]['etag']}"
    unchanged = answers(address, request(PATH, tag), ["GET"])
    assert (unchanged[0][0], unchanged[0][2]) == (304, b"")
    assert answers(address, request(PATH, tag, "Connection: close"), ["GET"]) == unchanged
    for _ in range(500):  # it is squeezed beside the answers, and takes its time
        squeezed = answers(address, request(PATH, "Accept-Encoding: gzip"), ["GET"])
        if "content-encoding" in squeezed[0][1]:
            break
    assert squeezed[0][1]["content-encoding"] == "gzip"
    closing = request(PATH, "Accept-Encoding: gzip", "Connection: close")
    assert answers(address, closing, ["GET"]) == squeezed


def test_what_is_asked_in_a_row_is_answered_in_that_row(address: tuple[str, int]) -> None:
    alone = {path: answers(address, request(path), ["GET"])[0] for path in (PATH, "/f/x.ics")}
    asked = [
        (request(), "GET"),
        (request("/finnes-ikke"), "GET"),
        (request(), "GET"),
        (request("/f/x.ics"), "GET"),
        (request(PATH, "Content-Length: 5", body="hello"), "GET"),
        (request(method="HEAD"), "HEAD"),
        (request(), "GET"),
    ]
    got = answers(address, b"".join(sent for sent, _ in asked), [method for _, method in asked])
    assert [status for status, *_ in got] == [200, 404, 200, 404, 200, 200, 200]
    assert [got[n] for n in (0, 2, 4, 6)] == [alone[PATH]] * 4
    assert got[3] == alone["/f/x.ics"]
    assert got[5] == (200, alone[PATH][1], b"")


def test_whoever_asks_much_and_reads_slowly_gets_it_all(address: tuple[str, int]) -> None:
    whole = answers(address, request(), ["GET"])[0]
    with socket.create_connection(address, timeout=20) as slow:
        for _ in range(20):
            slow.sendall(request())
        # others are answered meanwhile
        assert answers(address, request(), ["GET"])[0] == whole
        assert [answer(slow) for _ in range(20)] == [whole] * 20


def test_whoever_goes_away_in_the_middle_disturbs_nobody(address: tuple[str, int]) -> None:
    whole = answers(address, request(), ["GET"])[0]
    for _ in range(5):
        with socket.create_connection(address, timeout=20) as gone:
            gone.sendall(request() * 3)
            gone.recv(1000)
    assert answers(address, request(), ["GET"])[0] == whole
