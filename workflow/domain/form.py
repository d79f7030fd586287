"""In which form a feed carries an item, and the word that stores it.

Owns the form alone. Which feed asks for which is `feeds`, what an item looks like in one
`publishing`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """Which of an item's renderings: with what members alone are told, as to-dos, with alarms."""

    private: bool = False
    todo: bool = False
    alarms: bool = False

    @property
    def code(self) -> str:
        """The form as one word to store: `private`, `public-todo`, `private-alarms`."""
        words = ["private" if self.private else "public"]
        words += ["todo"] if self.todo else []
        words += ["alarms"] if self.alarms else []
        return "-".join(words)

    @classmethod
    def of(cls, code: str) -> Form:
        """The form that `code` stores."""
        words = code.split("-")
        return cls("private" in words, "todo" in words, "alarms" in words)
