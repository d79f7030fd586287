"""A letter as the bytes of a mail: templates rendered, MIME put together, headers written.

Owns RFC 5322 and MIME. What is said is `sentences`, how it looks is `templates/mail`; handing it
over is `smtp`. The MIME is assembled here, since a template and three headers make all of it,
and `email.message` takes twice the time of all the rest.
"""

from __future__ import annotations

import binascii
import html
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import jinja2
from markupsafe import Markup

from workflow.domain.wording import plain
from workflow.mail.letter import FOLD, Letter, Notice
from workflow.mail.rows import TONES, Rows, columns, wrap

#: Gmail clips what is longer; sections are folded until a mail fits.
LIMIT = 100_000

#: A filter, and no variables: the templates' compiler puts in what can't change.
_FONTS = {"sans": Markup("'Segoe UI',Arial,sans-serif"), "serif": Markup("Georgia,serif")}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter through its three templates."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Form:
    """A letter rendered once for all who are told the same, with gaps for what is a reader's own.

    Text and HTML are pieces: as they are at even places, the name of a gap at odd ones. There is
    a gap at least for the reader's choices.
    """

    subject: str
    text: tuple[str, ...]
    html: tuple[str, ...]

    def filled(self, own: Mapping[str, str]) -> Rendered:
        """One reader's letter: `own` has the words for each gap, wrapped for the text twin and
        escaped for the other."""
        text, markup = list(self.text), list(self.html)
        text[1::2] = [wrap(own[place]) for place in text[1::2]]
        # none has line breaks, so that all are escaped at once
        markup[1::2] = html.escape("\n".join([own[p] for p in markup[1::2]])).split("\n")
        return Rendered(self.subject, "".join(text), "".join(markup))


def form(rendered: Rendered, mark: str) -> Form:
    """The form that a letter is in which each gap is `mark`, its name, and `mark` again. The mark
    is nothing that a stranger could put into a title."""
    return Form(
        rendered.subject, tuple(rendered.text.split(mark)), tuple(rendered.html.split(mark))
    )


@dataclass(frozen=True, slots=True)
class Attachment:
    """A calendar file that goes with a mail."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a mail's headers say beside its subject. `unsubscribe` answers to RFC 8058's POST;
    `list_id` is the host-like name of the list (RFC 2919), where the mail is of one; `date` an
    aware moment."""

    sender: tuple[str, str]
    recipient: tuple[str, str]
    message_id: str
    date: datetime
    list_name: str = ""
    list_id: str = ""
    unsubscribe: str = ""
    reply_to: str | None = None

    def __post_init__(self) -> None:
        lists = (self.list_name, self.list_id, self.unsubscribe)
        told = "".join((*self.sender, *self.recipient, self.message_id, *lists))
        told += self.reply_to or ""
        if "\r" in told or "\n" in told:
            raise ValueError("a header's value can't have line breaks")


def environment(directory: Path) -> jinja2.Environment:
    """The templates in a directory, ready for letters: what is undefined is an error, and all
    that goes into HTML is escaped."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(directory),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["html"], default=False),
        auto_reload=False,
    )
    made.globals.clear()  # each rendering copies them, and no letter needs Jinja's own
    made.filters |= {"font": _FONTS.__getitem__, "tone": TONES.__getitem__, "wrap": wrap}
    made.filters |= {"columns": columns, "rows": Rows(made.get_template("mail/_rows.html"))}
    return made


def render(
    letter: Letter | Notice, templates: jinja2.Environment, name: str = "digest"
) -> Rendered:
    """The letter through the triplet `mail/NAME/` (subject.txt, body.txt, body.html)."""
    subject, text, html = (
        templates.get_template(f"mail/{name}/{part}").render(letter=letter)
        for part in ("subject.txt", "body.txt", "body.html")
    )
    return Rendered(" ".join(plain(subject).split()), plain(text).strip() + "\n", html)


def mime(rendered: Rendered, envelope: Envelope, attachments: Sequence[Attachment] = ()) -> bytes:
    """The mail's bytes, the same for the same input: ASCII, in lines that end in CRLF and that no
    server has to break."""
    mark = sha256(envelope.message_id.encode()).hexdigest()[:24]
    body = _alternatives(rendered, f"=_a{mark}")
    if attachments:
        body = _with(attachments, body, f"=_m{mark}")
    return _headers(rendered.subject, envelope) + body


def within_limit(
    letter: Callable[[int], Rendered], envelope: Envelope, attachments: Sequence[Attachment] = ()
) -> bytes:
    """The mail of a letter that is given how many rows of a section to show before the rest is a
    link: `FOLD`, and fewer until it fits."""
    fold = FOLD
    while True:
        data = mime(letter(fold), envelope, attachments)
        if len(data) <= LIMIT or fold == 1:
            return data
        fold = max(1, fold * LIMIT // (len(data) + LIMIT // 10))


def message(data: bytes) -> EmailMessage:
    """The same mail as an object whose parts can be asked for (`get_body`), lines ending in LF
    inside; as bytes they end in CRLF again."""
    return message_from_bytes(data.replace(b"\r\n", b"\n"), policy=policy.SMTP)


def _alternatives(rendered: Rendered, boundary: str) -> bytes:
    # text is left readable in the source; markup is five times as fast to code in base64
    mark = boundary.encode()
    return (
        b'Content-Type: multipart/alternative; boundary="%b"\r\n'
        b"\r\n--%b\r\nContent-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n%b"
        b"\r\n--%b\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n%b"
        b"\r\n--%b--\r\n"
    ) % (mark, mark, _quoted(rendered.text), mark, _base64(_ascii(rendered.html)), mark)


def _with(attachments: Sequence[Attachment], body: bytes, boundary: str) -> bytes:
    mark = boundary.encode()
    parts = [b'Content-Type: multipart/mixed; boundary="%b"\r\n\r\n--%b\r\n' % (mark, mark), body]
    for attachment in attachments:
        name = attachment.name.encode("ascii")
        parts.append(
            b'--%b\r\nContent-Type: text/calendar; charset=utf-8; name="%b"\r\n'
            b"Content-Transfer-Encoding: base64\r\n"
            b'Content-Disposition: attachment; filename="%b"\r\n\r\n%b\r\n'
            % (mark, name, name, _base64(attachment.data))
        )
    return b"".join([*parts, b"--%b--\r\n" % mark])


def _ascii(markup: str) -> bytes:
    """Markup whose every other letter is a character reference: it reads the same whatever
    character set a gateway takes it for."""
    return markup.encode("ascii", "xmlcharrefreplace")


def _base64(data: bytes) -> bytes:
    coded = binascii.b2a_base64(data, newline=False)
    return b"\r\n".join(_lines(len(coded)).unpack(coded))


@lru_cache(4096)
def _lines(length: int) -> struct.Struct:
    """Cuts so many octets into lines of 76 and a last one: faster than slices."""
    whole, rest = divmod(length, 76)
    return struct.Struct("76s" * whole + f"{rest}s" * (rest > 0))


def _quoted(text: str) -> bytes:
    return binascii.b2a_qp(text.replace("\n", "\r\n").encode(), istext=True)


def _headers(subject: str, envelope: Envelope) -> bytes:
    named = [
        ("From", _sender(envelope.sender)),
        ("To", formataddr(envelope.recipient)),
        ("Subject", _encoded(subject)),
        ("Date", format_datetime(envelope.date)),
        ("Message-ID", envelope.message_id),
        ("Reply-To", envelope.reply_to),
        *_list(envelope),
        ("Auto-Submitted", "auto-generated"),
        ("MIME-Version", "1.0"),
    ]
    lines = [_folded(f"{name}: {value}") for name, value in named if value]
    return "\r\n".join([*lines, ""]).encode("ascii")


_sender = lru_cache(16)(formataddr)


def _list(envelope: Envelope) -> list[tuple[str, str]]:
    if not envelope.list_id:
        return []
    return [
        ("List-Id", f"{_encoded(envelope.list_name)} <{envelope.list_id}>"),
        ("List-Unsubscribe", f"<{envelope.unsubscribe}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ]


def _folded(line: str) -> str:
    # only an address after a name makes a line too long that is not folded yet
    return line if len(line) <= 76 else "\r\n <".join(line.rsplit(" <", 1))


@lru_cache(1024)
def _encoded(text: str) -> str:
    """A header's text by RFC 2047 where it isn't ASCII, folded as RFC 5322 wants."""
    if text.isascii() and text.isprintable() and len(text) < 60:
        return text
    return Header(text, "utf-8", maxlinelen=70).encode(linesep="\r\n")
