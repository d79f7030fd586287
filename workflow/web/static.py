"""Static files: read once at the start, kept by browsers for as long as they do not change.

Owns `/static/…`. An address carries the file's digest, or its version in the name (the typeface
and htmx), so that a changed file has another address.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from workflow.web.paper import Paper

router = APIRouter()

FOREVER = "public, max-age=31536000, immutable"


@router.api_route("/static/{name}", methods=["GET", "HEAD"])
async def static_file(name: str, request: Request) -> Response:
    """One file, squeezed where the browser can take it."""
    paper: Paper = request.app.state.paper
    asset = paper.assets.get(name)
    if asset is None:
        raise HTTPException(404)
    headers = {"cache-control": FOREVER, "vary": "accept-encoding"}
    body = asset.body
    if asset.squeezed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"], body = "gzip", asset.squeezed
    return Response(body, media_type=asset.media_type, headers=headers)
