"""The command palette: pages, actions and things, found as one types."""

from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import Response

from limelight.accounts.gate import may, wired_of
from limelight.web.language.catalogs import N_
from limelight.web.language.choosing import gettext
from limelight.web.ports import Finders, Found

router = APIRouter(prefix="/web", include_in_schema=False)

_MOST_OF_A_KIND = 5
_LONGEST_WORDS = 100


class Known(NamedTuple):
    """A page or an action that is always there, and other words it is found by."""

    entry: Found
    also: str = ""

    def told(self) -> Found:
        """As it is read in the current language."""
        return self.entry._replace(title=gettext(self.entry.title))

    def has(self, word: str) -> bool:
        """Whether a word is in its title, in English or as it is read, or its other words."""
        names = f"{self.entry.title} {self.told().title} {self.also}"
        return word in names.casefold()


_PAGES = (
    Known(Found(N_("Home"), "/", "house", keys="g h"), "dashboard start"),
    Known(Found(N_("Create"), "/production/new", "sparkles", keys="g n"), "new video brief"),
    Known(Found(N_("Productions"), "/production", "clapperboard", keys="g p"), "videos"),
    Known(Found(N_("Characters"), "/characters", "users-round", keys="g c"), "cast people"),
    Known(Found(N_("Library"), "/library", "library-big", keys="g l"), "assets files search"),
)
_ACTIONS = (
    Known(Found(N_("New character"), "/characters/new", "plus")),
    Known(Found(N_("Import a character"), "/characters/import", "upload"), "card png json"),
    Known(Found(N_("Light colours"), "", "sun", act="theme:light"), "theme"),
    Known(Found(N_("Dark colours"), "", "moon", act="theme:dark"), "theme night"),
    Known(Found(N_("Colours of the system"), "", "monitor", act="theme:system"), "theme"),
    Known(Found(N_("Jobs"), "", "activity", act="open:jobs", keys="j"), "running progress queue"),
    Known(Found(N_("Keyboard"), "", "keyboard", act="open:keys", keys="?"), "shortcuts help"),
)


@router.get("/find", dependencies=[may("productions.see")])
async def find(request: Request, q: str = "") -> Response:
    """What fits the words, in groups: a part of the page."""
    words = " ".join(q[:_LONGEST_WORDS].split())
    wired = wired_of(request)
    groups = [
        (gettext("Go to"), _fitting(_PAGES, words)),
        (gettext("Do"), _fitting(_ACTIONS, words)),
    ]
    for finder in wired[Finders].all:
        found = await finder.find(words, _MOST_OF_A_KIND)
        groups.append((gettext(finder.kind), list(found)))
    context = {"groups": [group for group in groups if group[1]], "words": words}
    return wired[Jinja2Templates].TemplateResponse(request, "web/found.html", context)


def _fitting(known: tuple[Known, ...], words: str) -> list[Found]:
    wanted = words.casefold().split()
    return [one.told() for one in known if all(one.has(word) for word in wanted)]
