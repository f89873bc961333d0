"""From what the words of a file wear to what most wear, and the costumes of the others."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.files.schemas import Losses
from limelight.renders.captions.schemas import Cue
from limelight.stories.finish import Dress
from limelight.stories.timeline import MOST_COSTUMES, CaptionStyle, Costume

T = TypeVar("T", bound=Hashable)

# Smaller is no letter, larger no caption.
LEAST_SIZE, MOST_SIZE = 0.01, 0.2
MOST_OUTLINE, MOST_SHADOW = 0.3, 0.5
# What may change from word to word; all else is of a caption.
LETTERS = ("letters", "edge", "shade", "is_bold", "is_italic", "is_underlined", "family")


class Worn(NamedTuple):
    """Our style that comes nearest (None for that of all others), what is other than in it."""

    style: CaptionStyle | None = None
    dress: Dress = Dress()


class Fitted(NamedTuple):
    """Captions whose words wear costumes by name; `main` is what all the others wear."""

    cues: tuple[Cue, ...]
    main: Worn
    wardrobe: tuple[Costume, ...]


class Tailor(Generic[T]):
    """Notes what words wear while a file is read, and finds costumes for them."""

    def __init__(self) -> None:
        self._tags: dict[T, str] = {}
        self._known: dict[str, tuple[T, int]] = {}
        self._written: Counter[T] = Counter()

    def tag(self, what: T, signs: int, line: int) -> str:
        """What so many signs in a line wear, noted; what `Run.wears` says until `fit`."""
        self._written[what] += signs
        if what not in self._tags:
            self._tags[what] = f"#{len(self._tags)}"
            self._known[self._tags[what]] = what, line
        return self._tags[what]

    def most(self) -> T | None:
        """What most signs wear; None where nothing is written."""
        return self._written.most_common(1)[0][0] if self._written else None

    def fit(
        self, cues: Iterable[Cue], main: Worn, worn: Callable[[T], Worn], losses: Losses
    ) -> Fitted:
        """The captions with what their words wear, by `worn`, as names of costumes.

        A caption stands and is as large as what most of it wears says; a word that says otherwise
        is a loss.
        """
        looks = {tag: worn(what) for tag, (what, _) in self._known.items()}
        names: dict[Worn, str] = {main: ""}

        def named(tag: str, block: Worn) -> str:
            own = looks.get(tag, block)
            if _block(own) != _block(block):
                losses.add("sizes, boxes and places of single words", self._known[tag][1])
            letters = {name: getattr(own.dress, name) for name in LETTERS}
            letters |= {name: letters[name] or None for name in ("is_italic", "is_underlined")}
            pair = Worn(block.style, block.dress.model_copy(update=letters))
            if pair not in names and len(names) > MOST_COSTUMES:
                losses.add(f"looks beyond {MOST_COSTUMES}", self._known[tag][1])
                return ""
            return names.setdefault(pair, str(len(names)))

        dressed = []
        for cue in cues:
            block = looks.get(_mostly(cue.words), main)
            lines = tuple(
                tuple(word.model_copy(update={"wears": named(word.wears, block)}) for word in line)
                for line in cue.lines
            )
            dressed.append(cue.model_copy(update={"lines": lines}))
        wardrobe = tuple(
            Costume(name=name, style=pair.style, dress=pair.dress)
            for pair, name in names.items()
            if name
        )
        return Fitted(tuple(dressed), main, wardrobe)


def _mostly(words: Iterable[WordTiming]) -> str:
    counted: Counter[str] = Counter()
    for word in words:
        counted[word.wears] += len(word.text)
    return counted.most_common(1)[0][0]


def _block(worn: Worn) -> Worn:
    plain = Dress()
    bare = {name: getattr(plain, name) for name in LETTERS}
    return Worn(worn.style, worn.dress.model_copy(update=bare))


def within(value: float, least: float, most: float) -> float:
    """A value bounded to what can be drawn."""
    return round(min(most, max(least, value)), 4)
