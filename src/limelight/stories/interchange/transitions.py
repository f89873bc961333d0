"""How shots become one another, in the words of other tools."""

from typing import Any

from opentimelineio import schema

from limelight.stories.interchange.parsing import ours
from limelight.stories.interchange.terms import KEY
from limelight.stories.timeline import Transition

# As OpenTimelineIO's own adapter for EDLs names a wipe; for what has no SMPTE name there is a word
# of the format itself.
_WIPE = "SMPTE_Wipe"
_WORDS: dict[Transition, tuple[str, ...]] = {
    "slide": ("slide", "push"),
    "wipe": ("wipe",),
    "zoom": ("zoom", "scale"),
}


def written(kind: Transition) -> dict[str, Any]:
    """The name, type and notes of an OpenTimelineIO transition of that kind."""
    types = {"fade": schema.TransitionTypes.SMPTE_Dissolve, "wipe": _WIPE}
    return {
        "name": "crossfade" if kind == "fade" else kind,
        "transition_type": types.get(kind, schema.TransitionTypes.Custom),
        "metadata": {KEY: {"transition": kind}},
    }


def read(transition: schema.Transition) -> Transition | None:
    """The kind of a transition, whoever wrote it, by its type and name; None where neither tells:
    an own file of before kinds were written, an effect that only its tool knows.
    """
    kept = ours(transition).get("transition")
    kind: Transition
    for kind in ("fade", *_WORDS):
        if kept == kind:
            return kind
    told = f"{transition.transition_type} {transition.name}".casefold()
    for kind, words in _WORDS.items():
        if any(word in told for word in words):
            return kind
    is_dissolve = transition.transition_type == schema.TransitionTypes.SMPTE_Dissolve
    return "fade" if is_dissolve and transition.name != "crossfade" else None
