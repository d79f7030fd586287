"""The refusals people read: one sentence saying what is wrong, where, and what to do.

Every layer raises these; the command line turns them into exit code 1, the web into a 4xx.
"""


class Refused(Exception):
    """The request can't be carried out; `str(error)` is the sentence shown to the person."""


class NotFound(Refused):
    """What was named does not exist (web: 404)."""


class DateMissing(Refused):
    """Minutes without a meeting date, and none was given: nothing can be resolved against it."""


class Conflict(Refused):
    """Somebody else changed it first (web: 409)."""


class IllegalMove(Refused):
    """The table of legal moves has no such move from this state (web: 409)."""
