"""The municipality's sign-in service by OpenID Connect: where to go, and who came back.

Owns the authorization code flow with PKCE (RFC 7636) and the checks of OpenID Connect Core
§3.1.3.7. Neither codes nor tokens are logged or kept. Who of ours it is, is `pages/oidc`'s.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from workflow.bootstrap import Oidc
from workflow.domain.errors import Refused
from workflow.web.tongue import marked

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

#: How long what the service tells of itself, and its keys, are taken to be right.
FRESH = timedelta(hours=1)
#: Seconds that a clock may be wrong by.
LEEWAY = 60
_TIMEOUT = 10.0
#: How long a service that failed is left alone, so that nobody queues up behind it.
REST = timedelta(seconds=10)
_SCOPES = ("openid", "profile", "email")
#: Never the ones with a shared secret, nor "none".
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]

_DOWN = marked("Innloggingstjenesten svarer ikke slik den skal. Prøv igjen om litt.")
_NO_EXTRA = marked(
    "Innlogging med jobbkontoen er ikke ferdig satt opp. "
    "Den som drifter, må installere frist-minutes[oidc]."
)
_NOT_ACCEPTED = marked(
    "Innloggingstjenesten godtok ikke innloggingen. Gå til «Logg inn» og prøv en gang til."
)


class Unavailable(Refused):
    """The service can't be used now (web: 502)."""


class NotAccepted(Refused):
    """The service, or we, did not accept what came back (web: 403)."""


@dataclass
class Provider:
    """One sign-in service, with what it has told of itself. Shared between threads."""

    oidc: Oidc
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _metadata: dict[str, Any] = field(default_factory=dict)
    _keys: KeySet | None = None
    _fetched: datetime | None = None
    _rests: datetime | None = None

    def address(self, back: str, state: str, nonce: str, verifier: str, now: datetime) -> str:
        """Where the browser signs in, to come back to the address `back`."""
        try:
            from authlib.oauth2.rfc7636 import create_s256_code_challenge
        except ImportError:
            raise Unavailable(_NO_EXTRA) from None
        metadata, _ = self._known(now)
        said = {
            "response_type": "code",
            "client_id": self.oidc.client_id,
            "redirect_uri": back,
            "scope": " ".join(_SCOPES),
            "state": state,
            "nonce": nonce,
            "code_challenge": create_s256_code_challenge(verifier),
            "code_challenge_method": "S256",
        }
        where = str(metadata["authorization_endpoint"])
        return f"{where}{'&' if urlsplit(where).query else '?'}{urlencode(said)}"

    def claims(
        self, code: str, back: str, nonce: str, verifier: str, now: datetime
    ) -> Mapping[str, Any]:
        """What the service says of whoever it gave this code. NotAccepted where it doesn't take
        the code, Unavailable where it doesn't answer."""
        metadata, _ = self._known(now)
        said = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "client_id": self.oidc.client_id,
            "client_secret": self.oidc.client_secret,
            "code_verifier": verifier,
        }
        answer = _ask("POST", str(metadata["token_endpoint"]), said)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise NotAccepted(_NOT_ACCEPTED)
        return self.checked(token, nonce, now)

    def checked(self, token: str, nonce: str, now: datetime) -> Mapping[str, Any]:
        """The claims of an ID token, once its signature, issuer, audience, time and nonce are
        right; else NotAccepted."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError

        try:
            try:
                _, keys = self._known(now)
                decoded = jwt.decode(token, keys, _ALGORITHMS)
            except (JoseError, ValueError):  # the service may have changed its keys
                _, keys = self._known(now, anew=True)
                decoded = jwt.decode(token, keys, _ALGORITHMS)
        except (JoseError, ValueError):
            raise NotAccepted(_NOT_ACCEPTED) from None
        mine = self.oidc.client_id
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            {
                "iss": {"essential": True, "value": self.oidc.issuer},
                "aud": {"essential": True, "value": mine},
                "nonce": {"essential": True, "value": nonce},
            },
            {"client_id": mine, "nonce": nonce},
        )
        try:
            claims.validate(int(now.timestamp()), LEEWAY)
        except Exception:  # Authlib's errors have no common base across its versions
            raise NotAccepted(_NOT_ACCEPTED) from None
        return dict(claims)

    def _known(self, now: datetime, *, anew: bool = False) -> tuple[dict[str, Any], KeySet]:
        """The service's metadata (OpenID Connect Discovery §4) and keys, fetched now and then."""
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        with self._lock:
            old = self._fetched is None or not self._fetched <= now < self._fetched + FRESH
            if not old and not anew and self._keys is not None:
                return self._metadata, self._keys
            if self._rests is not None and now < self._rests:
                raise Unavailable(_DOWN)
            self._rests = now + REST
            issuer = self.oidc.issuer
            found = _ask("GET", f"{issuer.rstrip('/')}/.well-known/openid-configuration")
            told = ("authorization_endpoint", "token_endpoint", "jwks_uri")
            if found.get("issuer") != issuer or not all(_safe(found.get(name)) for name in told):
                raise Unavailable(_DOWN)
            try:
                keys = KeySet.import_key_set(_ask("GET", found["jwks_uri"]))  # type: ignore[arg-type]
            except (JoseError, ValueError, KeyError, TypeError):
                raise Unavailable(_DOWN) from None
            self._metadata, self._keys, self._fetched = found, keys, now
            self._rests = None
            return found, keys


def _ask(method: str, url: str, said: dict[str, str] | None = None) -> dict[str, Any]:
    try:
        import httpx
    except ImportError:
        raise Unavailable(_NO_EXTRA) from None
    try:
        answer = httpx.request(method, url, data=said, timeout=_TIMEOUT)
        told = answer.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        raise Unavailable(_DOWN) from None
    if said is not None and 400 <= answer.status_code < 500:
        raise NotAccepted(_NOT_ACCEPTED)
    if answer.status_code != 200 or not isinstance(told, dict):
        raise Unavailable(_DOWN)
    return told


def _safe(url: object) -> bool:
    """Over https, or on this machine."""
    if not isinstance(url, str):
        return False
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in ("127.0.0.1", "localhost")
