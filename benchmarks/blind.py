"""How minutes are read that no weight has seen.

    python -m benchmarks.blind [FIELD …]

Reads `unseen/` with the shipped weights, by field: marked like the lessons and transposed from
public minutes like most of them, but never taught from. What is chosen for reading (signs,
thresholds, other lessons) can be held against it without asking the labelled minutes once more.
Dates are not marked there; detection alone is measured.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from workflow.minutes.evaluation import labelled, measuring
from workflow.minutes.evaluation.judging import Score

UNSEEN = Path(__file__).parent / "unseen"


def document(path: Path) -> labelled.Labelled:
    """A marked document as one with answers, its marks being those."""
    marked = labelled.lesson(path)
    text = marked.source.text
    answers = tuple(
        {
            "kind": label.kind.value,
            "quote": text[slice(*label.span)],
            "timex": None,
            "start": None,
            "end": None,
            "certainty": "clear" if label.accepted else "arguable",
        }
        for label in marked.labels
    )
    return labelled.Labelled(path.stem, path.stem, marked.meeting_date, marked.source, answers)


def score(path: Path) -> tuple[str, Score]:
    """A document's field and how well it is read."""
    return path.parent.name, measuring.read(document(path), None).score


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the fields that are named, or all, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fields", nargs="*", metavar="FIELD")
    asked = parser.parse_args(arguments).fields
    kept = sorted(folder.name for folder in UNSEEN.iterdir())
    if strange := sorted(set(asked) - set(kept)):
        parser.error(f"no field {', '.join(strange)}; there are {', '.join(kept)}")
    fields = asked or kept
    paths = [path for field in fields for path in sorted((UNSEEN / field).glob("*.txt"))]
    rows: dict[str, Score] = defaultdict(Score)
    with ProcessPoolExecutor() as pool:
        for field, found in pool.map(score, paths, chunksize=8):
            rows[field].add(found)
            rows["all"].add(found)
    for field in (*fields, "all"):
        total = rows[field]
        precision, recall, f1 = total.detection
        print(f"{field:12} {total.asked:5} items  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
