"""Which words are used alike, from bare text."""

import numpy as np

from benchmarks.kinship import kin

CHORES = [
    f"{who} {does} {what} før jul."
    for who in ("Vi", "Styret", "Foreldrene")
    for does, what in (
        ("vasker", "gulvet"),
        ("vasker", "boden"),
        ("feier", "gulvet"),
        ("feier", "boden"),
        ("synger", "sangen"),
        ("synger", "salmen"),
    )
]


def _near(texts: list[str], one: str, other: str) -> float:
    """How alike two words are, from -1 to 1."""
    vectors = kin(texts)
    return float(vectors[one] @ vectors[other])


def test_words_with_the_same_neighbours_are_nearer_than_others() -> None:
    assert _near(CHORES * 2, "vaske", "feier") > 0.8
    assert _near(CHORES * 2, "vaske", "synge") < 0.5


def test_a_word_is_known_by_its_first_letters_in_any_case() -> None:
    texts = ["Vasker vi?", "vaske nå", "VASKET alt", "vask", "vaskes mye"] * 2
    assert sorted(word for word in kin(texts) if word.startswith("vask")) == ["vaske"]


def test_a_word_used_four_times_is_not_told_of() -> None:
    texts = [*CHORES, *["Vi baker kaken før jul."] * 4]
    assert {"baker", "kaken"}.isdisjoint(kin(texts))
    assert {"baker", "kaken"} <= set(kin([*texts, "Vi baker kaken før jul."]))


def test_any_number_is_one_word_and_any_first_name_another() -> None:
    texts = ["Kari henter 12 stoler", "Per henter 300 stoler", "Anne henter 7 stoler"] * 2
    assert {"0", "A"} <= set(kin(texts))
    assert {"kari", "per", "anne", "12", "300", "7"}.isdisjoint(kin(texts))


def test_each_word_has_as_many_numbers_of_length_one() -> None:
    vectors = list(kin(CHORES * 2, numbers=4).values())
    assert {vector.shape for vector in vectors} == {(4,)}
    assert np.allclose([np.linalg.norm(vector) for vector in vectors], 1.0)


def test_few_words_have_fewer_numbers_and_none_have_none() -> None:
    few = kin(["Vi ror"] * 5)
    assert {vector.shape for vector in few.values()} == {(len(few) - 1,)}
    assert kin([]) == kin(["Vi ror"]) == {}


def test_the_same_texts_tell_the_same_likeness() -> None:
    one, other = (np.array(list(kin(CHORES * 2).values())) for _ in range(2))
    assert np.allclose(one @ one.T, other @ other.T)
