"""Handing mail over: to a server by SMTP, or into a folder.

Owns the connection and telling the server's answers apart: later, never, and trouble that has
nothing to do with this mail (RFC 5321, 4.2; RFC 3463). What follows from an answer is decided in
`workflow.services.delivery`. DKIM is the server's business.
"""

from __future__ import annotations

import os
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self
from urllib.parse import unquote, urlsplit

from workflow.domain.errors import Refused

#: Seconds to wait for a server's answer (RFC 5321, 4.5.3.2 asks for more; a lease is 15 minutes).
TIMEOUT = 60


class Deferred(Exception):
    """The server wants this mail later (4xx). `str(error)` is its words."""


class Rejected(Exception):
    """The server will never take this mail (5xx). `address` tells that it is the recipient's
    address that it knows nothing of, and not the mail."""

    def __init__(self, words: str, *, address: bool) -> None:
        super().__init__(words)
        self.address = address


class Unreachable(Exception):
    """There is no working connection, through no fault of the mail. `unsure` where the line broke
    after the mail's last octet went out, so that it may have arrived."""

    def __init__(self, words: str, *, unsure: bool = False) -> None:
        super().__init__(words)
        self.unsure = unsure


class Steps(Protocol):
    """Who is told how far a mail has come, at the moment itself."""

    def going(self) -> None:
        """All is sent but the end: from now on the mail may arrive. If this raises, it doesn't."""

    def answered(self, taken: bool) -> None:
        """The server has said whether it takes the mail."""


class Session(Protocol):
    """An open way out; a context manager that closes it."""

    @property
    def line(self) -> int | None:
        """The file descriptor of a connection that another process can read, if there is one."""

    def send(self, sender: str, recipient: str, data: bytes, name: str, steps: Steps) -> None:
        """Hand over one mail. Raises Deferred, Rejected or Unreachable. `name` is the same for
        every try of the same mail."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


#: Opens a session; raises Unreachable.
Transport = Callable[[], Session]


def transport(url: str, *, trusted: ssl.SSLContext | None = None) -> Transport:
    """The way out that a URL names: `smtp://`, `smtps://` or `smtp+starttls://`, each as
    `user:password@host:port`, or `folder:///path`.

    TLS is verified, by the system's certificates or by `trusted`. Refused with a sentence where
    the URL is none of these; the sentence never holds the password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused("E-postadressen i FRIST_SMTP_URL har en port som ikke er et tall.") from None
    if parts.scheme == "folder":
        folder = Path(unquote(parts.netloc + parts.path))
        return lambda: FolderSession(folder)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise Refused(
            f"«{parts.scheme}://» er ingen måte å sende e-post på. Skriv FRIST_SMTP_URL som "
            "smtp://vert:25, smtp+starttls://bruker:passord@vert:587, "
            "smtps://bruker:passord@vert:465 eller folder:///mappe."
        )
    server = Server(
        security=parts.scheme,
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        # made once, where it is used at all: reading the system's certificates takes a while
        trusted=(trusted or ssl.create_default_context()) if parts.scheme != "smtp" else None,
    )
    return lambda: SmtpSession(server)


_PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how to speak to it: `trusted` says whose certificates to believe, where
    the line is secured. `repr` keeps the password out of logs."""

    security: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    trusted: ssl.SSLContext | None = None


class SmtpSession:
    """One SMTP connection, used for many mails."""

    def __init__(self, server: Server) -> None:
        with _trouble():
            self._smtp = _connect(server)

    @property
    def line(self) -> int | None:
        """As `Session.line`: none where TLS has made it the sender's alone."""
        sock = self._smtp.sock
        return None if sock is None or isinstance(sock, ssl.SSLSocket) else sock.fileno()

    def send(self, sender: str, recipient: str, data: bytes, name: str, steps: Steps) -> None:
        """As `Session.send`; `name` is in the mail already, as its Message-ID."""
        both = sender + recipient
        if not both.isprintable() or not both.isascii() or any(c in both for c in "<> "):
            raise Rejected("Adressen har tegn som ikke kan stå i en adresse.", address=True)
        commands = (
            f"MAIL FROM:<{sender}>{self._options(data)}",
            f"RCPT TO:<{recipient}>",
            "DATA",
        )
        with _trouble():
            (self._pipelined if self._smtp.has_extn("pipelining") else self._one_by_one)(commands)
            self._smtp.send(data.replace(b"\r\n.", b"\r\n.."))
        try:
            steps.going()
        except BaseException:
            self._smtp.close()  # a server drops what was cut off before its end
            raise
        with _trouble(unsure=True):
            self._smtp.send(b".\r\n")
            answer = self._smtp.getreply()
        # before anything else is said, whose answer could be taken for this one
        steps.answered(answer[0] // 100 == 2)
        with _trouble():
            self._expect(2, answer)

    def _one_by_one(self, commands: tuple[str, str, str]) -> None:
        mail, rcpt, data = commands
        self._expect(2, self._smtp.docmd(mail), sender=True)
        self._expect(2, self._smtp.docmd(rcpt), address=True)
        self._expect(3, self._smtp.docmd(data))

    def _pipelined(self, commands: tuple[str, str, str]) -> None:
        """All commands in one go, their answers read after (RFC 2920): two waits and not four."""
        self._smtp.send("".join(f"{command}\r\n" for command in commands).encode("ascii"))
        mail, rcpt, data = (self._smtp.getreply() for _ in commands)
        taken = mail[0] // 100 == 2 and rcpt[0] // 100 == 2
        if data[0] == 354 and not taken:  # one that waits for a mail to nobody gets an empty one
            self._smtp.send(b".\r\n")
            self._smtp.getreply()
        self._expect(2, mail, sender=True)
        self._expect(2, rcpt, address=True)
        self._expect(3, data)

    def _options(self, data: bytes) -> str:
        return f" SIZE={len(data)}" if self._smtp.has_extn("size") else ""

    def _expect(
        self, kind: int, answer: tuple[int, bytes], *, sender: bool = False, address: bool = False
    ) -> None:
        """Go on where an answer is of this kind (its first digit), else raise what it means."""
        code, said = answer
        if code // 100 == kind:
            return
        words = f"{code} {' '.join(said.decode('utf-8', 'replace').split())}"
        if code == 421:
            raise Unreachable(words)
        self._smtp.rset()
        if code // 100 == 4:
            raise Deferred(words)
        # refusing us as a sender says nothing of the recipient, but 552 is said of a mail too large
        # (RFC 1870, 6.1)
        if sender and code != 552:
            raise Unreachable(words)
        # 5.7.x is a matter of policy: of who we are, not of whether the address exists
        raise Rejected(words, address=address and not re.match(r"\d{3}[ -]5\.7\.", words))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._smtp.quit()
        except (smtplib.SMTPException, OSError):
            self._smtp.close()


class FolderSession:
    """A folder that mails are laid in, each whole or not at all, the same mail in the same file."""

    line = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with _trouble():
            folder.mkdir(parents=True, exist_ok=True)

    def send(self, sender: str, recipient: str, data: bytes, name: str, steps: Steps) -> None:
        """As `Session.send`."""
        target = self._folder / f"{re.sub('[^A-Za-z0-9._-]+', '-', name)}.eml"
        part = target.with_suffix(f".{os.getpid()}.part")
        steps.going()
        with _trouble():
            part.write_bytes(data)
            part.replace(target)
        steps.answered(True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def _connect(server: Server) -> smtplib.SMTP:
    if server.security != "smtp" and server.trusted is None:
        raise ValueError("a secured line needs certificates to believe: smtplib would check none")
    smtp: smtplib.SMTP
    if server.security == "smtps":
        smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=server.trusted)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
    try:
        if server.security == "smtp+starttls":
            smtp.starttls(context=server.trusted)
        smtp.ehlo_or_helo_if_needed()
        if server.user:
            smtp.login(server.user, server.password)
        # the end of a mail is a short packet of its own, and must not wait for the others' receipt
        assert smtp.sock is not None
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        smtp.close()
        raise
    return smtp


@contextmanager
def _trouble(*, unsure: bool = False) -> Iterator[None]:
    """A line that breaks in this block is Unreachable."""
    try:
        yield
    except (smtplib.SMTPException, OSError) as error:
        raise Unreachable(_words(error), unsure=unsure) from error


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return f"{error.smtp_code} {' '.join(text.split())}"
    told = (isinstance(error, OSError) and error.strerror) or str(error)
    return " ".join(told.split()) or type(error).__name__
