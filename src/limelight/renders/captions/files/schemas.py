"""What a subtitle file holds, and what did not come along."""

from limelight.generation.schemas import Value
from limelight.renders.captions.schemas import Cue
from limelight.stories.finish import Dress
from limelight.stories.timeline import CaptionStyle, Costume


class Loss(Value):
    """Something that was left out or changed on the way: `what`, how often, and where first (a line
    of the file read; None for what a writer leaves out).
    """

    what: str
    count: int
    line: int | None = None

    @property
    def told(self) -> str:
        """The loss in words for people."""
        where = f", first in line {self.line}" if self.line is not None else ""
        return f"not carried over: {self.what} ({self.count}{where})"


class Track(Value):
    """Captions in the order of the file. `language` is a tag such as "en" where the file says it.
    `style` is the one of ours that comes nearest to how most of them look there, `dress` what is
    other than in it; None where the file says nothing of looks. Words that look otherwise name a
    costume of the `wardrobe`.

    The pieces of a cue carry the spaces after them, so its `joiner` is empty; a piece without a
    time of its own has the times of its cue.
    """

    cues: tuple[Cue, ...]
    language: str = ""
    style: CaptionStyle | None = None
    dress: Dress = Dress()
    wardrobe: tuple[Costume, ...] = ()
    losses: tuple[Loss, ...] = ()


class Losses:
    """Collects what did not come along while a file is read or written."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, int | None]] = {}

    def add(self, what: str, line: int | None = None) -> None:
        """One more of a kind; the first line of it is kept."""
        count, first = self._found.get(what, (0, line))
        self._found[what] = count + 1, first

    def told(self) -> tuple[Loss, ...]:
        """Everything so far, in the order in which it was first met."""
        return tuple(
            Loss(what=what, count=count, line=line) for what, (count, line) in self._found.items()
        )
