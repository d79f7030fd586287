"""What may be an item, and the named signs that speak for it or against it."""

from sys import intern


def named(*signs: str) -> tuple[str, ...]:
    """Names of signs as the one object each that `style` keeps its weight by, so that looking it up
    need not compare letters."""
    return tuple(map(intern, signs))
