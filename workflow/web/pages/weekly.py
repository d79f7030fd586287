"""Ukebrev: anybody asks for the open weekly letter, and confirms it from a mail.

Owns the form, its honeypot and its rate limit. Whoever asks gets the same answer whether or not the
address is known, and gets it before anybody is looked up. GET shows, POST acts, so that a mail
scanner that opens links subscribes nobody. What is done is `services.subscribe`; the page of
choices, where one leaves again, is `links`.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response
from starlette.background import BackgroundTask

from workflow.domain.errors import Refused
from workflow.domain.preferences import Preferences, due
from workflow.domain.weeks import Week
from workflow.services import links, subscribe
from workflow.web.attempts import Attempts
from workflow.web.gate import TooMany
from workflow.web.tongue import language, marked
from workflow.web.visit import AnyVisit, Visit

router = APIRouter()

_TOO_OFTEN = marked(
    "Det er bedt om ukebrevet mange ganger herfra den siste timen. Prøv igjen om en time."
)
_NO_MAIL = marked("Frist sender ikke e-post her, så det er ikke noe ukebrev å få.")


@router.get("/ukebrev")
def form(visit: AnyVisit) -> Response:
    """The form; whoever is signed in has the letter already, and is shown their choices."""
    if visit.person is not None:
        return visit.go("/mine/innstillinger")
    return _form(visit)


@router.post("/ukebrev")
def ask(
    visit: AnyVisit,
    epost: Annotated[str, Form(max_length=320)] = "",
    nettsted: Annotated[str, Form()] = "",
) -> Response:
    """Send the letter that asks for a button; the answer doesn't say what is in it."""
    if visit.frist.settings.smtp_url is None:
        raise Refused(_NO_MAIL)
    try:
        address = subscribe.address(epost)
    except Refused as refusal:
        return _form(visit, epost, str(refusal))
    attempts: Attempts = visit.request.app.state.subscribing
    if attempts.wait(visit.host, visit.now):
        raise TooMany(_TOO_OFTEN)
    attempts.wrong(visit.host, visit.now)
    answer = visit.page("weekly_sent.html", address=address)
    if not nettsted:  # a field that people don't see: whoever fills it in learns nothing
        # after the answer: how long the work takes tells nothing of who is known
        answer.background = BackgroundTask(_send, visit, address, language())
    return answer


@router.get("/ukebrev/slutt")
def left(visit: AnyVisit) -> Response:
    """The letter comes no more."""
    return visit.page("weekly_left.html")


@router.api_route("/ukebrev/{token}", methods=["GET", "HEAD"])
def question(visit: AnyVisit, token: str) -> Response:
    """The button that confirms the address."""
    wish = links.read_wish(visit.frist.secret, token, visit.now)
    return visit.page("weekly_confirm.html", token=token, address=wish.address)


@router.post("/ukebrev/{token}")
def confirm(visit: AnyVisit, token: str) -> Response:
    """The address gets the letter from now on; on to the choices of how."""
    with visit.frist.write() as connection:
        reader = subscribe.confirm(connection, visit.frist.secret, token, visit.now)
    at_once = due(Preferences(), Week.of(visit.today)) <= visit.now
    return visit.go(f"{_choices(visit, reader.id)}?ny={'straks' if at_once else 'ja'}")


def _form(visit: Visit, typed: str = "", error: str = "") -> Response:
    mails = visit.frist.settings.smtp_url is not None
    return visit.page("weekly.html", 400 if error else 200, typed=typed, error=error, mails=mails)


def _choices(visit: Visit, person_id: int) -> str:
    return f"/a/{links.make_preferences(visit.frist.secret, person_id)}"


def _send(visit: Visit, address: str, language: str) -> None:
    frist = visit.frist
    with frist.write() as connection:
        subscribe.ask(connection, frist.house, address, language=language, now=visit.now)
