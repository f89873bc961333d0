"""What words wear, for those who write it into files."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.schemas import Cue
from limelight.stories.finish import Dress
from limelight.stories.timeline import CaptionStyle, Costume

_KEYS = {"foot": 0, "middle": 3, "top": 6}


class Marks(NamedTuple):
    """How letters differ from plain ones. `letters` is a colour as `#rrggbb`, nothing for that of
    all others; so is `is_bold` only where others are not.
    """

    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    letters: str = ""


class Wearing:
    """What the words of a track or timeline wear: its style and dress, and costumes by name."""

    def __init__(
        self,
        style: CaptionStyle | None = None,
        dress: Dress | None = None,
        wardrobe: Sequence[Costume] = (),
    ) -> None:
        self.style, self.dress = style, dress or Dress()
        self._costumes = {costume.name: costume for costume in wardrobe}

    def worn(self, wears: str) -> tuple[CaptionStyle | None, Dress]:
        """Style and dress by the name of a costume."""
        costume = self._costumes.get(wears)
        if costume is None:
            return self.style, self.dress
        if costume.style is None:
            return self.style, costume.dress.over(self.dress)
        return costume.style, costume.dress

    def marks(self, wears: str) -> Marks:
        """How letters in a costume differ."""
        _, dress = self.worn(wears)
        return Marks(
            bool(dress.is_bold) and not self.dress.is_bold,
            bool(dress.is_italic),
            bool(dress.is_underlined),
            dress.letters[:7] if dress.letters[:7] != self.dress.letters[:7] else "",
        )

    def place(self, cue: Cue) -> Dress:
        """What a caption wears that says where it stands."""
        return self.worn(cue.words[0].wears if cue.words else "")[1]

    def groups(self, line: Sequence[WordTiming]) -> Iterator[tuple[Marks, list[WordTiming]]]:
        """Words of a line that follow one another in equal letters."""
        for marks, words in groupby(line, lambda word: self.marks(word.wears)):
            yield marks, list(words)

    def text(self, cue: Cue, write: Callable[[str], str], wrap: Callable[[Marks, str], str]) -> str:
        """The lines of a caption joined by newlines, each word as `write` gives it, words in equal
        letters together as `wrap` gives them.
        """
        lines = []
        for line in cue.lines:
            written = [
                (wrap(marks, text.strip()), text[len(text.rstrip()) :])
                for marks, words in self.groups(line)
                for text in [cue.joiner.join(write(word.text) for word in words)]
            ]
            lines.append(cue.joiner.join(text + blank for text, blank in written).strip())
        return "\n".join(lines)


def keypad_of(dress: Dress) -> int:
    """Where a caption stands, as the keys of a keypad; 2 is at the foot in the middle."""
    column = {"left": 1, "right": 3}.get(dress.across, 2)
    return _KEYS.get(dress.anchor or "foot", 0) + column
