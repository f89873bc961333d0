"""An episode as its brief holds it: its series, its number, and what was told before it."""

import re
from collections.abc import Sequence

from pydantic import Field

from limelight.generation.schemas import Value
from limelight.stories.script import Scene, Script

LONGEST_TITLE, LONGEST_NARRATION = 100, 900
LONGEST_LINE, LONGEST_ABOUT = 200, 1000
# What a model is told about; a series may be longer.
MOST_TOLD = 12
GAPS = ("number", "series", "before")
_GAP = re.compile(r"\{(\w+)\}")
_ENDS = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])")


class Told(Value):
    """An earlier episode: what it is called and what it was about."""

    number: int
    title: str
    about: str = ""


class Episode(Value):
    """The place of a piece in a series. `hook` and `outro` are said in every episode; `told` are
    the episodes before it, the oldest first; `about` is what the series is about.
    """

    series_id: str
    series: str
    number: int = Field(ge=1)
    hook: str = ""
    outro: str = ""
    about: str = ""
    told: tuple[Told, ...] = ()

    def said(self, line: str) -> str:
        """A running line with its gaps filled: {number}, {series}, {before} (the title of the
        episode before). A sentence about the one before is left out where there is none.
        """
        before = self.told[-1].title if self.told else ""
        if not before:
            line = " ".join(part for part in _ENDS.split(line) if "{before}" not in part)
        known = {"number": str(self.number), "series": self.series, "before": before}
        return _GAP.sub(lambda gap: known.get(gap[1], gap[0]), line).strip()


def as_episode(script: Script, episode: Episode | None) -> Script:
    """The script with the number in its title, and the running lines at its beginning and end. One
    that says them already, or has no room for them, stays as it is there.
    """
    if episode is None:
        return script
    head = f"{episode.series} {episode.number}"
    title = script.title
    if head.casefold() not in title.casefold():
        title = f"{head}: {title}"
    scenes = list(script.scenes)
    scenes[0] = _saying(scenes[0], episode.said(episode.hook), is_first=True)
    scenes[-1] = _saying(scenes[-1], episode.said(episode.outro), is_first=False)
    return script.model_copy(update={"title": _cut(title), "scenes": tuple(scenes)})


def summaries(told: Sequence[Told]) -> list[str]:
    """The last episodes, a line each, as a model is told about them."""
    return [
        f"{one.number}. {one.title}" + (f": {one.about}" if one.about else "")
        for one in told[-MOST_TOLD:]
    ]


def _saying(scene: Scene, line: str, *, is_first: bool) -> Scene:
    said = scene.narration
    both = f"{line} {said}" if is_first else f"{said} {line}"
    if not line or line.casefold() in said.casefold() or len(both) > LONGEST_NARRATION:
        return scene
    return scene.model_copy(update={"narration": both})


def _cut(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE - 1].rstrip() + "…"
