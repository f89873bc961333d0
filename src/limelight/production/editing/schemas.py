"""What pages, the API and the command line see of a script being edited."""

from typing import Literal

from limelight.generation.schemas import Value
from limelight.kit.errors import Conflict, NotFound
from limelight.production.schemas import ProductionId, ProductionState
from limelight.stories.brief import Format
from limelight.stories.editing.drafts import Draft

How = Literal["another", "shorter", "longer", "simpler", "livelier"]
HOWS: dict[How, str] = {
    "another": "Say it differently",
    "shorter": "Shorter",
    "longer": "Longer",
    "simpler": "Simpler",
    "livelier": "Livelier",
}


class Step(Value):
    """A step through the history of a draft."""

    do: Literal["undo", "redo", "reset"]


class DraftChanged(Conflict):
    """Somebody else changed the draft since it was read."""

    kind, title = "production.draft-changed", "The script was changed elsewhere"


class NotReady(Conflict):
    """The production is not in a state in which that can be done."""

    kind, title = "production.not-ready", "Not now"


class NothingToUndo(Conflict):
    """There is no earlier or later state of the draft."""

    kind, title = "production.nothing-to-undo", "There is nothing to undo"


class NoOtherWording(Conflict):
    """The writer knows no other way to say a line."""

    kind, title = "production.no-other-wording", "The writer has no other way to say this"


class NotMade(NotFound):
    """A preview that nobody asked to be made yet."""

    kind, title = "production.preview-not-made", "This has not been made yet"


class DraftView(Value):
    """A draft as it stands. `version` is what a change must name; `is_changed` says that the
    production was made from something else; `said` is what the last change did.
    """

    production_id: ProductionId
    production_title: str
    state: ProductionState
    formats: tuple[Format, ...]
    draft: Draft
    version: int
    is_changed: bool
    can_undo: bool
    can_redo: bool
    said: str = ""
