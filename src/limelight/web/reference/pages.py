"""The reference of the API: what there is, and a page for each tag."""

from functools import cached_property
from typing import Any

from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates
from markupsafe import Markup
from starlette.responses import Response

from limelight.accounts.gate import signed_in, wired_of
from limelight.kit.errors import NotFound
from limelight.kit.http.etags import weakly_tagged
from limelight.kit.http.routing import PREFIX
from limelight.web.language.choosing import current
from limelight.web.reference.document import Document
from limelight.web.reference.reading import Reading, Tag

router = APIRouter(prefix="/reference", include_in_schema=False)

_LONGEST_WORDS = 100


class Reference:
    """What the pages of one application say: read from its document when first asked for, and the
    operations of a tag drawn once in each language.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._drawn: dict[tuple[str, str], Markup] = {}

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The tags in the order of the document."""
        return Reading(self._document.content).tags

    def drawn(self, tag: Tag, templates: Jinja2Templates) -> Markup:
        """The operations and values of a tag as they are read in the current language."""
        key = (tag.name, current().code)
        if key not in self._drawn:
            template = templates.get_template("web/reference/operations.html")
            self._drawn[key] = Markup(template.render(tag=tag))  # noqa: S704 - escaped by Jinja
        return self._drawn[key]


@router.get("", dependencies=[signed_in()])
async def index(request: Request, q: str = "") -> Response:
    """Every operation by its tag, or those that fit the words."""
    words = " ".join(q[:_LONGEST_WORDS].split())
    wanted = words.casefold().split()
    groups = [
        (tag, found)
        for tag in _reference(request).tags
        if (found := [one for one in tag.operations if one.has(wanted)])
    ]
    return _page(request, "index", {"groups": groups, "q": words})


@router.get("/{name}", dependencies=[signed_in()])
async def of_tag(request: Request, name: str) -> Response:
    """The operations of one tag in full, and the values they name."""
    reference = _reference(request)
    tag = next((one for one in reference.tags if one.name == name), None)
    if tag is None:
        raise NotFound("The API has no such part.")
    drawn = reference.drawn(tag, wired_of(request)[Jinja2Templates])
    return _page(request, "tag", {"tag": tag, "tags": reference.tags, "drawn": drawn})


def _reference(request: Request) -> Reference:
    found: Reference = request.app.state.reference
    return found


def _page(request: Request, name: str, context: dict[str, Any]) -> Response:
    context |= {"document": f"{PREFIX}/openapi.json", "studio": str(request.base_url).rstrip("/")}
    templates = wired_of(request)[Jinja2Templates]
    answer = templates.TemplateResponse(request, f"web/reference/{name}.html", context)
    answer.headers["Cache-Control"] = "private, no-cache"
    return weakly_tagged(request, answer)
