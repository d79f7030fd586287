"""Joined feeds in memory: their bytes, tags and ready-made answers, until the database moves.

Owns how much memory they may take. When a body is right, and how it is made, is `feeds`.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime

from workflow.services.publish import Body

Headers = list[tuple[bytes, bytes]]

#: Bytes that are kept, parts and squeezed bodies too; the least lately served are let go first.
BUDGET = 64_000_000

_PUBLIC, _PRIVATE = b"public, max-age=300", b"private, no-cache"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request is answered. `lines` are the headers as they go on the wire."""

    status: int
    headers: Headers
    body: bytes
    lines: bytes = field(init=False)

    def __post_init__(self) -> None:
        lines = b"".join(b"%b: %b\r\n" % header for header in self.headers)
        object.__setattr__(self, "lines", lines)


@dataclass(slots=True)
class Kept:
    """One feed as it was last made. `seen` is the state of the database it is right for, `until`
    the moment it is right to without a change. What was made may be let go; the tags stay."""

    made: Body | None
    public: bool
    until: datetime | None
    seen: object = None
    squeezed: bytes | None = None
    squeezing: bool = False
    feed_id: int = field(init=False)
    version: int = field(init=False)
    tags: tuple[bytes, bytes] = field(init=False)
    _common: Headers = field(init=False)
    _answers: dict[tuple[int, bytes], Answer] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        assert self.made is not None
        self.feed_id, self.version = self.made.feed_id, self.made.version
        plain = self.made.etag.encode()
        self.tags = (plain, plain[:-1] + b'-gzip"')
        self._common = [
            (b"cache-control", _PUBLIC if self.public else _PRIVATE),
            (b"vary", b"accept-encoding"),
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
        ]

    @property
    def size(self) -> int:
        """Bytes that it takes: the body, and once more in the parts that it was joined from."""
        return 2 * len(self.made.body if self.made else b"") + len(self.squeezed or b"")

    @property
    def unsqueezed(self) -> bool:
        """Whether there is a body that nobody has squeezed or is about to."""
        return self.made is not None and self.squeezed is None and not self.squeezing

    def right(self, seen: object, now: datetime) -> bool:
        """Whether it is what the database holds, when that was last seen in this state."""
        return seen is not None and self.seen == seen and (self.until is None or now < self.until)

    def stands(self, version: int, now: datetime, whole: bool) -> bool:
        """Whether this is that version of the feed still; with `whole`, with its body."""
        fresh = self.until is None or now < self.until
        return self.version == version and fresh and (self.made is not None or not whole)

    def matches(self, wanted: bytes) -> bytes | None:
        """The tag among If-None-Match's that is still right; it compares weakly (RFC 9110,
        13.1.2)."""
        if wanted in self.tags:
            return wanted
        if wanted.strip() == b"*":
            return self.tags[0]
        named = (tag.strip().removeprefix(b"W/") for tag in wanted.split(b","))
        return next((tag for tag in named if tag in self.tags), None)

    def answer(self, wanted: bytes, squeezes: bool) -> Answer | None:
        """304 where If-None-Match names a tag that is right, else the body, squeezed where it is
        and the client takes that. None: the body was let go."""
        if wanted and (tag := self.matches(wanted)) is not None:
            return self._ready(304, tag)
        if self.made is None:
            return None
        return self._ready(200, self.tags[squeezes and self.squeezed is not None])

    def let_go(self) -> None:
        """Keep nothing but the tags."""
        self.made = self.squeezed = None
        self.squeezing = False
        self._answers.clear()

    def _ready(self, status: int, tag: bytes) -> Answer:
        """One of the four answers, made when it is first needed."""
        found = self._answers.get((status, tag))
        if found is None:
            found = self._answers[status, tag] = self._answered(status, tag)
        return found

    def _answered(self, status: int, tag: bytes) -> Answer:
        headers = [(b"etag", tag), *self._common]
        if status == 304:
            return Answer(status, headers, b"")
        packed = self.squeezed if tag == self.tags[1] else None
        body = packed or (self.made.body if self.made else b"")
        headers += [
            (b"content-type", b"text/calendar; charset=utf-8"),
            (b"content-length", b"%d" % len(body)),
            *([(b"content-encoding", b"gzip")] if packed else []),
        ]
        return Answer(status, headers, body)


class Shelf:
    """Feeds by the digest of their path: no secret lies in memory, and none is compared."""

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget = budget
        self.used = 0
        self._kept: OrderedDict[bytes, Kept] = OrderedDict()

    def get(self, path: str) -> Kept | None:
        """What is kept of the feed at this path."""
        key = _key(path)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, path: str, kept: Kept) -> None:
        """Keep a feed in place of the one before; others' bodies make room."""
        self.drop(path)
        self._kept[_key(path)] = kept
        self.used += kept.size
        self._make_room(kept)

    def drop(self, path: str) -> None:
        """Forget the feed at this path."""
        old = self._kept.pop(_key(path), None)
        self.used -= old.size if old else 0

    def squeeze(self, path: str, kept: Kept, squeezed: bytes) -> None:
        """Keep the squeezed body beside the plain one, if that is still the one that is kept."""
        kept.squeezed = squeezed
        if self._kept.get(_key(path)) is kept:
            self.used += len(squeezed)
            self._make_room(kept)

    def _make_room(self, newest: Kept) -> None:
        for other in self._kept.values():
            if self.used <= self.budget:
                return
            if other is not newest and other.made is not None:
                self.used -= other.size
                other.let_go()


def squeezed(body: bytes) -> bytes:
    """The body under gzip, the same bytes at every time and in every process."""
    return gzip.compress(body, 6, mtime=0)


def _key(path: str) -> bytes:
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).digest()
