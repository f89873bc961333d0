"""Replies to a comment, in persona: thanks, answers, honest "I do not know", kind refusals."""

import re
from typing import Any, cast

from limelight.adapters.embedded.writer.briefs.needs import declined
from limelight.adapters.embedded.writer.briefs.reading import Reading, read_brief
from limelight.adapters.embedded.writer.grammar import capital, plain, stem, tidy
from limelight.adapters.embedded.writer.knowledge import Item
from limelight.adapters.embedded.writer.language import Line, Tongue, tongue
from limelight.adapters.embedded.writer.memory import Embed
from limelight.adapters.embedded.writer.persona.manner import Manner, spoken
from limelight.adapters.embedded.writer.phrases import Phrases
from limelight.adapters.embedded.writer.wish import Wish, decline
from limelight.generation.schemas import Value
from limelight.stories.posts.texts import Replies, ReplyKind

Answer = tuple[Value, dict[str, Any]]
CRISIS = "self-harm"
UNFIT = frozenset({"minor", "sexual", "hate", "dangerous", "deception", "violence", "injection"})
SHORTEST_TELLING = 4
KIND_OF: dict[str, ReplyKind] = {"advice": "decline", "unfit": "decline", "else": "agree"}


def replies(wish: Wish, embed: Embed | None) -> Answer:
    """A `Replies` to the comment in `facts`: up to `wish.count` different ones.

    Concerns of moderation in the facts go before what the words look like. A person in distress
    gets help, not a persona; spam gets no answer.
    """
    spoken_in = tongue(wish.code)
    found = _kind(wish, spoken_in)
    kind = KIND_OF.get(found, cast(ReplyKind, found))
    if found == "none":
        return Replies(kind="none"), {}
    if found == "care":
        return Replies(kind="care", replies=(spoken_in.replies["answers"]["care"][0][0],)), {}
    boundary = declined(wish.brief, wish.voice, spoken_in)
    if boundary:
        return Replies(kind="decline", replies=(decline(boundary, wish, spoken_in),)), {}
    return Replies(kind=kind, replies=tuple(_written(found, wish, spoken_in, embed))), {}


def _kind(wish: Wish, spoken_in: Tongue) -> str:
    concerns = {str(each) for each in wish.facts.get("concerns") or ()}
    if CRISIS in concerns:
        return "care"
    text = wish.brief.casefold().replace("’", "'")
    for kind, pattern in spoken_in.replies["kinds"]:
        if re.search(pattern, text):
            return "unfit" if concerns & UNFIT and kind not in ("care", "none") else str(kind)
    return "unfit" if concerns & UNFIT else "else"


def _written(kind: str, wish: Wish, spoken_in: Tongue, embed: Embed | None) -> list[str]:
    reading = read_brief(wish.brief, wish.code)
    rng = wish.rng()
    memory = wish.memory(embed)
    phrases = Phrases(reading, wish.voice, spoken_in, rng, memory)
    answers = spoken_in.replies["answers"]
    leads = _leads(reading, wish, spoken_in, phrases) if kind == "answer" else []
    if kind == "answer":
        kind = "known" if leads else "unknown"
    lines = [Line(text=raw[0], tags=tuple(raw[1:])) for raw in answers[kind]]
    found: list[str] = []
    for number in range(wish.count * 4):
        lead = leads[min(number, len(leads) - 1)] if leads else ""
        text = phrases.choose(
            lines, frozenset(), {"lead": spoken_in.lowered(lead), "Lead": capital(lead)}
        )
        if not text or len(found) == wish.count:
            break
        memory.ban([text])
        lines = [line for line in lines if phrases.fill(line.text) != text]
        found.append(tidy(spoken(text, wish.voice, wish.code)))
    return found


def _leads(reading: Reading, wish: Wish, spoken_in: Tongue, phrases: Phrases) -> list[str]:
    """Sentences that answer the question, best first; none when the packs do not know."""
    about = str(wish.facts.get("about") or "")
    pack = reading.pack
    if pack is None and about:
        reading = read_brief(about, wish.code)
        pack = reading.pack
    if pack is None:
        return []
    known = {stem(word) for entity in pack.entities for t in entity.triggers for word in t.split()}
    small = {plain(word) for word in spoken_in.reading["small_words"]}
    asked = {
        stem(word)
        for word in re.findall(r"\w+", plain(wish.brief))
        if len(word) >= SHORTEST_TELLING and word not in small
    } - known
    entity = reading.entity.id if reading.entity else ""
    held = [item for item in pack.items if item.kind != "step" and _may_hold(item, entity)]
    scored = [(len(asked & _stems(item)), -index, item) for index, item in enumerate(held)]
    best = [
        item for score, _, item in sorted(scored, key=lambda each: each[:2], reverse=True) if score
    ]
    if not asked:
        best = [item for item in held if item.kind == "tip"]
    manner = Manner(wish.voice, spoken_in, wish.rng("manner"))
    leads = [phrases.fill(line) for item in best for line in item.lines[item.kind == "myth" :][:1]]
    return [manner.lines([lead])[0] for lead in leads if lead and wish.voice.says(lead)]


def _may_hold(item: Item, entity: str) -> bool:
    return not item.about or entity in item.about


def _stems(item: Item) -> set[str]:
    words = re.findall(r"\w+", plain(" ".join((item.label, *item.lines, *item.id.split("-")))))
    return {stem(word) for word in words if len(word) >= SHORTEST_TELLING}
