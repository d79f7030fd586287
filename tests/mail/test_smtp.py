"""Handing over: what a URL means, TLS that is verified, answers told apart, and a folder."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from tests.mail.sink import Sink
from workflow.domain.errors import Refused
from workflow.mail.smtp import Deferred, Rejected, Unreachable, transport

FROM = "frist@frist.example"
MAIL = b"Subject: Uke 12\r\n\r\n.Punktum i begynnelsen\r\n"


@dataclass
class Noted:
    """What is told of a mail on its way, and what happens before its end goes."""

    happens: Callable[[], None] = lambda: None
    told: list[str] = field(default_factory=list)

    def going(self) -> None:
        self.happens()

    def answered(self, taken: bool) -> None:
        self.told.append("taken" if taken else "refused")


def send(url: str, *recipients: str, trusted: ssl.SSLContext | None = None) -> None:
    with transport(url, trusted=trusted)() as session:
        for to in recipients:
            session.send(FROM, to, MAIL, "digest:1:2023-W12", Noted())


@pytest.mark.parametrize("pipelining", [False, True])
def test_many_mails_go_over_one_connection_and_arrive_as_they_were(pipelining: bool) -> None:
    with Sink(pipelining=pipelining) as sink:
        send(sink.url, "a@frist.example", "b@frist.example")
        assert sink.mails == [("a@frist.example", MAIL), ("b@frist.example", MAIL)]


@pytest.mark.parametrize("pipelining", [False, True])
@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("450 4.2.1 Senere", Deferred),
        ("550 5.1.1 Ukjent", Rejected),
        ("550 5.7.1 Ikke du", Rejected),
        ("421 4.3.2 Stenger", Unreachable),
    ],
)
def test_answers_are_told_apart_and_the_next_mail_still_goes(
    answer: str, kind: type[Exception], pipelining: bool
) -> None:
    with Sink(pipelining=pipelining) as sink:
        sink.answers["a@frist.example"] = [answer]
        with transport(sink.url)() as session:
            with pytest.raises(kind) as told:
                session.send(FROM, "a@frist.example", MAIL, "k", Noted())
            assert str(told.value) == answer
            if isinstance(told.value, Rejected):
                assert told.value.address == ("5.1.1" in answer)
            if kind is not Unreachable:
                session.send(FROM, "b@frist.example", MAIL, "k", Noted())
                assert sink.recipients == ["b@frist.example"]


def test_a_mail_too_large_for_the_server_is_given_up_and_the_next_still_goes() -> None:
    large = MAIL + b"x" * 70 + b"\r\n" * 2000
    with Sink(size=2000) as sink, transport(sink.url)() as session:
        with pytest.raises(Rejected, match="552") as told:
            session.send(FROM, "a@frist.example", large, "large", Noted())
        assert not told.value.address
        session.send(FROM, "b@frist.example", MAIL, "small", Noted())
    assert sink.recipients == ["b@frist.example"]


@pytest.mark.parametrize("pipelining", [False, True])
def test_a_mail_is_none_before_its_end_has_gone(pipelining: bool) -> None:
    seen: list[int] = []
    with Sink(pipelining=pipelining) as sink, transport(sink.url)() as session:
        for to in ("a@frist.example", "b@frist.example"):
            session.send(FROM, to, MAIL, "k", Noted(lambda: seen.append(len(sink.mails))))
        assert (seen, len(sink.mails)) == ([0, 1], 2)


def test_a_mail_that_is_stopped_before_its_end_never_arrives() -> None:
    def stop() -> None:
        raise TimeoutError("the database was busy")  # an OSError, and yet no fault of the line

    with Sink() as sink:
        with transport(sink.url)() as session, pytest.raises(TimeoutError, match="database"):
            session.send(FROM, "a@frist.example", MAIL, "k", Noted(stop))
        send(sink.url, "b@frist.example")
        assert sink.recipients == ["b@frist.example"]


def test_what_the_server_says_of_a_mail_is_told_before_another_word_is_said() -> None:
    steps = Noted()

    class Listening(Sink):
        async def handle_RSET(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's
            steps.told.append("RSET")
            return "250 OK"

    with Listening() as sink, transport(sink.url)() as session:
        session.send(FROM, "a@frist.example", MAIL, "k", steps)
        sink.thinks = lambda: "451 4.3.0 Senere"
        with pytest.raises(Deferred):
            session.send(FROM, "b@frist.example", MAIL, "k", steps)
    assert steps.told == ["taken", "refused", "RSET"]


def test_a_line_that_breaks_after_the_mail_went_out_leaves_a_doubt() -> None:
    with _dropping(after=b"\r\n.\r\n") as url, pytest.raises(Unreachable) as told:
        send(url, "a@frist.example")
    assert told.value.unsure


def test_a_line_that_breaks_before_leaves_none() -> None:
    with _dropping(after=b"RCPT") as url, pytest.raises(Unreachable) as told:
        send(url, "a@frist.example")
    assert not told.value.unsure


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_a_certificate_nobody_vouches_for_is_refused_before_anything_is_said(
    tmp_path: Path, scheme: str
) -> None:
    with _secure(tmp_path, scheme) as (url, heard), pytest.raises(Unreachable, match="certificate"):
        send(url, "a@frist.example")
    assert heard == []


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_a_trusted_server_gets_the_password_and_the_mail(tmp_path: Path, scheme: str) -> None:
    with _secure(tmp_path, scheme) as (url, heard):
        trusted = ssl.create_default_context(cafile=tmp_path / "cert.pem")
        with transport(url, trusted=trusted)() as session:
            assert session.line is None  # no other process could read it
            session.send(FROM, "a@frist.example", MAIL, "k", Noted())
    assert heard == ["frist:hemmelig/ord", "a@frist.example"]


def test_mail_laid_in_a_folder_is_one_file_however_often_it_is_laid_there(tmp_path: Path) -> None:
    folder = tmp_path / "post"
    send(f"folder://{folder}", "a@frist.example", "a@frist.example")
    assert [(f.name, f.read_bytes()) for f in folder.iterdir()] == [("digest-1-2023-W12.eml", MAIL)]


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://frist.example", "«http://» er ingen måte å sende e-post på"),
        ("smtp://", "«smtp://» er ingen måte å sende e-post på"),
        ("frist.example:25", "er ingen måte å sende e-post på"),
        ("smtp://frist.example:tjuefem", "en port som ikke er et tall"),
        ("smtpx://bruker:hemmelig@frist.example", "er ingen måte å sende e-post på"),
    ],
)
def test_a_url_that_is_no_way_out_is_refused_with_a_sentence(url: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refusal:
        transport(url)
    assert "hemmelig" not in str(refusal.value)


@contextmanager
def _dropping(after: bytes) -> Iterator[str]:
    """A server that hangs up when it has heard `after`."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _ = listener.accept()
        with line:
            line.sendall(b"220 drop\r\n")
            heard = b""
            while True:
                got = line.recv(65536)
                if not got:
                    return
                heard += got
                if after in heard.upper():
                    return
                if got.upper().startswith(b"DATA"):
                    line.sendall(b"354 go on\r\n")
                elif b"\r\nDATA\r\n" not in heard.upper():
                    line.sendall(b"250 OK\r\n")

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"smtp://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        thread.join(timeout=10)
        listener.close()


@contextmanager
def _secure(folder: Path, scheme: str) -> Iterator[tuple[str, list[str]]]:
    """A server with a certificate of its own making; what it has heard."""
    certificate, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    heard: list[str] = []

    def authenticate(server, session, envelope, mechanism, data):  # type: ignore[no-untyped-def]  # aiosmtpd's
        assert isinstance(data, LoginPassword)
        heard.append(f"{data.login.decode()}:{data.password.decode()}")
        return AuthResult(success=True)

    class Handler:
        async def handle_DATA(self, server, session, envelope) -> str:  # type: ignore[no-untyped-def]  # noqa: N802  # aiosmtpd's
            heard.extend(envelope.rcpt_tos)
            return "250 OK"

    outer = context if scheme == "smtps" else None

    class Secure(Controller):
        def factory(self) -> SMTP:
            return SMTP(
                self.handler,
                hostname="secure.example",
                authenticator=authenticate,
                auth_required=outer is None,
                auth_require_tls=outer is None,
                tls_context=None if outer else context,
                require_starttls=outer is None,
            )

        def _trigger_server(self) -> None:
            self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
            socket.create_connection((self.hostname, self.port)).close()  # wakes it

    controller = Secure(Handler(), hostname="127.0.0.1", port=0, ssl_context=outer)
    controller.start()
    try:
        yield f"{scheme}://frist:hemmelig%2Ford@127.0.0.1:{controller.port}", heard
    finally:
        controller.stop()
