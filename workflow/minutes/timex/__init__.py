"""Norwegian temporal expressions: `find(text)` recognises, `resolve(expression, reference)` dates.

Bokmål and nynorsk, fuzzy and sloppy. Recognising needs no reference date and resolving reads
no text: an expression carries all it says. What the sentence around an expression makes of it
(a task, an event, something past) is left to the readers of units.
"""

from workflow.minutes.timex.expression import Expression, Kind, Month
from workflow.minutes.timex.meetings import meetings
from workflow.minutes.timex.recognise import find
from workflow.minutes.timex.recognisers.anchors import event_noun
from workflow.minutes.timex.recognisers.weekdays import short_weekday
from workflow.minutes.timex.resolve import nearer_past, probably_past, resolve, told_by_weekday
from workflow.minutes.timex.tokens import Grid

__all__ = [
    "Expression",
    "Grid",
    "Kind",
    "Month",
    "event_noun",
    "find",
    "meetings",
    "nearer_past",
    "probably_past",
    "resolve",
    "short_weekday",
    "told_by_weekday",
]
