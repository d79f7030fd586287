"""Which words are used alike: for each word, numbers that words with the same neighbours share.

Owns counting neighbours in bare text and boiling the counts down. That the weights of words used
alike are drawn to each other by it is `prior`'s. Words are known by their first letters (`stems`).

The numbers are the first singular vectors of each word's positive pointwise mutual information with
what stands up to two places before and behind it (Levy and Goldberg 2014, "Neural word embedding as
implicit matrix factorization"), where what is seldom counts for a little more than it is (Levy,
Goldberg and Dagan 2015, "Improving distributional similarity with lessons learned from word
embeddings").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack
from scipy.sparse.linalg import svds

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import tokens
from workflow.minutes.signs import stems

NUMBERS = 200  # for each word
_OFTEN = 5  # must a word be used to be told of
_NEIGHBOURS = 3000  # the commonest words, that others are known by
_PLACES = (-2, -1, 1, 2)
_SMOOTHED = 0.75
_NUMBER, _NAME, _END = "0", "A", "\n"  # what stands for any number, first name, end of a line

Kin = Mapping[str, NDArray[np.float64]]


def kin(texts: Iterable[str], numbers: int = NUMBERS) -> Kin:
    """Of each word that the texts use often enough, by its first letters, a vector of length 1.

    Fewer numbers are told where there are fewer words than that.
    """
    said = [word for text in texts for line in text.splitlines() for word in _words(line)]
    count = Counter(said)
    known = sorted((word for word in count if count[word] >= _OFTEN), key=lambda w: (-count[w], w))
    numbers = min(numbers, len(known) - 1)
    if numbers < 1:
        return {}
    at = {word: n for n, word in enumerate(known)}
    places = np.array([at.get(word, -1) for word in said])
    told = _told(places, len(known))
    left, sizes, _ = svds(told, k=numbers, random_state=0)
    vectors = left * np.sqrt(sizes)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1.0)
    return dict(zip(known, vectors, strict=True))


def _words(line: str) -> list[str]:
    """A line's words and signs as they are counted."""
    found = []
    for token in tokens(line):
        if token.text[0].isdigit():
            found.append(_NUMBER)
        elif lexicon.first_name(token.text):
            found.append(_NAME)
        else:
            found.append(stems.stem(token.low))
    return [*found, _END]


def _told(places: NDArray[np.int64], words: int) -> csr_array:
    """How much more often than by chance each word has each neighbour in each place: a row a word,
    in natural logarithms, nothing where it is less often. Place -1 is a word not told of."""
    shares = min(words, _NEIGHBOURS)
    tables = []
    for place in _PLACES:
        near = np.roll(places, -place)  # what the text ends with is next to what it begins with
        both = (places >= 0) & (near >= 0) & (near < shares)
        ones = np.ones(int(both.sum()))
        tables.append(csr_array((ones, (places[both], near[both])), shape=(words, shares)))
    counts = hstack(tables).tocoo()
    own = counts.sum(axis=1)
    theirs = counts.sum(axis=0) ** _SMOOTHED
    row, column = counts.coords
    chance = own[row] * (theirs / theirs.sum())[column]
    more = np.maximum(np.log(counts.data / chance), 0.0)
    return csr_array((more, (row, column)), shape=counts.shape)
