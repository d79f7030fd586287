"""Make `workflow/minutes/prior.json`, the weights that every body's reading starts from.

    python -m benchmarks.prior DIR [--penalty 4] [--folds [--learn]]

DIR holds labelled minutes (`gold/`, `texts/`). The lessons beside this file are minutes made up
for training. With `--folds` nothing is written: each body's minutes are read with weights that
were made without them, which is what a stranger's minutes may expect.

The weights are scikit-learn's: tens of thousands of verdicts are too many for `learning.fit`,
which fits one body's few on top of them and needs no library. Both find the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array, diags_array, hstack, lil_array
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks import kinship
from workflow.domain.proposal import Kind
from workflow.minutes import learning, style
from workflow.minutes.evaluation import labelled, measuring
from workflow.minutes.grammar.tokens import tokens
from workflow.minutes.signs import habits, stems

LESSONS = Path(__file__).parent / "lessons"
PENALTY = 4.0
SINGLES = 8  # bodies with one document each are left out in this many turns
_VARIOUS, _FIELDS = "various", "fields"
_FIELD = 0.5  # how much a lesson of one field counts: there are ten times as many as of all else
_HAND = "hand:"  # before a sign: what it means to those alone who marked the lessons
_OWN = 4.0  # how many times as strongly such a weight is drawn to zero
_ALIKE = 4.0  # and what words that are used alike share, against what each is of its own
_PLACES = ("", "verb", "under")  # of a word, where those used alike share something
_RARE = 3
_BODIES = 3  # that must use a word
_SMALL = 0.03
_SETTLED = 1e-8  # so small a slope that no third decimal moves any more


class Taught(NamedTuple):
    """One document's samples: whose they are, and the hand that marked them, if it is a lesson.

    `plain` are the words, by their first letters, that it writes as words are written: small, or in
    capitals throughout. What no document writes so is taken for a name.
    """

    body: str
    samples: Sequence[learning.Sample]
    hand: str = ""
    plain: frozenset[str] = frozenset()


def taught(body: str, document: learning.Reviewed, hand: str = "") -> Taught:
    """What a reviewed document teaches."""
    words = (token for token in tokens(document.source.text) if token.word)
    plain = (word.low for word in words if word.text.isupper() or not word.text[0].isupper())
    samples = learning.samples(document)
    return Taught(body, samples, hand, frozenset(map(stems.stem, plain)))


class Verdict(NamedTuple):
    """One candidate to fit: the signs it shows, whether it is an item, how much it counts."""

    signs: Sequence[str]
    positive: bool
    weight: float = 1.0


def lessons() -> list[Taught]:
    """The lessons; those of `various` count as much as minutes that somebody held."""
    return [
        taught(
            path.stem,
            labelled.lesson(path),
            _VARIOUS if path.parent.name == _VARIOUS else _FIELDS,
        )
        for path in _lesson_files()
    ]


def _lesson_files() -> list[Path]:
    return sorted(LESSONS.glob("*/*.txt"))


def make(
    documents: Iterable[Taught], penalty: float, alike: kinship.Kin = MappingProxyType({})
) -> dict[Kind, style.Weights]:
    """The prior's weights from many bodies' documents.

    Only signs that are general take part: no habits, and words only if several bodies use them and
    one writes them as words are written. Those who marked the lessons drew the line elsewhere. So
    each hand has a bias of its own, and in the fields each sign but the words counts twice, for
    what it means to all and to that hand; only what it means to all is kept (Daumé 2007,
    "Frustratingly easy domain adaptation").
    """
    every = list(documents)
    seen: Counter[str] = Counter()
    bodies: dict[str, set[str]] = defaultdict(set)
    for document in every:
        seen.update(sign for sample in document.samples for sign in sample.signs)
        for sample in document.samples:
            for sign in sample.signs:
                if sign.startswith(stems.PREFIX):
                    bodies[sign].add(document.body)
    kept = {s for s, count in seen.items() if count >= _RARE and not s.startswith(habits.PREFIX)}
    plain = frozenset[str]().union(*(document.plain for document in every))
    kept -= {
        word
        for word, among in bodies.items()
        if len(among) < _BODIES or not plain.issuperset(stems.stems_of(word))
    }
    made: dict[Kind, style.Weights] = {}
    for kind in Kind:
        rows = [
            _row(
                [sign for sign in sample.signs if sign in kept], sample.labels[kind], document.hand
            )
            for document in every
            for sample in document.samples
            if kind in sample.labels
        ]
        weights = settled(
            rows, lambda sign: penalty * (_OWN if sign.startswith(_HAND) else 1.0), alike
        )
        made[kind] = {
            s: w
            for s, w in weights.items()
            if (abs(w) >= _SMALL or not s) and not s.startswith(_HAND)
        }
    return made


def _row(signs: list[str], positive: bool, hand: str) -> Verdict:
    own = [_HAND + hand] if hand else []
    if hand != _FIELDS:
        return Verdict(signs + own, positive)
    own += [_HAND + sign for sign in signs if not sign.startswith(stems.PREFIX)]
    return Verdict(signs + own, positive, _FIELD)


def settled(
    rows: Sequence[Verdict],
    penalty: Callable[[str], float],
    alike: kinship.Kin = MappingProxyType({}),
) -> style.Weights:
    """The weights of L2-regularised logistic regression, fitted until nothing moves.

    `penalty` tells how strongly a sign's weight is drawn to zero; the sign "" is the bias.
    Scaling a sign's column by the root of its penalty lets one strength serve for all. What a word
    of `alike` weighs is what it weighs of its own and what its numbers do, each drawn to zero.
    """
    vectorizer = DictVectorizer()
    shown = vectorizer.fit_transform(dict.fromkeys(("", *row.signs), 1.0) for row in rows)
    signs = [str(sign) for sign in vectorizer.get_feature_names_out()]
    roots = np.array([penalty(sign) ** -0.5 for sign in signs])
    scale = diags_array(roots)
    shared = scale @ _shared(signs, alike) * _ALIKE**-0.5
    columns = hstack([shown @ scale, shown @ shared], format="csr")
    regression = LogisticRegression(
        C=1.0, solver="newton-cg", tol=_SETTLED, max_iter=1000, fit_intercept=False
    ).fit(columns, [row.positive for row in rows], sample_weight=[row.weight for row in rows])
    found = regression.coef_[0]
    weights = found[: len(signs)] * roots + shared @ found[len(signs) :]
    return {sign: round(float(w), 3) for sign, w in zip(signs, weights, strict=True)}


def _shared(signs: Sequence[str], alike: kinship.Kin) -> csr_array:
    """A row for each sign: the numbers of the one word that it is about, parted by where the word
    stands; nothing for other signs."""
    numbers = len(next(iter(alike.values()), ()))
    rows = lil_array((len(signs), len(_PLACES) * numbers))
    for row, sign in enumerate(signs):
        place, stem = stems.placed(sign) or ("", "")
        if stem in alike and place in _PLACES:
            first = _PLACES.index(place) * numbers
            rows[row, first : first + numbers] = alike[stem]
    return rows.tocsr()


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
    made_up = lessons()
    alike = kinship.kin(labelled.lesson(path).source.text for path in _lesson_files())
    making = partial(make, penalty=options.penalty, alike=alike)
    held = {d.id: taught(d.body, d.reviewed()) for d in documents}
    if not options.folds:
        _write(making([*made_up, *held.values()]))
        return
    mode = measuring.Mode.LEAVE_ONE_OUT if options.learn else measuring.Mode.PLAIN
    leave_out = partial(left_out, documents, made_up, held, making, mode)
    results: dict[str, measuring.Result] = {}
    with ProcessPoolExecutor() as pool:
        for read in pool.map(leave_out, folds(documents)):
            results |= read
    print(measuring.table(documents, results))


def left_out(
    documents: Sequence[labelled.Labelled],
    made_up: Sequence[Taught],
    held: Mapping[str, Taught],
    making: Callable[[list[Taught]], Mapping[Kind, style.Weights]],
    mode: measuring.Mode,
    bodies: set[str],
) -> dict[str, measuring.Result]:
    """How some bodies' minutes are read with weights that were made without them."""
    others = [held[d.id] for d in documents if d.body not in bodies]
    with style.using(making([*made_up, *others])):
        return measuring.run([d for d in documents if d.body in bodies], mode)


def _write(made: Mapping[Kind, style.Weights]) -> None:
    table = {kind.value: weights for kind, weights in style.thousandths(made).items()}
    data = {"version": style.VERSION, "weights": table}
    text = json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True)
    path = Path(style.__file__).parent / "prior.json"
    path.write_text(text + "\n", "utf-8")
    print(f"{path.name}: {sum(map(len, table.values()))} weights")


if __name__ == "__main__":
    main()
