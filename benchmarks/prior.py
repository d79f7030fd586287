"""Make `workflow/minutes/prior.json`, the weights that every body's reading starts from.

    python -m benchmarks.prior DIR [--penalty 6] [--folds]

DIR holds labelled minutes (`gold/`, `texts/`). The lessons beside this file are minutes made up
for training. With `--folds` nothing is written: each body's minutes are read with weights that
were made without them, which is what a stranger's minutes may expect.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workflow.domain.proposal import Kind
from workflow.minutes import learning, style
from workflow.minutes.evaluation import labelled, measuring
from workflow.minutes.signs import habits, stems

LESSONS = Path(__file__).parent / "lessons"
PENALTY = 6.0
SINGLES = 8  # bodies with one document each are left out in this many turns
_RARE = 3
_BODIES = 3  # that must use a word
_SMALL = 0.02


def make(
    documents: Iterable[tuple[str, Sequence[learning.Sample]]], penalty: float
) -> dict[Kind, style.Weights]:
    """The prior's weights from the samples of many bodies' documents, each with its body.

    Only signs that are general take part: no habits, and words only if several bodies use them.
    """
    samples: list[learning.Sample] = []
    seen: Counter[str] = Counter()
    bodies: dict[str, set[str]] = defaultdict(set)
    for body, document in documents:
        samples += document
        seen.update(sign for sample in document for sign in sample.signs)
        for word in {s for sample in document for s in sample.signs if s.startswith(stems.PREFIX)}:
            bodies[word].add(body)
    kept = {s for s, count in seen.items() if count >= _RARE and not s.startswith(habits.PREFIX)}
    kept -= {word for word, among in bodies.items() if len(among) < _BODIES}
    made: dict[Kind, style.Weights] = {}
    for kind in Kind:
        rows = [
            ([sign for sign in sample.signs if sign in kept], sample.labels[kind], 0.0)
            for sample in samples
            if kind in sample.labels
        ]
        weights = learning.fit(rows, lambda _sign: penalty)
        made[kind] = {s: w for s, w in weights.items() if abs(w) >= _SMALL or not s}
    return made


def folds(documents: Sequence[labelled.Labelled]) -> list[set[str]]:
    """The bodies in turns: each with several documents alone, the others dealt out."""
    count = Counter(document.body for document in documents)
    many = [{body} for body, n in sorted(count.items()) if n > 1]
    single = sorted(body for body, n in count.items() if n == 1)
    return many + [set(single[turn::SINGLES]) for turn in range(SINGLES) if single[turn::SINGLES]]


def main() -> None:
    """Read the command line and make the prior, or measure it in folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--learn", action="store_true", help="with --folds: learn the body's ways")
    options = parser.parse_args()
    documents = labelled.folder(options.folder)
    lessons = [
        (p.stem, learning.samples(labelled.lesson(p))) for p in sorted(LESSONS.glob("*.txt"))
    ]
    samples = {d.id: (d.body, learning.samples(d.reviewed())) for d in documents}
    if not options.folds:
        made = make([*lessons, *samples.values()], options.penalty)
        _write(made)
        return
    results: dict[str, measuring.Result] = {}
    for bodies in folds(documents):
        others = [samples[d.id] for d in documents if d.body not in bodies]
        with style.using(make([*lessons, *others], options.penalty)):
            mode = measuring.Mode.LEAVE_ONE_OUT if options.learn else measuring.Mode.PLAIN
            own = [d for d in documents if d.body in bodies]
            results |= measuring.run(own, mode)
    print(measuring.table(documents, results))


def _write(made: Mapping[Kind, style.Weights]) -> None:
    table = {kind.value: dict(weights) for kind, weights in made.items()}
    data = {"version": style.VERSION, "weights": table}
    text = json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True)
    path = Path(style.__file__).parent / "prior.json"
    path.write_text(text + "\n", "utf-8")
    print(f"{path.name}: {sum(map(len, table.values()))} weights")


if __name__ == "__main__":
    main()
