"""Norwegian verb forms from one infinitive, bokmål and nynorsk together.

Owns the endings. It makes more forms than one writer uses, since minutes mix the two written
languages and radical and moderate endings freely; which verbs there are is `verbs.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

_DOUBLED = ("ll", "mm", "nn", "pp", "tt", "kk", "ss", "gg", "ff", "rr", "dd", "bb")


def _short(stem: str) -> str:
    """The stem as it stands alone or before t and d: bestill → bestil."""
    return stem[:-1] if stem.endswith(_DOUBLED) else stem


def _imperative(stem: str) -> str:
    """The stem as a call: kjenn, bestill, but kom and spør."""
    return stem[:-1] if stem.endswith(("mm", "ørr")) else stem


def weak(infinitive: str, row: str) -> Iterator[tuple[str, str]]:
    """(form, tense) of a regular verb; `row` is "et", "te", "de" or "dde" as in `verbs.toml`."""
    if row == "dde":
        yield from (
            (infinitive, "inf"),
            (infinitive + "r", "pres"),
            (infinitive + "dde", "past"),
            (infinitive + "dd", "part"),
            (infinitive + "s", "pass"),
            (infinitive + "ast", "pass"),
        )
        return
    stem = infinitive[:-1] if infinitive.endswith(("e", "a")) else infinitive
    short = _short(stem)
    yield stem + "e", "inf"
    yield stem + "a", "inf"
    yield stem + "er", "pres"
    yield stem + "es", "pass"
    yield stem + "ast", "pass"
    yield _imperative(stem), "imp"
    if row == "et":
        yield stem + "ar", "pres"
        yield from ((stem + "et", "past"), (stem + "a", "past"), (stem + "et", "part"))
        yield stem + "a", "part"
    elif row == "te":
        yield from ((short + "te", "past"), (short + "t", "part"))
        if stem.endswith("d"):  # nynorsk: "vert send", "godkjende", "er godkjend"
            yield stem, "part"
        elif stem.endswith("øyr"):  # nynorsk: "vert køyrd", "høyrde"
            yield from ((stem + "de", "past"), (stem + "d", "part"))
        elif stem.endswith(("nn", "mm")):
            yield from ((short + "de", "past"), (short + "d", "part"))
    else:
        yield from ((stem + "de", "past"), (stem + "d", "part"))


def strong(forms: str) -> Iterator[tuple[str, str]]:
    """(form, tense) of an irregular verb given as "infinitive present past participle"."""
    infinitive, present, past, participle = forms.split()
    yield infinitive, "inf"
    yield present, "pres"
    yield past, "past"
    yield participle, "part"
    if participle.endswith("øyrt"):  # nynorsk: "vert køyrd"
        yield participle[:-1] + "d", "part"
    if participle.endswith("e"):  # nynorsk strong participles agree: teke, teken, tekne
        yield participle + "n", "part"
        yield participle[:-1] + "ne", "part"
    if infinitive.endswith(("e", "ja")) and len(infinitive) > 2:
        stem = infinitive[:-1]
        yield stem + "a", "inf"
        yield infinitive + "s", "pass"
        yield stem + "ast", "pass"
        yield _imperative(stem), "imp"
    elif not infinitive.endswith("s"):
        yield infinitive + "s", "pass"
        yield infinitive + "es", "pass"  # sees, sies
        yield infinitive + "kast", "pass"  # ta: takast
        yield infinitive + "ast", "pass"  # sjå: sjåast
        yield infinitive, "imp"
