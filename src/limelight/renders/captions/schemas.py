"""What captions are made of."""

from limelight.generation.schemas import Value, WordTiming


class Cue(Value):
    """Words shown together from `start` to `end` (seconds), in lines as they stand on the screen.

    Words keep the times at which they are heard; these may reach a little beyond the cue, whose end
    leaves a gap. `joiner` stands between the words of a line (see `generation.schemas.joiner`).
    `speaker` is who says it, where more than one speaks. `wears` names the costume that says where
    it stands and how large it is, where that is not what others wear.
    """

    start: float
    end: float
    lines: tuple[tuple[WordTiming, ...], ...]
    joiner: str = " "
    speaker: str = ""
    wears: str = ""

    @property
    def words(self) -> tuple[WordTiming, ...]:
        """All words in reading order."""
        return tuple(word for line in self.lines for word in line)

    @property
    def text(self) -> str:
        """The lines as text, joined by newlines."""
        return "\n".join(
            self.joiner.join(word.text for word in line).strip() for line in self.lines
        )
