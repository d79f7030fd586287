"""Signing in by a link in a letter and with the work account; where one is signed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.web.browser.conftest import Village
from tests.web.browser.walk import (
    JAVASCRIPT_NARROW,
    JAVASCRIPT_WIDE,
    PLAIN_NARROW,
    PLAIN_WIDE,
    Way,
    fits,
    in_ways,
)
from workflow.bootstrap import Oidc


@in_ways(JAVASCRIPT_WIDE, PLAIN_NARROW)
def test_a_link_is_asked_for_used_once_and_the_sign_in_ended_from_another_browser(
    site: Village, tmp_path: Path, way: Way
) -> None:
    site.frist.settings = replace(site.frist.settings, smtp_url=f"folder://{tmp_path / 'mail'}")
    lost = site.open(None, way)
    lost.goto("/saker?sok=havn")
    lost.get_by_label("E-post").fill(site.people["bob"].email)
    lost.get_by_role("button", name="Send meg en lenke").click()
    assert lost.get_by_role("heading", level=1).inner_text() == "Se i e-posten din"
    link = site.mailed()
    lost.goto(link)
    lost.get_by_role("button", name="Logg inn").click()
    lost.wait_for_url("**/saker?sok=havn")
    assert lost.locator(".list h3").count() == 2
    lost.goto(link)
    assert "Den er brukt, for gammel, eller ikke hel." in lost.inner_text("main")
    here = site.open("bob", way)
    here.goto("/mine/innstillinger")
    here.get_by_role("link", name="Hvor du er logget inn").click()
    assert here.locator(".lines > li").count() == 2
    fits(here, way)
    here.get_by_role("button", name="Logg ut alle de andre").click()
    here.wait_for_selector(".receipt:has-text('Innloggingen er avsluttet.')")
    assert here.locator(".lines > li").count() == 1
    lost.goto("/saker")
    lost.wait_for_url("**/logg-inn?til=/saker")
    here.get_by_role("main").get_by_role("button", name="Logg ut").click()
    here.wait_for_url("**/logg-inn")
    site.forgive("404")


@in_ways(JAVASCRIPT_NARROW, PLAIN_WIDE)
def test_the_work_account_signs_its_person_in_and_nobody_else(
    site: Village, issuer: str, way: Way
) -> None:
    site.now = datetime.now(UTC)  # tokens carry the service's clock
    site.frist.settings = replace(site.frist.settings, oidc=Oidc(issuer, "frist", "hemmelig"))
    page = site.open(None, way)

    def come(who: str) -> None:
        page.goto("/mine/innstillinger")
        page.get_by_role("link", name="Logg inn med jobbkontoen").click()
        page.get_by_placeholder("sub").fill(who)
        page.get_by_role("button", name="Authorize").click()

    come("fremmed@frist.example")
    page.wait_for_selector("text=åpner ikke Frist")
    fits(page, way)
    come(site.people["bob"].email)
    page.wait_for_url("**/mine/innstillinger")
    assert "bob@frist.example" in page.inner_text("main")
    page.get_by_role("button", name="Logg ut").click()
    page.goto("/mine/innstillinger")
    page.get_by_role("link", name="Logg inn med jobbkontoen").click()
    page.get_by_role("button", name="Deny").click()
    page.wait_for_selector("text=Gå til «Logg inn» og prøv en gang til.")
    # the service's own page has a style sheet elsewhere, which is out of reach
    site.forgive("403", "ERR_NAME_NOT_RESOLVED", "404")
