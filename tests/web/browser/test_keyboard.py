"""Reviewing, finishing and handing in with the keyboard alone; and focus is always seen."""

from __future__ import annotations

from tests.web.browser.conftest import Village
from tests.web.browser.walk import tab_to
from workflow.domain.item import State


def test_minutes_are_reviewed_with_the_keyboard_alone(site: Village) -> None:
    page = site.open()
    page.goto("/gjennomgang/1")
    front = page.locator(".card.now h2")
    assert front.inner_text() == "Kommentere høringssvaret"
    page.keyboard.press("a")
    page.wait_for_selector(".receipt")
    assert site.item("Kommentere høringssvaret").state is State.NEEDS_ACTION
    second = front.inner_text()
    page.keyboard.press("r")
    page.wait_for_function(
        "(was) => document.querySelector('.card.now h2').innerText !== was", arg=second
    )
    assert site.item(second).state is State.REJECTED
    page.keyboard.press("u")
    page.wait_for_function(
        "(was) => document.querySelector('.card.now h2').innerText === was", arg=second
    )
    assert site.item(second).state is State.PROPOSED
    page.keyboard.press("j")
    page.wait_for_function(
        "(was) => document.querySelector('.card.now h2').innerText !== was", arg=second
    )
    page.keyboard.press("k")
    page.wait_for_function(
        "(was) => document.querySelector('.card.now h2').innerText === was", arg=second
    )
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "tittel"
    page.keyboard.press("End")
    page.keyboard.type(" a r j")  # letters in a field are letters
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt")
    assert site.item(f"{second} a r j").state is State.NEEDS_ACTION
    same = front.inner_text()
    page.keyboard.press("m")
    assert page.evaluate("document.activeElement.name") == "med"
    page.keyboard.press("ArrowDown")
    into = page.evaluate("document.activeElement.value")
    tab_to(page, "e.innerText.trim() === 'Slå sammen'")
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt:has-text('slått sammen')")
    assert (site.item(same).state, site.item(same).merged_into) == (State.MERGED, into)


def test_keys_can_be_turned_off(site: Village) -> None:
    page = site.open()
    page.goto("/gjennomgang/1")
    page.keyboard.press("?")
    page.get_by_label("Slå av tastene").check()
    page.get_by_role("button", name="Lukk").click()
    page.keyboard.press("a")
    page.keyboard.press("j")
    page.goto("/gjennomgang/1")
    page.keyboard.press("a")
    assert page.locator(".card.now h2").inner_text() == "Kommentere høringssvaret"
    assert site.item("Kommentere høringssvaret").state is State.PROPOSED


def test_tasks_are_done_and_undone_with_the_keyboard_alone(site: Village) -> None:
    page = site.open()
    page.goto("/")
    tab_to(page, "e.ariaLabel === 'Merk ferdig: Referat fra arbeidsutvalget'")
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt:has-text('er merket ferdig')")
    page.wait_for_function("() => document.activeElement !== document.body")
    line = page.evaluate("document.activeElement.closest('.row').innerText")
    assert "Svare ut spørsmål om fellesstand" in line, "focus goes on to the next"
    tab_to(page, "e.ariaLabel === 'Angre: Referat fra arbeidsutvalget'", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt:has-text('er tilbake')")
    page.wait_for_function("() => document.activeElement.id === 'innhold'")
    assert site.item("Referat fra arbeidsutvalget").state is State.NEEDS_ACTION


def test_submitting_and_moderating_by_keyboard_alone(site: Village) -> None:
    page = site.open(None)
    page.goto("/meld-inn")
    tab_to(page, "e.name === 'tittel'")
    for typed in ("Lunsj", "9. juni", "", "", "", "", "", "", "dora@utenfor.example"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/meld-inn/sendt")
    # the field for robots was never in the way
    page.goto(site.mailed())
    tab_to(page, "e.closest('main button')")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.title.startsWith('Det du meldte inn')")
    assert site.item("Lunsj").state is State.PROPOSED


def test_focus_is_seen_wherever_the_tab_key_leads(site: Village) -> None:
    page = site.open()
    for path in ("/", "/gjennomgang/1", "/saker", "/abonner"):
        page.goto(path)
        unseen = []
        for _ in range(40):
            page.keyboard.press("Tab")
            seen = page.evaluate("""() => {
              const style = getComputedStyle(document.activeElement);
              return document.activeElement === document.body || parseFloat(style.outlineWidth) >= 2
                ? "" : document.activeElement.outerHTML.slice(0, 120);
            }""")
            if seen:
                unseen.append(seen)
        assert unseen == [], path
