"""The command palette: pages, actions and things, found as one types."""

from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import Response

from limelight.accounts.gate import may, member_of, wired_of
from limelight.accounts.permissions import ACTS
from limelight.accounts.schemas import Role
from limelight.web.language.catalogs import N_
from limelight.web.language.choosing import gettext
from limelight.web.ports import Finders, Found

router = APIRouter(prefix="/web", include_in_schema=False)

_MOST_OF_A_KIND = 5
_LONGEST_WORDS = 100


class Known(NamedTuple):
    """A page or an action that is always there, other words it is found by, and the act one must
    be allowed to do to be shown it.
    """

    entry: Found
    also: str = ""
    act: str = "productions.see"

    def told(self) -> Found:
        """As it is read in the current language."""
        return self.entry._replace(title=gettext(self.entry.title))

    def has(self, word: str) -> bool:
        """Whether a word is in its title, in English or as it is read, or its other words."""
        names = f"{self.entry.title} {self.told().title} {self.also}"
        return word in names.casefold()


_ACCOUNT = "settings password passkey sessions keys api profile e-mail sign out"
_PEOPLE = "settings invite members roles workspace"
_PAGES = (
    Known(Found(N_("Home"), "/", "house", keys="g h"), "dashboard start"),
    Known(
        Found(N_("Create"), "/production/new", "sparkles", keys="g n"),
        "new video brief",
        act="productions.make",
    ),
    Known(Found(N_("Productions"), "/production", "clapperboard", keys="g p"), "videos"),
    Known(Found(N_("Characters"), "/characters", "users-round", keys="g c"), "cast people"),
    Known(Found(N_("Library"), "/library", "library-big", keys="g l"), "assets files search"),
    Known(Found(N_("Reviews"), "/reviews", "check", keys="g r"), "approve queue", "reviews.see"),
    Known(Found(N_("Brands"), "/brands", "palette"), "kit logo colours words", "productions.see"),
    Known(
        Found(N_("Templates"), "/production/templates", "layers"),
        "blueprint start again",
        "productions.make",
    ),
    Known(Found(N_("Series"), "/production/series", "film"), "episodes next", "productions.see"),
    Known(Found(N_("Notifications"), "/notices", "bell", keys="g t"), "news letters unread"),
    Known(Found(N_("Shared links"), "/library/shares", "link"), "share outside", "library.share"),
    Known(Found(N_("Duplicates"), "/library/duplicates", "copy"), "twins same", "library.see"),
    Known(Found(N_("Your account"), "/accounts/me", "settings"), _ACCOUNT),
    Known(Found(N_("People"), "/accounts/people", "users-round"), _PEOPLE, "members.see"),
    Known(
        Found(N_("API reference"), "/reference", "book-open"),
        "programs openapi operations curl python client help docs",
    ),
    Known(Found(N_("Log"), "/accounts/log", "scroll-text"), "audit history", "audit.see"),
    Known(Found(N_("Design"), "/web/design", "palette"), "colours components"),
)
_ACTIONS = (
    Known(Found(N_("New character"), "/characters/new", "plus"), act="characters.change"),
    Known(
        Found(N_("Import a character"), "/characters/import", "upload"),
        "card png json",
        "characters.change",
    ),
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
    wired, role = wired_of(request), member_of(request).role
    groups = [
        (gettext("Go to"), _fitting(_PAGES, words, role)),
        (gettext("Do"), _fitting(_ACTIONS, words, role)),
    ]
    for finder in wired[Finders].all:
        found = await finder.find(words, _MOST_OF_A_KIND)
        groups.append((gettext(finder.kind), list(found)))
    context = {"groups": [group for group in groups if group[1]], "words": words}
    return wired[Jinja2Templates].TemplateResponse(request, "web/found.html", context)


def _fitting(known: tuple[Known, ...], words: str, role: Role) -> list[Found]:
    wanted = words.casefold().split()
    shown = [one for one in known if role.covers(ACTS[one.act])]
    return [one.told() for one in shown if all(one.has(word) for word in wanted)]
