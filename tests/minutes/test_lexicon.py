"""The lexicon: every form from one infinitive, and compounds by their last part."""

import tomllib
from pathlib import Path

import pytest

from workflow.minutes import lexicon
from workflow.minutes.lexicon import inflect

VERBS = Path(lexicon.__file__).parent / "verbs.toml"


def test_a_weak_verb_gives_its_forms_in_both_written_languages() -> None:
    assert sorted(set(inflect.weak("kaste", "et"))) == [
        ("kast", "imp"),
        ("kasta", "inf"),
        ("kasta", "part"),
        ("kasta", "past"),
        ("kastar", "pres"),
        ("kastast", "pass"),
        ("kaste", "inf"),
        ("kaster", "pres"),
        ("kastes", "pass"),
        ("kastet", "part"),
        ("kastet", "past"),
    ]


@pytest.mark.parametrize(
    ("word", "lemma", "tense"),
    [
        ("bestiller", "bestille", "pres"),
        ("bestilte", "bestille", "past"),
        ("bestilles", "bestille", "pass"),
        ("bestill", "bestille", "imp"),
        ("følgjer", "følgje", "pres"),
        ("skrevet", "skrive", "part"),
        ("send", "sende", "part"),
        ("godkjend", "godkjenne", "part"),
        ("lagd", "leggje", "part"),
        ("gjord", "gjere", "part"),
        ("behandla", "behandle", "part"),
        ("skrive", "skrive", "inf"),
        ("videresjekker", "sjekke", "pres"),
        ("tilkobler", "koble", "pres"),
        ("les", "lese", "pres"),
        ("spelar", "spele", "pres"),
        ("køyrast", "køyre", "pass"),
        ("sjåast", "sjå", "pass"),
        ("ses", "se", "pass"),
        ("fins", "finnes", "pres"),
        ("veit", "vite", "pres"),
        ("delte", "dele", "past"),
        ("leid", "leie", "part"),
        ("utfordre", "utfordre", "inf"),
        ("godkjenn", "godkjenne", "imp"),
        ("spør", "spørre", "imp"),
        ("kom", "komme", "imp"),
        ("sees", "se", "pass"),
        ("bestemde", "bestemme", "past"),
    ],
)
def test_a_form_is_known_as_its_verb(word: str, lemma: str, tense: str) -> None:
    assert (lemma, tense) in {(verb.lemma, verb.tense) for verb in lexicon.verb(word)}


@pytest.mark.parametrize("word", ["utkast", "stol", "nabolag", "oktober", "felles"])
def test_a_noun_is_no_verb_in_the_present(word: str) -> None:
    assert [verb for verb in lexicon.verb(word) if verb.tense == "pres"] == []


@pytest.mark.parametrize("word", ["enklere", "viktigere", "turledere", "speidere", "julekonsert"])
def test_an_adjective_or_a_noun_is_no_loan_verb(word: str) -> None:
    assert lexicon.verb(word) == ()


def test_each_verb_stands_once_in_its_row_and_in_order() -> None:
    for rows in tomllib.loads(VERBS.read_text("utf-8")).values():
        for row, text in rows.items():
            entries = text.split(";") if row == "strong" else text.split()
            plain = [" ".join(entry.split()) for entry in entries if entry.strip()]
            assert plain == sorted(set(plain))


def test_a_loan_verb_is_known_by_its_ending() -> None:
    assert [verb.tense for verb in lexicon.verb("bilagsfotograferes")] == ["pass"]


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("årsmøtet", "årsmøte"),
        ("vårseminaret", "seminar"),
        ("sommerleirene", "leir"),
        ("dugnadar", "dugnad"),
        ("stol", None),
    ],
)
def test_an_event_noun_is_known_in_any_form_and_compound(word: str, noun: str | None) -> None:
    assert lexicon.noun(word, "event", "strong") == noun


def test_a_star_in_a_phrase_is_any_run_of_letters() -> None:
    phrases = lexicon.Phrases({"meeting": ["neste *møte"], "call": ["oppmod*"]})
    said = ("neste styremøte", "nestemøte", "neste år møtes", "vi oppmodar", "til orientering")
    told = [set(phrases.said(text, text.split())) for text in said]
    assert told == [{"meeting"}, set(), set(), {"call"}, set()]


def test_a_text_tells_all_that_its_phrases_tell() -> None:
    phrases = lexicon.Phrases({"call": ["si fra", "husk"], "habit": ["hver gang", "som før"]})
    said = "husk å si fra hver gang"
    assert phrases.said(said, said.split()) == {"call", "habit"}
    assert phrases.said("fra nå av sier vi som det er", ("fra", "som")) == set()


def test_what_may_close_a_sentence_is_an_abbreviation() -> None:
    closing, known = (
        lexicon.words("grammar", key) for key in ("closing_abbreviations", "abbreviations")
    )
    assert closing - known == set()


@pytest.mark.parametrize("word", ["Kari", "Hogne", "Mohammed", "Kari-Anne", "Jan-Erik"])
def test_a_first_name_is_known_alone_and_in_two(word: str) -> None:
    assert lexicon.first_name(word)


@pytest.mark.parametrize("word", ["kari", "Kari-", "Kari-gruppa", "Kristi", "Malene", "Rosa", ""])
def test_what_is_another_word_at_a_sentences_start_is_no_first_name(word: str) -> None:
    assert not lexicon.first_name(word)
