"""Turning a sentence the way a persona would say it: address, contractions, pace, doubts, asides.

Data of each language: `voice.json`. A lead is a sentence that can stand alone; `{lead}` in a
pattern is that sentence with a small first letter, `{Lead}` as it is.
"""

import re
from random import Random

from limelight.adapters.embedded.writer.grammar import (
    capital,
    expand,
    first_sentence,
    plain,
    stem,
    word_count,
)
from limelight.adapters.embedded.writer.language import Tongue
from limelight.adapters.embedded.writer.persona.polite import polite
from limelight.adapters.embedded.writer.persona.voice import LIVELY, QUIET, Voice, pick

ADDRESS = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
# How readily a manner shows: at the end of its scale in most sentences, in the middle in few.
PLAINEST, MOST_MARKED = 0.1, 0.75
SPLIT_FROM = 0.6
LONGEST_LORE_WORDS, LONGEST_OWN_WORDS = 22, 4

# Notes about the character, for whoever writes as it: not what it would say itself.
_ABOUT_THE_CHARACTER = re.compile(
    r"(this|the) character\b|este personaje\b|ce personnage\b|diese figur\b"
    r"|questo personaggio\b|est[ae] personagem\b"
    r"|its\b|s[au]\b|son\b|ses\b|sus\b|sein[e]?\b|(il|la) su[oa]\b|seu\b|sua\b",
    re.IGNORECASE,
)


def addressed(text: str, voice: Voice, code: str) -> str:
    """The text as this persona addresses people: each "[du|Sie]", and what is written in the
    familiar form only.
    """
    chosen = ADDRESS.sub(lambda found: found.group(2 if voice.is_polite(code) else 1), text)
    return polite(chosen, code) if voice.is_formal else chosen


def calm(text: str) -> str:
    """Without exclamation marks."""
    return text.replace("¡", "").replace(" !", ".").replace("!", ".").replace("！", "。")


def excited(text: str, code: str) -> str:
    """The last statement of a text as an exclamation; questions and exclamations stay."""
    if code == "ja":
        return f"{text[:-1]}！" if text.endswith("。") else text
    if not text.endswith(".") or text.endswith(".."):
        return text
    head, stop, last = text[:-1].rpartition(". ")
    if any(mark in last for mark in "?!:"):
        return text
    opening = "¡" if code == "es" else ""
    return f"{head}{stop}{opening}{last}" + (" !" if code == "fr" else "!")


def spoken(text: str, voice: Voice, code: str) -> str:
    """A sentence as this persona says it: contractions opened when formal, no exclamations when
    quiet.
    """
    if code == "en" and voice.is_formal:
        text = expand(text)
    if voice.trait("energy") <= QUIET or voice.is_formal:
        text = calm(text)
    return text


class Manner:
    """One persona's manner in one text; keeps track of what it has used, so that nothing comes
    twice.
    """

    def __init__(self, voice: Voice, tongue: Tongue, rng: Random) -> None:
        self.voice, self.tongue, self.rng = voice, tongue, rng
        self._used: set[str] = set()

    def lines(self, said: list[str]) -> list[str]:
        """The sentences of an item at this persona's pace: a reason becomes a sentence of its own
        when it is lively or curious, two sentences become one when it is calm.
        """
        paced = [self._paced(text) for text in said]
        return [spoken(text, self.voice, self.tongue.code) for text in self._joined(paced)]

    def _paced(self, text: str) -> str:
        because = self.tongue.voice["because"]
        head, found, reason = text.partition(because["at"])
        if not found or "?" in head or len(head.split()) < 2 or len(reason.split()) < 3:
            return text
        reason = capital(reason)
        asks = self._lean("curiosity") > self.rng.random()
        if asks:
            question = self._unused([q for q in because["asks"] if self.voice.says(q)])
            if question:
                return f"{head}. {question} {reason}"
        if self._lean("energy") > self.rng.random():
            return f"{head}. {reason}"
        return text

    def _lean(self, trait: str) -> float:
        return (self.voice.trait(trait) - SPLIT_FROM) * 2

    def _joined(self, said: list[str]) -> list[str]:
        if len(said) < 2 or self.voice.trait("energy") > QUIET:
            return said
        first, second, *rest = said
        if not first.endswith(".") or not second.endswith(".") or "?" in first + second:
            return said
        return [f"{first[:-1]}; {self.tongue.lowered(second)}", *rest]

    def lead(self, kind: str) -> str:
        """A pattern that leads in advice ("advice") or a fact ("told") this way, or nothing."""
        marked = max(abs(self.voice.trait(t) - 0.5) * 2 for t in self.tongue.voice["traits"])
        if self.rng.random() > PLAINEST + (MOST_MARKED - PLAINEST) * marked:
            return ""
        free = [line for line in self.tongue.manners("leads", kind) if line.text not in self._used]
        line = pick(free, self.voice, self.rng)
        if line is None:
            return ""
        self._used.add(line.text)
        return addressed(line.text, self.voice, self.tongue.code)

    def own_word(self, said: str) -> str:
        """A short remark with a word this persona likes, unless the text already holds one."""
        words = [
            word
            for word in self.voice.vocabulary
            if word_count(word) <= LONGEST_OWN_WORDS and self.voice.says(word)
        ]
        if not words or any(plain(word) in plain(said) for word in words):
            return ""
        word = self.rng.choice(words).strip(" .!?")
        pattern = self._unused(self.tongue.voice["own_words"])
        return pattern.format(word=word, Word=capital(word)) if pattern else ""

    def lore(self, about: str) -> str:
        """A line about the character's own world where the subject touches it."""
        words = plain(about)
        stems = {stem(word) for word in re.findall(r"\w+", words)}
        for entry in self.voice.lore:
            if any(key in words if " " in key else stem(key) in stems for key in entry.keys):
                text = first_sentence(entry.text)
                if _ABOUT_THE_CHARACTER.match(text):
                    continue
                if word_count(text) <= LONGEST_LORE_WORDS and "{" not in text:
                    return self._told(text)
        return ""

    def _told(self, text: str) -> str:
        text = text if text[-1] in ".!?…" else text + "."
        if re.match(self.tongue.voice["first_person"], text):
            return text
        return str(self.rng.choice(self.tongue.voice["lore"])).format(lore=text)

    def _unused(self, texts: list[str]) -> str:
        free = [text for text in texts if text not in self._used]
        if not free:
            return ""
        chosen = self.rng.choice(free)
        self._used.add(chosen)
        return addressed(chosen, self.voice, self.tongue.code)


def lively(text: str, voice: Voice, code: str, rng: Random) -> str:
    """The text, excited as often as the persona is lively."""
    energy = voice.trait("energy")
    return excited(text, code) if energy >= LIVELY and rng.random() < energy else text
