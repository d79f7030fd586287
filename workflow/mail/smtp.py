"""Handing mail over: to a server by SMTP, or into a folder.

Owns the connection and telling the server's answers apart: later, never, and trouble that has
nothing to do with this mail (RFC 5321, 4.2; RFC 3463). What follows from an answer is decided in
`workflow.services.delivery`. DKIM is the server's business.
"""

from __future__ import annotations

import os
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
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


class Session(Protocol):
    """An open way out; a context manager that closes it."""

    def send(self, sender: str, recipient: str, data: bytes, name: str) -> None:
        """Hand over one mail. Raises Deferred, Rejected or Unreachable. `name` is the same for
        every try of the same mail."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


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
        self._handed = False  # whether the mail's octets are on their way
        try:
            self._smtp = _connect(server)
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(_words(error)) from error

    def send(self, sender: str, recipient: str, data: bytes, name: str) -> None:
        """As `Session.send`; `name` is in the mail already, as its Message-ID."""
        both = sender + recipient
        if not both.isprintable() or not both.isascii() or any(c in both for c in "<> "):
            raise Rejected("Adressen har tegn som ikke kan stå i en adresse.", address=True)
        one_by_one = not self._smtp.has_extn("pipelining")
        self._handed = False
        try:
            (self._one_by_one if one_by_one else self._pipelined)(sender, recipient, data)
        except smtplib.SMTPDataError as error:  # the answer to DATA itself, before the mail
            self._settle((error.smtp_code, error.smtp_error))
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(_words(error), unsure=self._handed) from error

    def _one_by_one(self, sender: str, recipient: str, data: bytes) -> None:
        self._command(self._smtp.mail(sender, self._options(data)), sender=True)
        self._command(self._smtp.rcpt(recipient), address=True)
        self._handed = True
        self._command(self._smtp.data(data))

    def _pipelined(self, sender: str, recipient: str, data: bytes) -> None:
        """All commands in one go, their answers read after (RFC 2920): two waits and not four."""
        options = "".join(f" {option}" for option in self._options(data))
        mail = f"MAIL FROM:<{sender}>{options}"
        rcpt = f"RCPT TO:<{recipient}>"
        self._smtp.send(f"{mail}\r\n{rcpt}\r\nDATA\r\n".encode("ascii"))
        from_, to, go = (self._smtp.getreply() for _ in range(3))
        taken = from_[0] // 100 == 2 and to[0] // 100 == 2
        if go[0] == 354 and not taken:  # a server that waits for a mail to nobody gets an empty one
            self._smtp.send(b".\r\n")
            self._smtp.getreply()
        self._command(from_, sender=True)
        self._command(to, address=True)
        if go[0] != 354:
            raise smtplib.SMTPDataError(*go)
        self._handed = True
        self._smtp.send(data.replace(b"\r\n.", b"\r\n..") + b".\r\n")
        self._command(self._smtp.getreply())

    def _options(self, data: bytes) -> list[str]:
        return [f"size={len(data)}"] if self._smtp.has_extn("size") else []

    def _command(
        self, answer: tuple[int, bytes], *, sender: bool = False, address: bool = False
    ) -> None:
        if answer[0] // 100 != 2:
            self._settle(answer, sender=sender, address=address)

    def _settle(
        self, answer: tuple[int, bytes | str], *, sender: bool = False, address: bool = False
    ) -> None:
        code, said = answer
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        words = f"{code} {' '.join(words.split())}"
        if code == 421:
            raise Unreachable(words)
        self._reset()
        if code // 100 == 4:
            raise Deferred(words)
        # refusing us as a sender says nothing of the recipient, but 552 is said of a mail too large
        # (RFC 1870, 6.1)
        if sender and code != 552:
            raise Unreachable(words)
        # 5.7.x is a matter of policy: of who we are, not of whether the address exists
        raise Rejected(words, address=address and not re.match(r"\d{3}[ -]5\.7\.", words))

    def _reset(self) -> None:
        try:
            self._smtp.rset()
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(_words(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._smtp.quit()
        except (smtplib.SMTPException, OSError):
            self._smtp.close()


class FolderSession:
    """A folder that mails are laid in, each whole or not at all, the same mail in the same file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unreachable(_words(error)) from error

    def send(self, sender: str, recipient: str, data: bytes, name: str) -> None:
        """As `Session.send`."""
        target = self._folder / f"{re.sub('[^A-Za-z0-9._-]+', '-', name)}.eml"
        part = target.with_suffix(f".{os.getpid()}.part")
        try:
            part.write_bytes(data)
            part.replace(target)
        except OSError as error:
            raise Unreachable(_words(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
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
    except BaseException:
        smtp.close()
        raise
    return smtp


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return f"{error.smtp_code} {' '.join(text.split())}"
    return " ".join(str(error).split()) or type(error).__name__
