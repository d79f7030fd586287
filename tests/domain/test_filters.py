"""A calendar's filter in words: what it carries, what it leaves out, and where it ends."""

from __future__ import annotations

import pytest

from workflow.domain.feeds import Filter
from workflow.domain.item import Visibility
from workflow.domain.proposal import Kind
from workflow.domain.wording.filters import says

NARROW = Filter(
    category="høring", playbook="consultation", person_id=3, member_id=2, include_done=True
)


def test_a_feed_says_what_it_carries_and_where_it_ends() -> None:
    assert says(
        Filter(category="høring", person_id=3, include_done=True), "nb", group="Styret"
    ) == [
        "Hendelser og frister i Styret for én person med kategorien «høring», "
        "godtatt fra møtereferater.",
        "Uker vises som foreløpige spenn; måneder og årstider står i ukebrevet, ikke her.",
        "Ferdige saker vises. Avlyste vises til datoen er passert og i minst 14 dager.",
        "Kalenderen går så langt fram og tilbake som sakene gjør, fra 1970 til 2099.",
    ]
    assert says(Filter(tasks=True, include_cancelled=True), "nb") == [
        "Oppgaver, godtatt fra møtereferater.",
        "Oppgaver uten dag har ingen forfallsdato.",
        "Ferdige saker vises ikke. Avlyste vises for godt.",
        "Kalenderen går så langt fram og tilbake som sakene gjør, fra 1970 til 2099.",
    ]


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        (
            "nb",
            "Hendelser og frister i Styret for Tana for én person med kategorien «høring» "
            "av slaget «Høring», godtatt fra møtereferater.",
            "Uker, måneder og årstider vises som foreløpige spenn.",
        ),
        (
            "nn",
            "Hendingar og fristar i Styret for Tana for éin person med kategorien «høring» "
            "av slaget «Høring», godtekne frå møtereferat.",
            "Veker, månader og årstider blir viste som førebelse spenn.",
        ),
        (
            "en",
            "Events and deadlines in Styret for Tana for one person in the category “høring” "
            "of the kind “Høring”, accepted from minutes of meetings.",
            "Weeks, months and seasons are shown as tentative spans.",
        ),
    ],
)
def test_it_says_so_in_each_language(lang: str, first: str, second: str) -> None:
    names = {"group": "Styret", "member": "Tana", "playbook": "Høring"}
    assert says(NARROW, lang, **names)[0] == first
    assert says(Filter(spans=True), lang)[1] == second


def test_what_is_left_out_is_not_promised() -> None:
    first = [
        says(filter, "en")[0]
        for filter in (
            Filter(deadlines=False),
            Filter(kind=Kind.TASK),
            Filter(public=True),
            Filter(visibility=Visibility.SECRETARIAT, secretariat=True),
        )
    ]
    assert first == [
        "Events, accepted from minutes of meetings.",
        "Tasks, accepted from minutes of meetings.",
        "Events and deadlines that are public, accepted from minutes of meetings.",
        "Events and deadlines for the secretariat only, accepted from minutes of meetings.",
    ]
