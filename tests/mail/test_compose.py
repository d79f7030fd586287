"""A mail's bytes: headers that programs act on, and a body that survives the way."""

from __future__ import annotations

import email
import html
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from pathlib import Path

import pytest

from tests.conftest import BASE, NOW
from tests.mail import letters
from workflow.mail import compose
from workflow.mail.compose import LIMIT, Attachment, Envelope, Rendered

JUDGE = Path(
    os.environ.get("FRIST_SHARED", Path(__file__).parents[3] / "shared"), "judges/judge_mail.py"
)
needs_judges = pytest.mark.skipif(
    not JUDGE.exists() or not Path.home().joinpath(".cache/frist-judges/npm").exists(),
    reason="the judges are not beside this checkout",
)
ENVELOPE = Envelope(
    sender=("Frist for Østlandet", "frist@frist.example"),
    recipient=("Bjørn Ås", "bjorn@frist.example"),
    message_id="<digest.2023-W12.0123456789@frist.example>",
    date=NOW,
    list_name="Frist for Østlandet: ukebrev",
    list_id="ukebrev.frist.example",
    unsubscribe=f"{BASE}/a/brev.2.signatur",
)
LETTER = Rendered("Uke 12: én frist denne uken", "Hei.\n.\nFrom her.\n", "<p>Hei. å</p>\n")


def test_the_headers_are_those_that_programs_act_on() -> None:
    message = email.message_from_bytes(compose.mime(LETTER, ENVELOPE), policy=policy.default)
    assert dict(message.items()) == {
        "From": "Frist for Østlandet <frist@frist.example>",
        "To": "Bjørn Ås <bjorn@frist.example>",
        "Subject": "Uke 12: én frist denne uken",
        "Date": "Mon, 20 Mar 2023 09:00:00 +0100",
        "Message-ID": "<digest.2023-W12.0123456789@frist.example>",
        "List-Id": "Frist for Østlandet: ukebrev <ukebrev.frist.example>",
        "List-Unsubscribe": f"<{BASE}/a/brev.2.signatur>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Type": message["Content-Type"],
    }
    assert message["Date"].datetime.astimezone(UTC) == datetime(2023, 3, 20, 8, tzinfo=UTC)


def test_the_same_letter_is_the_same_bytes() -> None:
    assert compose.mime(LETTER, ENVELOPE) == compose.mime(LETTER, ENVELOPE)


def test_both_parts_arrive_as_they_were_written() -> None:
    message = compose.message(compose.mime(LETTER, ENVELOPE))
    text, markup = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    assert (text, html.unescape(markup)) == (LETTER.text, LETTER.html)


def test_the_html_is_ascii_and_reads_the_same_in_whatever_character_set() -> None:
    letter = replace(LETTER, html="<p>Å bære 👩‍👩‍👧‍👦 &amp; \u05de</p>")
    body = compose.message(compose.mime(letter, ENVELOPE)).get_body(("html",))
    assert body is not None
    data = body.get_payload(decode=True)
    assert isinstance(data, bytes)
    read = {html.unescape(data.decode(charset)) for charset in ("utf-8", "latin-1", "cp865")}
    assert read == {html.unescape(letter.html)}


def test_every_line_is_ascii_short_and_ends_in_crlf() -> None:
    data = letters.mail(letters.crowded("nb", 20, letters.HOSTILE))
    lines = data.split(b"\r\n")
    assert data.isascii()
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    assert max(map(len, lines)) <= 78


def test_a_calendar_file_goes_with_the_letter() -> None:
    calendar = b"BEGIN:VCALENDAR\r\n" + "SUMMARY:Åpning\r\n".encode() * 20 + b"END:VCALENDAR\r\n"
    attached = Attachment("frist-2023-W12.ics", calendar)
    message = compose.message(compose.mime(LETTER, ENVELOPE, [attached]))
    (part,) = message.iter_attachments()
    assert (part.get_content_type(), part.get_filename()) == ("text/calendar", "frist-2023-W12.ics")
    assert part.get_payload(decode=True) == calendar
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content() == LETTER.text


def test_a_line_break_in_a_header_is_an_error_and_not_a_header() -> None:
    with pytest.raises(ValueError, match="line breaks"):
        replace(ENVELOPE, recipient=("Bob =?", "b@b.example\r\nBcc: c@c.example"))


def judged(files: list[Path]) -> list[str]:
    """The judges' lines that tell of a fault."""
    told = subprocess.run(
        [sys.executable, JUDGE, *files], capture_output=True, text=True, timeout=300
    )
    assert told.stdout.count("spamassassin") == len(files)
    return [line for line in told.stdout.splitlines() if " FAIL " in line]


@needs_judges
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_judges_find_no_fault_in_the_sample_week(tmp_path: Path, language: str) -> None:
    """nodemailer's parser, Python's header policy and SpamAssassin; the other two only warn."""
    file = tmp_path / "sample.eml"
    file.write_bytes(letters.mail(letters.sample(language)))
    assert judged([file]) == []


@needs_judges
@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_judges_find_no_fault_in_weeks_nobody_wishes_for(tmp_path: Path, language: str) -> None:
    files = []
    for n in (0, 1, 25, 300):
        files.append(tmp_path / f"{n}.eml")
        files[-1].write_bytes(letters.mail(letters.crowded(language, n, letters.HOSTILE)))
    assert judged(files) == []


@pytest.mark.parametrize("n", [0, 1, 25, 300])
def test_a_digest_is_folded_until_it_is_within_the_limit(n: int) -> None:
    assert len(letters.mail(letters.crowded("nb", n, letters.HOSTILE))) <= LIMIT
