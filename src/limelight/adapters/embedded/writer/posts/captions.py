"""The text of a post on each platform: as long, as formal and as tagged as people expect there."""

from collections.abc import Iterator
from typing import Any

from limelight.adapters.embedded.writer.briefs.needs import nothing_new
from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.composing import NothingNew
from limelight.adapters.embedded.writer.drafts import Draft, Part
from limelight.adapters.embedded.writer.grammar import STOPS, word_count
from limelight.adapters.embedded.writer.knowledge import read_json
from limelight.adapters.embedded.writer.labelling import tag_words, topic_tags
from limelight.adapters.embedded.writer.language import Tongue
from limelight.adapters.embedded.writer.letters.setting import from_the_right, typeset
from limelight.adapters.embedded.writer.memory import Embed, Memory
from limelight.adapters.embedded.writer.persona.manner import lively, spoken
from limelight.adapters.embedded.writer.persona.voice import LIVELY, Voice
from limelight.adapters.embedded.writer.phrases import Phrases
from limelight.adapters.embedded.writer.posts.naming import drafted, understood
from limelight.adapters.embedded.writer.posts.outlining import Outliner
from limelight.adapters.embedded.writer.wish import Wish
from limelight.generation.schemas import Value
from limelight.stories.brief import Form
from limelight.stories.posts.platforms import PlatformLimits
from limelight.stories.posts.texts import Caption, Captions

Answer = tuple[Value, dict[str, Any]]
AS_PROSE: frozenset[Form] = frozenset({"story", "quote", "news", "greeting", "qa", "announce"})
NUMBERED: frozenset[Form] = frozenset({"tips", "howto", "recipe", "list"})
SHORT_WORDS, LEAST_WORDS = 42, 12
SEEDS_APART = 101
LEAST_TAGS_WITH_AI = 3
EMOJI_FROM_WARMTH = 0.35


def captions(wish: Wish, embed: Embed | None) -> Answer:
    """A `Captions`: `wish.count` for each platform in the facts, each saying that it is AI; fewer
    where there is no other way to open one, and what is needed where there is none at all.
    """
    reading, spoken_in, needs = understood(wish, embed, tells=True)
    if needs:
        return Captions(needs=needs), {}
    found: list[Caption] = []
    for row in wish.facts.get("platforms") or ():
        limits = PlatformLimits.model_validate({**row, "source": ""})
        memory = wish.memory(embed)
        for number in range(wish.count):
            one = wish.model_copy(update={"seed": wish.seed + SEEDS_APART * number})
            try:
                caption = _Writing(one, reading, spoken_in, limits, memory).caption()
            except NothingNew:
                if number:
                    break
                return Captions(needs=(nothing_new(reading, wish.voice.name, spoken_in),)), {
                    "form": reading.form
                }
            if not spoken_in.is_for_posts:
                memory.ban([caption.text])
            found.append(caption)
    return Captions(captions=tuple(found)), {"form": reading.form}


class _Writing:
    """One caption being written."""

    def __init__(
        self, wish: Wish, reading: Reading, tongue: Tongue, limits: PlatformLimits, memory: Memory
    ) -> None:
        self.voice: Voice = wish.voice.moved(limits.tone)
        self.wish = wish.model_copy(update={"voice": self.voice})
        self.reading, self.tongue, self.limits, self.memory = reading, tongue, limits, memory
        self.is_short = limits.words < SHORT_WORDS
        self.rng = wish.rng(limits.platform)
        self.phrases = Phrases(reading, self.voice, tongue, self.rng, memory)
        self.disclosure = self._said(self._disclosing())

    def _disclosing(self) -> str:
        """What says that it is AI; unlike other sentences it may be said in every post."""
        phrases = Phrases(self.reading, self.voice, self.tongue, self.rng, Memory(()))
        said = phrases.choose(list(self.tongue.around("disclosures")), frozenset())
        return said or str(self.tongue.words["disclosure"]).format(name=self.voice.name)

    def caption(self) -> Caption:
        """The longest version that fits the platform."""
        for draft, body, tags in self._versions():
            text = self._assembled(body, tags)
            if self.limits.length(text) <= self.limits.most:
                if self.tongue.is_for_posts:
                    self.memory.ban(draft.parts[0].said)
                return Caption(
                    platform=self.limits.platform,
                    text=text,
                    hashtags=tags,
                    disclosure=self.disclosure,
                )
        raise AssertionError("a disclosure alone fits every platform")

    def _versions(self) -> Iterator[tuple[Draft, str, tuple[str, ...]]]:
        """The text without what surrounds it, shorter and shorter, and its tags."""
        wanted = max(LEAST_WORDS, self.limits.words - word_count(self.disclosure))
        if not self.tongue.is_for_posts:
            draft = drafted(self.wish, self.reading, self.tongue, wanted)
            tags = self._hashtags(draft.form)
            for body in self._bodies(draft):
                yield from ((draft, body, kept) for kept in (tags, tags[:1], ()))
            return
        outliner = Outliner(self.wish, self.reading, self.tongue, self.memory, self.rng)
        for draft in outliner.drafts(wanted):
            bodies = list(self._whole(draft))
            tags = self._hashtags(draft.form)
            for kept in (tags, tags[:1], ()):
                yield from ((draft, body, kept) for body in bodies)
            yield from ((draft, body, ()) for body in (self._hook(draft), "") if draft.count == 1)

    def _whole(self, draft: Draft) -> Iterator[str]:
        """The text with every point of the draft, which its hook may have counted."""
        items = [part for part in draft.parts if part.role == "item"]
        hook, points = self._hook(draft), self._points(items, draft.form)
        yield self._joined(hook, points, self._call(draft))
        yield self._joined(hook, points, "")

    def _bodies(self, draft: Draft) -> Iterator[str]:
        """The text without what surrounds it, shorter and shorter."""
        items = [part for part in draft.parts if part.role == "item"]
        hook, call = self._hook(draft), self._call(draft)
        for count in range(len(items), 0, -1):
            yield self._joined(hook, self._points(items[:count], draft.form), call)
            yield self._joined(hook, self._points(items[:count], draft.form), "")
        yield hook
        yield ""

    def _hook(self, draft: Draft) -> str:
        hook = " ".join(draft.parts[0].said).rstrip(":")
        hook = hook if hook[-1:] in STOPS else hook + "."
        emoji = self._emoji(draft.form)
        return f"{hook} {emoji}" if emoji else hook

    def _points(self, items: list[Part], form: Form) -> list[str]:
        if form in AS_PROSE:
            return [" ".join(part.said) for part in items]
        if self.is_short:
            return [" ".join(part.bare) for part in items]
        mark = str(self.tongue.posts["list_mark"])
        marks = [f"{number}." if form in NUMBERED else mark for number in range(1, len(items) + 1)]
        return [f"{mark} {' '.join(part.bare)}" for mark, part in zip(marks, items, strict=True)]

    def _joined(self, hook: str, points: list[str], call: str) -> str:
        if self.is_short:
            return self._set(" ".join(part for part in (hook, *points, call) if part))
        listed = "\n".join(self._set(point) for point in points)
        return "\n\n".join(part for part in (self._set(hook), listed, call) if part)

    def _assembled(self, body: str, tags: tuple[str, ...]) -> str:
        tagged = " ".join(tags)
        parts = [body, self.disclosure, tagged]
        if self.is_short:
            parts = [self._set(f"{body} {self.disclosure}"), tagged]
        text = ("\n" if self.is_short else "\n\n").join(part for part in parts if part)
        return "\n".join(from_the_right(line) for line in text.split("\n"))

    def _call(self, draft: Draft) -> str:
        holding = self.phrases.holding(count=draft.count, form=draft.form)
        call = self._said(self._any("calls", holding))
        return lively(call, self.voice, self.tongue.code, self.rng)

    def _any(self, kind: str, holding: frozenset[str]) -> str:
        return self.phrases.choose(list(self.tongue.around(kind)), holding)

    def _said(self, text: str) -> str:
        return self._set(spoken(text, self.voice, self.tongue.code))

    def _set(self, text: str) -> str:
        return typeset(text, self.tongue.code)

    def _hashtags(self, form: Form) -> tuple[str, ...]:
        count = self.limits.usual_hashtags
        told = [str(self.tongue.posts["ai_tag"])] if count >= LEAST_TAGS_WITH_AI else []
        found = topic_tags(self.reading, form, self.tongue)[: max(1, count - len(told))]
        if self.limits.camel_hashtags and not self.tongue.is_for_posts:
            words = tag_words(self.reading.topic.thing, self.tongue)
            found[0] = "".join(word.capitalize() for word in words) or found[0]
        return tuple("#" + tag for tag in (*found, *told))

    def _emoji(self, form: Form) -> str:
        """As many as the platform is used to, none from a formal or a cool persona."""
        voice, count = self.voice, self.limits.emoji
        if voice.is_formal or voice.trait("warmth") < EMOJI_FROM_WARMTH:
            return ""
        known = read_json("emoji.json")
        pack = self.reading.pack.id if self.reading.pack else ""
        moods = [trait for trait in ("warmth", "energy", "humour") if voice.trait(trait) >= LIVELY]
        found = [known["packs"].get(pack) or known["forms"][form]]
        found += [known[trait] for trait in moods]
        return "".join(found[:count])
