"""What Word keeps in a document while it is being written, and no reader of it sees.

Owns the prompts of fields that nobody has filled in (ECMA-376 part 1, 17.5.2.39), and paragraph
marks deleted with tracked changes (17.13.5.15). Deleted text is left out by `text`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from workflow.minutes.files.word.numbers import NS, W, on

_GONE_MARKS = ("w:pPr/w:rPr/w:del", "w:pPr/w:rPr/w:moveFrom")


def settle(body: Element) -> None:
    """Empty the prompts in `body`, and let paragraphs whose mark is deleted go on in the next."""
    tracked = any(next(body.iter(W + name), None) is not None for name in ("del", "moveFrom"))
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element.tag == W + "sdt" and on(element.find("w:sdtPr/w:showingPlcHdr", NS)):
            for text in element.iter(W + "t"):
                text.text = ""
            continue
        if tracked:
            _join(element)
        waiting.extend(element)


def _join(parent: Element) -> None:
    """Move what stands in paragraphs without a mark to the front of the next paragraph."""
    children = list(parent)
    kept: list[Element] = []
    words: list[Element] = []
    for at, child in enumerate(children):
        beside = [each.tag for each in children[at : at + 2]] == [W + "p", W + "p"]
        if beside and _runs_on(child):
            words += [each for each in child if each.tag != W + "pPr"]
            continue
        if words:
            front = 1 if child.find("w:pPr", NS) is not None else 0
            child[front:front] = words
            words = []
        kept.append(child)
    if len(kept) < len(children):
        parent[:] = kept


def _runs_on(paragraph: Element) -> bool:
    """Whether a paragraph's mark is deleted or moved away."""
    return any(paragraph.find(mark, NS) is not None for mark in _GONE_MARKS)
