"""Three lines that show how a persona speaks, before it is used for anything."""

from typing import Any

from limelight.adapters.embedded.writer.attempts import Task
from limelight.adapters.embedded.writer.briefs.reading import Reading, read_brief
from limelight.adapters.embedded.writer.composing import Composer
from limelight.adapters.embedded.writer.language import Tongue, tongue
from limelight.adapters.embedded.writer.letters.setting import from_the_right, typeset, written_in
from limelight.adapters.embedded.writer.memory import Embed, Memory
from limelight.adapters.embedded.writer.persona.manner import lively, spoken
from limelight.adapters.embedded.writer.persona.voice import catchphrase
from limelight.adapters.embedded.writer.phrases import Phrases
from limelight.adapters.embedded.writer.posts.outlining import Outliner
from limelight.adapters.embedded.writer.wish import Wish
from limelight.generation.schemas import Value
from limelight.stories.posts.texts import Lines

Answer = tuple[Value, dict[str, Any]]
MIDDLE_WORDS = 38


def lines(wish: Wish, _: Embed | None) -> Answer:
    """A `Lines`: a hello, something on what the persona cares about, a goodbye."""
    spoken_in = tongue(wish.code)
    return Lines(
        lines=(_hello(wish, spoken_in), _middle(wish, spoken_in), _goodbye(wish, spoken_in))
    ), {}


def _hello(wish: Wish, spoken_in: Tongue) -> str:
    phrases = Phrases(
        read_brief("hello", wish.code, "greeting"),
        wish.voice,
        spoken_in,
        wish.rng("hello"),
        Memory(()),
    )
    text = phrases.choose(list(spoken_in.lines("hooks", "greeting")), frozenset({"many"}))
    return _said(text, wish)


def _middle(wish: Wish, spoken_in: Tongue) -> str:
    """A sample line the persona came with, or one item on an interest in its manner."""
    rng = wish.rng("middle")
    own = [text for text in wish.voice.samples if wish.voice.says(text) and _suits(text, wish)]
    if own:
        return rng.choice(own)
    about = rng.choice(wish.voice.interests) if wish.voice.interests else ""
    reading: Reading = read_brief(about or spoken_in.words["no_topic"], wish.code, "tips")
    if spoken_in.is_for_posts:
        outliner = Outliner(wish, reading, spoken_in, Memory(()), rng)
        return " ".join(next(outliner.drafts(MIDDLE_WORDS)).parts[1].said)
    task = Task(reading=reading, voice=wish.voice, words=MIDDLE_WORDS, seed=wish.seed)
    draft = Composer(task, spoken_in, Memory(())).compose()
    item = next(part for part in draft.parts if part.role == "item")
    return " ".join(item.said)


def _goodbye(wish: Wish, spoken_in: Tongue) -> str:
    rng = wish.rng("goodbye")
    own = catchphrase(wish.voice, rng)
    own = own if _suits(own, wish) else ""
    phrases = Phrases(
        read_brief("hello", wish.code, "greeting"), wish.voice, spoken_in, rng, Memory(())
    )
    text = phrases.choose(list(spoken_in.manners("goodbyes")), frozenset())
    return _said(f"{own} {text}".strip(), wish)


def _suits(text: str, wish: Wish) -> bool:
    """Whether the persona's own words are in letters of the language, where it has its own."""
    is_own = tongue(wish.code).is_for_posts
    return not is_own or written_in(text, otherwise=wish.code) == wish.code


def _said(text: str, wish: Wish) -> str:
    said = typeset(spoken(text, wish.voice, wish.code), wish.code)
    return from_the_right(lively(said, wish.voice, wish.code, wish.rng("lively")))
