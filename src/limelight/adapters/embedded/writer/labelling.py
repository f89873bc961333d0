"""What goes around the video: its title, the text of the post, its hashtags and the mood of its
music.
"""

import re
from random import Random

from limelight.adapters.embedded.writer.briefs.reading import Form, Reading
from limelight.adapters.embedded.writer.briefs.topics import slots
from limelight.adapters.embedded.writer.drafts import Draft, counted, forced
from limelight.adapters.embedded.writer.grammar import (
    capital,
    indefinite,
    lowered,
    named_theme,
    plain,
    tidy,
)
from limelight.adapters.embedded.writer.language import Tongue
from limelight.adapters.embedded.writer.voice import Voice, calm, pick

LONGEST_TITLE = 70
LONGEST_TOPIC = 120
LONGEST_DESCRIPTION = 900
MOST_HASHTAGS = 8
FORM_MOODS: dict[Form, str] = {
    "story": "cinematic",
    "myths": "playful",
    "motivation": "uplifting",
    "announce": "happy",
    "day": "lofi",
    "compare": "focused",
    "greeting": "happy",
}
DISCLOSURE_TAG = {"en": "aigenerated", "es": "generadoconia", "fr": "genereparia"}


class Labels:
    """Writes what surrounds one draft."""

    def __init__(
        self, draft: Draft, reading: Reading, voice: Voice, tongue: Tongue, rng: Random
    ) -> None:
        self.draft, self.reading, self.voice, self.tongue, self.rng = (
            draft,
            reading,
            voice,
            tongue,
            rng,
        )
        self.slots = slots(reading.topic, tongue.code) | {
            "items_digit": counted(
                tongue, draft.form, draft.count, str(draft.count), reading.attitude
            ),
            "name": voice.name,
        }
        if reading.question:
            self.slots["question"] = capital(reading.question)
        if reading.sides:
            self.slots |= {"A": capital(reading.sides[0]), "b": reading.sides[1]}

    def title(self) -> str:
        """At most 70 characters, in sentence case."""
        holding = {"many" if self.draft.count > 1 else "one"}
        holding |= {"asked"} if self.reading.question else set()
        holding |= {"doing"} if self.reading.topic.doing else {"thing"}
        holding |= {"sides"} if self.reading.sides else set()
        lines = list(self.tongue.lines("titles", self.draft.form))
        lines = forced(lines, frozenset(holding)) or lines
        if self.reading.count:
            lines = [line for line in lines if "{items_digit}" in line.text] or lines
        while lines:
            line = pick(lines, self.voice, self.rng, holding=frozenset(holding))
            if line is None:
                break
            lines.remove(line)
            title = self._filled(line.text)
            if title and len(title) <= LONGEST_TITLE:
                return title
        return _cut(capital(self.slots["about"]), LONGEST_TITLE)

    def _filled(self, text: str) -> str:
        try:
            filled = capital(tidy(text.format_map(self.slots)))
        except KeyError:
            return ""
        return indefinite(filled) if self.tongue.code == "en" else named_theme(filled)

    def topic(self) -> str:
        """The topic as a noun phrase."""
        if self.reading.question and self.draft.form in ("explain", "question"):
            return _cut(self.reading.question, LONGEST_TOPIC)
        return _cut(self.slots["about"], LONGEST_TOPIC)

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
            lowered(part.label, self.tongue.names)
            for part in self.draft.parts
            if part.role == "item" and part.number and part.label
        ][:4]
        kind = "any" if labels and self.draft.form not in ("story", "greeting") else "bare"
        if self.reading.question and self.draft.form in ("explain", "question"):
            kind = "asked"
        lines = self.tongue.lines("descriptions", kind)
        about = self.rng.choice(lines).text.format_map(
            self.slots | {"labels": ", ".join(labels), "Labels": capital(", ".join(labels))}
        )
        invite = self.rng.choice(self.tongue.lines("invites")).text
        disclosed = self.tongue.words["disclosure"].format(name=self.voice.name)
        return _cut(calm(tidy(f"{capital(about)} {invite} {disclosed}")), LONGEST_DESCRIPTION)

    def hashtags(self) -> tuple[str, ...]:
        """Five to eight tags, small letters, the AI disclosure last."""
        own = [_tag(self.slots["thing"], self.tongue)]
        pack = self.reading.pack.hashtags if self.reading.pack else ()
        wanted = [
            *own,
            *pack,
            *self.tongue.words["hashtags"][self.draft.form],
            *self.tongue.words["hashtags"]["any"],
        ]
        found = list(dict.fromkeys(tag for tag in wanted if tag))[: MOST_HASHTAGS - 2]
        return tuple("#" + tag for tag in (*found, DISCLOSURE_TAG[self.tongue.code]))


def _tag(thing: str, tongue: Tongue) -> str:
    drop = {plain(word) for word in (*tongue.reading["small_words"], *tongue.reading["leading"])}
    words = [
        word
        for word in re.findall(r"[^\W_]+", thing.casefold())
        if plain(word) not in drop and len(word) > 1
    ]
    return "".join(words[:3])[:30]


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
