"""A witness reads the answer that its sender didn't live to read, and nothing else."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest

from workflow.mail.witness import command, witness

ASKED, TAKEN = b"asked", b"taken"


def orphan(paper: Path, line: socket.socket, patience: float = 60) -> subprocess.Popen[bytes]:
    """A witness whose sender has just died."""
    with paper.open("r+b", buffering=0) as file:
        return subprocess.Popen(
            command(line.fileno(), file.fileno(), ASKED, TAKEN, patience),
            stdin=subprocess.DEVNULL,
            pass_fds=(line.fileno(), file.fileno()),
        )


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        ("250 OK\r\n", "taken 1"),
        ("250\r\n", "taken 1"),
        ("250-Takk\r\n250 for brevet\r\n", "taken 1"),
        ("451 Senere\r\n", "asked 1"),
        ("554-Nei\r\n554 takk\r\n", "asked 1"),
        ("250-Takk\r\n", "asked 1"),
        ("250 O", "asked 1"),
        ("2nei\r\n", "asked 1"),
        ("", "asked 1"),
    ],
)
def test_only_a_whole_answer_that_takes_the_mail_is_written_down(
    tmp_path: Path, answer: str, known: str
) -> None:
    paper = tmp_path / "paper"
    paper.write_text("asked 1")
    server, line = socket.socketpair()
    with line:
        heir = orphan(paper, line)
    with server:
        for octet in answer.encode():  # as slowly as it may come
            server.send(bytes([octet]))
    assert heir.wait(timeout=20) == 0
    assert paper.read_text() == known


def test_who_waits_for_no_answer_takes_none_down(tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    paper.write_text("other 1")
    server, line = socket.socketpair()
    with server, line:
        server.send(b"250 OK\r\n")
        assert orphan(paper, line).wait(timeout=20) == 0
        assert line.recv(100) == b"250 OK\r\n"  # it is still there to be read
    assert paper.read_text() == "other 1"


def test_a_server_that_never_answers_is_not_waited_for_forever(tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    paper.write_text("asked 1")
    server, line = socket.socketpair()
    with server, line:
        assert orphan(paper, line, patience=0.05).wait(timeout=20) == 0
    assert paper.read_text() == "asked 1"


def test_a_witness_goes_with_a_sender_that_ends_as_it_should(tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    paper.write_text("asked 1")
    server, line = socket.socketpair()
    with server, paper.open("r+b") as file:
        with line, witness(line.fileno(), file.fileno(), asked=ASKED, taken=TAKEN):
            pass
        assert server.recv(1) == b""  # nobody holds the other end
    assert paper.read_text() == "asked 1"
