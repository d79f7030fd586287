"""What a careful reader of minutes would ask about: dates that can't be right, and personal data.

Owns the questions. Nothing is corrected here, and no finding repeats a personal number. Each
function is given what it needs and returns findings with a stable code and one sentence in
bokmål. What to ask by the words around an item is `doubts`, what holds an item back from the
public `domain.privacy`, how long a hearing must last `domain.hearing`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from datetime import date, timedelta

from calendars import workdays
from workflow.domain import hearing
from workflow.domain.privacy import holds_national_id
from workflow.domain.proposal import Finding
from workflow.domain.window import Precision, Window
from workflow.domain.wording import dates
from workflow.minutes import timex
from workflow.minutes.timex.expression import Day, Days, Expression, Week
from workflow.minutes.timex.recognisers.clocks import past_midnight


def of_window(
    window: Window,
    meeting: date,
    *,
    said: Expression | None = None,
    past: bool = False,
    next_meeting: bool = False,
) -> tuple[Finding, ...]:
    """What to ask about one window, read from minutes of a meeting on `meeting`.

    `said` is the expression that it was dated from, else its words are read again. `past` tells
    that the text speaks of something that has been, `next_meeting` that the window
    is the body's next meeting.
    """
    found: list[Finding] = []
    expression = said or next(iter(timex.find(window.words)), None)
    if expression:
        found += _contradictions(expression, window, meeting)
    if window.earliest and window.latest and not past:
        found += _behind(expression, window, meeting)
    if next_meeting and window.earliest == meeting:
        found.append(
            _finding(
                "next-meeting-is-this", "Neste møte er satt til dette møtets dato, {}.", meeting
            )
        )
    named = "holiday" in window.said  # "før påske" knows that it is one
    if window.deadline and window.precision is Precision.DAY and window.latest and not named:
        found += _day_off(window.latest)
    return tuple(found)


def _contradictions(expression: Expression, window: Window, meeting: date) -> Iterable[Finding]:
    """What the words of an expression say against each other or the calendar."""
    moment = expression.moment
    turned = expression.starts and not expression.ends and _turned(expression.words)
    if expression.reversed or turned:
        yield Finding(
            "end-before-start", f"«{_one_line(expression.words)}» slutter før det begynner."
        )
    if isinstance(moment, Day) and window.earliest:
        yield from _weekday(moment, window.earliest)
    elif not window.earliest and isinstance(moment, Day | Days) and not expression.reversed:
        yield Finding("no-such-day", f"«{_one_line(expression.words)}» finnes ikke i kalenderen.")
    if isinstance(moment, Days) and window.earliest and window.latest:
        yield from _weekday(moment.first, window.earliest)
        yield from _weekday(moment.last, window.latest)
    if isinstance(moment, Week) and moment.number == 53:
        year = moment.year or meeting.isocalendar().year
        if window.earliest is None:
            yield Finding("no-week-53", f"{year} har ingen uke 53.")
        elif (window.earliest - meeting).days > 366:
            yield Finding(
                "no-week-53", f"{year} har ingen uke 53; den neste er i {window.earliest.year}."
            )


def _turned(words: str) -> bool:
    """Whether words end in two clock times, the later first: "kl. 20.00–18.00"."""
    hours = _HOURS.search(words)
    first, last = (int(hours[1]), int(hours[2])) if hours else (0, 0)
    return first > last and not past_midnight(first, last)


def _weekday(day: Day, when: date) -> Iterable[Finding]:
    if day.weekday is not None and day.weekday != when.weekday():
        said = dates.weekday(when + timedelta(day.weekday - when.weekday()), "nb")
        is_a = dates.weekday(when, "nb")
        sentence = f"{said.capitalize()} {_plain(when, when)} er en {is_a} i {when.year}."
        yield Finding("weekday-mismatch", sentence)


def _behind(expression: Expression | None, window: Window, meeting: date) -> Iterable[Finding]:
    """A day with its year before the meeting, or so far ahead that the last one is likelier."""
    assert window.earliest
    assert window.latest
    if window.latest < meeting and "year" in window.said:
        yield _before(window.latest)
        return
    if window.earliest >= meeting and expression and timex.probably_past(expression, meeting):
        question = f"«{_one_line(window.words)}» er lest som {{}}; er det året før som er ment?"
        yield _finding("year-unclear", question, window.earliest)


def _day_off(deadline: date) -> Iterable[Finding]:
    if holiday := workdays.holiday_name(deadline):
        yield _finding(
            "deadline-on-day-off", f"Fristen {{}} er en helligdag ({holiday.lower()}).", deadline
        )
    elif deadline.weekday() >= 5:
        day = "lørdag" if deadline.weekday() == 5 else "søndag"
        yield _finding("deadline-on-day-off", f"Fristen {{}} er en {day}.", deadline)


def of_limit_behind(limits: Iterable[Window], meeting: date) -> tuple[Finding, ...]:
    """A limit before the meeting, of something that is still to be done."""
    gone = next((w.latest for w in limits if w.deadline and w.latest and w.latest < meeting), None)
    return (_before(gone),) if gone else ()


def of_week(day: Window, week: Window) -> tuple[Finding, ...]:
    """Whether a day and the week that is told beside it ("uke 16, torsdag 11. april") disagree."""
    assert day.earliest
    assert week.earliest
    said, is_in = week.earliest.isocalendar().week, day.earliest.isocalendar().week
    if is_in == said and 0 <= (day.earliest - week.earliest).days < 7:
        return ()
    return (_finding("week-mismatch", f"{{}} er i uke {is_in}, ikke uke {said}.", day.earliest),)


def _before(day: date) -> Finding:
    return _finding("before-meeting", "{} er før møtet, men omtales som noe som kommer.", day)


def of_hearing(text: str, windows: Iterable[Window], meeting: date) -> tuple[Finding, ...]:
    """Whether a hearing that `text` sends out with a closing date lasts shorter than the rule.

    It is sent on the day that `windows`, the text's times, name without a limit; else at the
    earliest on the day of the meeting. Hearings of others, which we only answer, are not asked of.
    """
    if not _SENT_ON_HEARING.search(text):
        return ()
    days = [w for w in windows if w.precision is Precision.DAY and w.earliest and w.latest]
    closes = next((w.latest for w in days if w.deadline and w.latest), None)
    sent = next((w.earliest for w in days if not w.deadline and w.earliest), meeting)
    if closes is None or closes < sent:
        return ()
    short = hearing.too_short(sent, closes, hearing.WEEKS)
    return (short,) if short else ()


def two_dates(name: str, windows: Iterable[Window]) -> tuple[Finding, ...]:
    """Whether the text gives one thing, called `name`, several dates.

    Only windows of whole days count, and only where they share no day.
    """
    dated = [w for w in windows if w.precision.dated and w.earliest and w.latest]
    dated.sort(key=lambda w: (w.earliest, w.latest))
    for first, later in itertools.pairwise(dated):
        assert first.latest
        assert first.earliest
        assert later.earliest
        if later.earliest > first.latest:
            text = f"«{_one_line(name)}» har to datoer: {{}} og {{}}."
            return (_finding("two-dates", text, first.earliest, later.earliest),)
    return ()


_HOURS = re.compile(r"(\d{1,2})[.:]\d\d\s*[-–]\s*(\d{1,2})[.:]\d\d$")
_SENT_ON_HEARING = re.compile(
    r"\b(?:på|til) (?:offentlig |offentleg |ny )?(?:h(?:ø|øy)ring|ettersyn)\b"
    r"(?:[^.;]|(?<=\d)\.)*frist",
    re.IGNORECASE,
)
_PHONE = re.compile(  # Norwegian mobile numbers start with 4 or 9
    r"(?<![\d.,/+-])(?:\+47|0047)?[ \u00a0]?"
    r"([49]\d{7}|[49]\d(?:[ \u00a0]\d\d){3}|[49]\d\d[ \u00a0]\d\d[ \u00a0]\d{3})"
    r"(?![\d/]|[ \u00a0]\d|[.,]\d)"
)
_OTHER_NUMBER = re.compile(
    r"(?:\bkr\.?|\bNOK|\bsaks?\w*|\bkonto\w*|\borg\w*)[ \u00a0.:]*(?:nr\.?[ :]*)?$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d\d(?:\d{3}|[ \u00a0]\d\d)")
# each exemption holds one of these
_STEMS = ("unnt", "unnat", "§", "u.off", "u. off", "u.\noff", "taushets", "teieplikt")
_EXEMPT = re.compile(
    r"\bunntatt\s+(?:fra\s+)?(?:offentlighet|offentlegheit|innsyn)|\bunnateke?\s+(?:frå\s+)?offentleg"
    r"|\bunntake?\s+(?:frå\s+)?offentleg|\bu\.\s?off\b|\boff(?:entleglova|entleglova|l)\.?\s*§+\s*1[3-9]"
    r"|\boffentleg?lova\s*§|\bofl\.?\s*§|\boffentlighetsloven\s*§|\btaushetsbelagt|\bteieplikt",
    re.IGNORECASE,
)


def personal_data(text: str) -> tuple[Finding, ...]:
    """Personal data in `text`: a valid national identity number, a private phone, an exemption.

    Each kind is told once, and the data themselves are never in the message.
    """
    found: list[Finding] = []
    digits = _DIGITS.search(text) is not None  # most sentences hold no long number
    if digits and holds_national_id(text):
        found.append(Finding("national-id", "Teksten inneholder et fødselsnummer."))
    phones = _PHONE.finditer(text) if digits else ()
    if any(not _OTHER_NUMBER.search(text[max(0, m.start() - 20) : m.start()]) for m in phones):
        found.append(Finding("private-phone", "Teksten inneholder et mobilnummer."))
    low = text.lower()
    if any(stem in low for stem in _STEMS) and _EXEMPT.search(text):
        found.append(Finding("exempt-from-public", "Teksten sier at noe er unntatt offentlighet."))
    return tuple(found)


def _finding(code: str, sentence: str, *days: date) -> Finding:
    """A finding whose sentence names `days` as people write them, the first word capital."""
    said = sentence.format(*(_plain(day) for day in days))
    return Finding(code, said[0].upper() + said[1:])


def _plain(day: date, reference: date | None = None) -> str:
    return dates.plain(dates.day(day, "nb", reference))


def _one_line(words: str) -> str:
    return " ".join(words.split())
