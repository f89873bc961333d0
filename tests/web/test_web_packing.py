"""Pages and answers packed for the way, and what must not be."""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from limelight.web.packing import Packing

LONG = "a page of some length " * 200


def _ask(answer: Response, accepts: str = "gzip, br") -> tuple[dict[str, str], bytes]:
    async def give(_: Request) -> Response:
        return answer

    client = TestClient(Packing(Starlette(routes=[Route("/", give)])))
    with client.stream("GET", "/", headers={"accept-encoding": accepts}) as got:
        return dict(got.headers), b"".join(got.iter_raw())


def test_a_text_is_packed_and_says_so() -> None:
    headers, body = _ask(PlainTextResponse(LONG))
    assert headers["content-encoding"] == "gzip"
    assert int(headers["content-length"]) == len(body) < len(LONG) / 10
    assert gzip.decompress(body).decode() == LONG
    assert "accept-encoding" in headers["vary"].lower()


def test_what_is_tagged_for_what_it_says_is_packed_under_its_tag() -> None:
    headers, _ = _ask(PlainTextResponse(LONG, headers={"ETag": 'W/"these-words"'}))
    assert (headers["content-encoding"], headers["etag"]) == ("gzip", 'W/"these-words"')


@pytest.mark.parametrize("accepts", ["", "br", "gzip;q=0", "identity, gzip; q=0.0"])
def test_who_does_not_take_it_gets_it_whole(accepts: str) -> None:
    headers, body = _ask(PlainTextResponse(LONG), accepts)
    assert "content-encoding" not in headers
    assert body.decode() == LONG


@pytest.mark.parametrize(
    "answer",
    [
        PlainTextResponse("short"),
        PlainTextResponse(LONG, headers={"ETag": '"exactly-these-bytes"'}),
        Response(LONG.encode(), media_type="video/mp4"),
        Response(LONG.encode(), media_type="text/plain", headers={"Content-Encoding": "br"}),
        StreamingResponse(iter([LONG, LONG]), media_type="text/html"),
        StreamingResponse(iter([LONG]), media_type="text/event-stream"),
    ],
)
def test_what_is_short_tagged_or_streamed_is_sent_as_it_is(answer: Response) -> None:
    headers, body = _ask(answer)
    assert headers.get("content-encoding") in (None, "br")
    assert body.decode() in ("short", LONG, LONG + LONG)
