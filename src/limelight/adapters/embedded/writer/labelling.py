"""What goes around a piece: its titles, the text of the post, its hashtags, the mood of its
music.
"""

import re
from random import Random

from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.briefs.topics import Topic
from limelight.adapters.embedded.writer.drafts import Draft, counting, forced
from limelight.adapters.embedded.writer.grammar import capital, plain, tidy
from limelight.adapters.embedded.writer.language import Line, Tongue
from limelight.adapters.embedded.writer.letters.arabic import arabic_tags
from limelight.adapters.embedded.writer.letters.japanese import japanese_tags
from limelight.adapters.embedded.writer.letters.setting import from_the_right, typeset
from limelight.adapters.embedded.writer.memory import Memory
from limelight.adapters.embedded.writer.persona.manner import calm, spoken
from limelight.adapters.embedded.writer.persona.voice import Voice
from limelight.adapters.embedded.writer.phrases import Phrases
from limelight.stories.brief import Form

LONGEST_TITLE = 70
LONGEST_TOPIC = 120
LONGEST_DESCRIPTION = 900
MOST_HASHTAGS = 8
LONGEST_TAG = 30
FORM_MOODS: dict[Form, str] = {
    "story": "cinematic",
    "myths": "playful",
    "motivation": "uplifting",
    "announce": "happy",
    "day": "lofi",
    "compare": "focused",
    "greeting": "happy",
    "product": "happy",
    "news": "focused",
    "quote": "cinematic",
}


class Labels:
    """Writes what surrounds one draft."""

    def __init__(
        self, draft: Draft, reading: Reading, voice: Voice, tongue: Tongue, rng: Random
    ) -> None:
        self.draft, self.reading, self.voice, self.tongue = draft, reading, voice, tongue
        self.rng = rng
        self.phrases = Phrases(reading, voice, tongue, rng, Memory(()))

    def title(self) -> str:
        """At most 70 characters, in sentence case."""
        found = self.titles(1, Memory(()))
        return found[0] if found else _cut(capital(self.reading.topic.thing), LONGEST_TITLE)

    def titles(self, count: int, memory: Memory) -> list[str]:
        """Up to so many different titles, each at most 70 characters, in sentence case."""
        form, holding = self.draft.form, self._holding()
        careful = self.reading.is_careful
        lines = list(self.tongue.named_lines("titles", form, is_careful=careful))
        if self.reading.count and count == 1:
            lines = [line for line in lines if "{items_digit}" in line.text] or lines
        if count == 1:
            lines = forced(lines, holding) or lines
        more = counting(self.tongue, form, self.draft.count, self.reading.attitude)
        self.phrases.memory = memory
        found: list[str] = []
        while lines and len(found) < count:
            text = self.phrases.choose(lines, holding, more)
            lines = [line for line in lines if self._titled(line, more) != text]
            title = self._set(text)
            if not text:
                break
            if len(title) <= LONGEST_TITLE and title not in found:
                found.append(title)
        return found

    def _titled(self, line: Line, more: dict[str, str]) -> str | None:
        return self.phrases.fill(line.text, **more)

    def _set(self, text: str) -> str:
        said = typeset(spoken(text, self.voice, self.tongue.code), self.tongue.code)
        return from_the_right(capital(said))

    def _holding(self) -> frozenset[str]:
        found = set(self.phrases.holding(count=self.draft.count, form=self.draft.form))
        if self.reading.own.has_price:
            found.add("priced")
        return frozenset(found)

    def topic(self) -> str:
        """The topic as a noun phrase."""
        if self.reading.question and self.draft.form in ("explain", "question"):
            return _cut(self.reading.question, LONGEST_TOPIC)
        about = self.phrases.slots.get("about", self.reading.topic.thing)
        return _cut(about, LONGEST_TOPIC)

    def mood(self) -> str:
        """A word for the music."""
        if self.draft.form in FORM_MOODS:
            return FORM_MOODS[self.draft.form]
        if self.voice.trait("energy") > 0.85:
            return "energetic"
        return self.reading.pack.mood if self.reading.pack else "warm"

    def description(self) -> str:
        """Two or three sentences for the post; one says that the character is AI-generated."""
        labels = [
            self.tongue.lowered(part.label)
            for part in self.draft.parts
            if part.role == "item" and part.number and part.label
        ][:4]
        kind = "any" if labels and self.draft.form not in ("story", "greeting", "quote") else "bare"
        if self.reading.question and self.draft.form in ("explain", "question"):
            kind = "asked"
        joined = ", ".join(labels)
        lines = list(self.tongue.lines("descriptions", kind))
        about = self.phrases.choose(
            lines, frozenset(), {"labels": joined, "Labels": capital(joined)}
        )
        invite = self.phrases.choose(list(self.tongue.lines("invites")), frozenset())
        disclosed = self.tongue.words["disclosure"].format(name=self.voice.name)
        return _cut(calm(tidy(f"{capital(about)} {invite} {disclosed}")), LONGEST_DESCRIPTION)

    def hashtags(self) -> tuple[str, ...]:
        """Five to eight tags, small letters, the AI disclosure last."""
        found = topic_tags(self.reading, self.draft.form, self.tongue)[: MOST_HASHTAGS - 2]
        return tuple("#" + tag for tag in (*found, self.tongue.posts["ai_tag"]))


def topic_tags(reading: Reading, form: Form, tongue: Tongue) -> list[str]:
    """Tags without "#", the most telling first: the topic, its field, the form, the general."""
    pack = reading.pack.hashtags if reading.pack else ()
    usual = tongue.words["hashtags"]
    is_own = not (tongue.is_for_posts and form == "greeting")
    own = own_tags(reading.topic, tongue) if is_own else []
    return list(dict.fromkeys(tag for tag in (*own, *pack, *usual[form], *usual["any"]) if tag))


def own_tags(topic: Topic, tongue: Tongue) -> list[str]:
    """Tags of the topic's own words: in Japanese one a noun, in Arabic joined by underscores."""
    if tongue.code == "ja":
        found = japanese_tags(topic.doing or topic.thing)
    elif tongue.code == "ar":
        found = arabic_tags(topic.thing, frozenset(tongue.reading["small_words"]))
    else:
        found = [tag_of(topic.thing, tongue)]
    return [tag[:LONGEST_TAG] for tag in found]


def tag_of(thing: str, tongue: Tongue) -> str:
    """The first telling words of a phrase as one tag."""
    return "".join(tag_words(thing, tongue))


def tag_words(thing: str, tongue: Tongue) -> list[str]:
    """Up to three telling words of a phrase, in small letters."""
    drop = {plain(word) for word in (*tongue.reading["small_words"], *tongue.reading["leading"])}
    words = re.findall(r"[^\W_]+", thing.casefold())
    return [word for word in words if plain(word) not in drop and len(word) > 1][:3]


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
