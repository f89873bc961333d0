"""Asking for words: each task as a prompt for language models and as data for the embedded writer.

The answer of each task is the value its function names; `instructions` are filled from the file of
that name in `prompts/`. What a person typed only ever stands in a prompt as marked material.
"""

from collections.abc import Sequence
from importlib import resources
from typing import Any

from limelight.characters.schemas import TRAITS, Character, Persona
from limelight.generation.schemas import TextAsk, Value
from limelight.stories.brief import FORMS, POST_LANGUAGES, Brief, Form
from limelight.stories.posts.platforms import Platform, platforms
from limelight.stories.posts.texts import (
    Captions,
    Hashtags,
    Hooks,
    Lines,
    Replies,
    Rewrites,
    Titles,
    Topic,
    Written,
)
from limelight.stories.script import Script
from limelight.stories.serial.episode import Episode, summaries

# A prompt holds so many recent sentences; the embedded writer gets all.
MOST_TOLD = 80
_HOW = {
    "another": "as long as now, in other words",
    "shorter": "clearly shorter",
    "longer": "longer, with one more reason or example that needs no new facts",
    "simpler": "in simpler words and shorter sentences",
    "livelier": "livelier",
}
_PROMPTS = resources.files("limelight.stories") / "prompts"


def script_ask(brief: Brief, character: Character, recent: Sequence[str] = ()) -> TextAsk:
    """The request for a whole script; the answer is a `Written`. `recent` are sentences the
    character said lately and must not say again. Of an episode, the writer is told what those
    before it were about.
    """
    facts = {
        "brief": brief.text,
        "seconds": brief.seconds,
        "format": brief.formats[0],
        "form": brief.form,
        "recent": list(recent),
    }
    if brief.series is not None:
        facts["series"] = brief.series.model_dump(mode="json")
    ask = _ask(
        "script",
        Written,
        character,
        facts,
        language=brief.language,
        seed=brief.seed,
        brief=brief.text,
        seconds=brief.seconds,
        form=_form(brief.form),
        recent=_listed(recent[:MOST_TOLD]),
    )
    if brief.series is None:
        return ask
    told = f"{ask.instructions}\n{_of_series(brief.series)}"
    return ask.model_copy(update={"instructions": told})


def _of_series(episode: Episode) -> str:
    return _prompt("series").format(
        number=episode.number,
        series=episode.series,
        about=episode.about,
        told=_listed(summaries(episode.told)),
    )


def rewrite_ask(
    brief: Brief, character: Character, script: Script, place: int, how: str
) -> TextAsk:
    """The request for other ways to say the narration of the scene at `place` (from 0); the answer
    is `Rewrites`. `how` is "another", "shorter", "longer", "simpler" or "livelier".
    """
    spoken = [scene.narration for scene in script.scenes]
    others = [*spoken[:place], *spoken[place + 1 :]]
    stands = "first" if place == 0 else "last" if place == len(spoken) - 1 else "between"
    facts = {
        "brief": brief.text,
        "seconds": brief.seconds,
        "form": brief.form,
        "line": spoken[place],
        "others": others,
        "stands": stands,
        "how": how,
    }
    return _ask(
        "rewrite",
        Rewrites,
        character,
        facts,
        language=script.language,
        seed=brief.seed,
        brief=brief.text,
        line=spoken[place],
        before=_listed(spoken[:place]),
        after=_listed(spoken[place + 1 :]),
        how=_HOW[how],
    )


def captions_ask(
    topic: Topic,
    character: Character,
    where: Sequence[Platform],
    recent: Sequence[str] = (),
) -> TextAsk:
    """The request for the text of a post on each platform, `topic.count` of each; the answer is
    `Captions`.
    """
    limits = [platforms()[platform] for platform in where]
    told = "\n".join(
        f"- {each.platform}: at most {each.most} {each.counted}, about {each.words} words, "
        f"{each.usual_hashtags} hashtags"
        for each in limits
    )
    facts = {"platforms": [each.model_dump(mode="json", exclude={"source"}) for each in limits]}
    return _texts_ask("captions", Captions, topic, character, facts, recent, platforms=told)


def titles_ask(topic: Topic, character: Character, recent: Sequence[str] = ()) -> TextAsk:
    """The request for `topic.count` titles; the answer is `Titles`."""
    return _texts_ask("titles", Titles, topic, character, {}, recent)


def hooks_ask(topic: Topic, character: Character, recent: Sequence[str] = ()) -> TextAsk:
    """The request for `topic.count` first sentences; the answer is `Hooks`."""
    return _texts_ask("hooks", Hooks, topic, character, {}, recent)


def hashtags_ask(topic: Topic, character: Character) -> TextAsk:
    """The request for `topic.count` hashtags; the answer is `Hashtags`."""
    return _texts_ask("hashtags", Hashtags, topic, character, {}, ())


def reply_ask(
    comment: Topic,
    character: Character,
    *,
    about: str = "",
    concerns: Sequence[str] = (),
    recent: Sequence[str] = (),
) -> TextAsk:
    """The request for `comment.count` replies to a comment; the answer is `Replies`.

    `about` is the piece that was commented on; `concerns` are the checks of moderation that the
    comment raised ("self-harm", "minor", ...).
    """
    facts = {
        "comment": comment.text,
        "about": about,
        "concerns": list(concerns),
        "count": comment.count,
        "recent": list(recent),
    }
    return _ask(
        "reply",
        Replies,
        character,
        facts,
        language=comment.language,
        seed=comment.seed,
        comment=comment.text,
        about=about or "unknown",
        concerns=", ".join(concerns) or "none",
        count=comment.count,
        recent=_listed(recent[:MOST_TOLD]),
    )


def lines_ask(character: Character, *, language: str, seed: int = 0) -> TextAsk:
    """The request for three sample lines, to hear a persona before it is used; the answer is
    `Lines`.
    """
    return _ask("lines", Lines, character, {}, language=language, seed=seed)


def _texts_ask(
    task: str,
    answer: type[Value],
    topic: Topic,
    character: Character,
    facts: dict[str, Any],
    recent: Sequence[str],
    **told: Any,
) -> TextAsk:
    facts = {"brief": topic.text, "form": topic.form, "count": topic.count, **facts}
    return _ask(
        task,
        answer,
        character,
        facts | {"recent": list(recent)},
        language=topic.language,
        seed=topic.seed,
        brief=topic.text,
        form=_form(topic.form),
        count=topic.count,
        recent=_listed(recent[:MOST_TOLD]),
        **told,
    )


def _ask(
    task: str,
    answer: type[Value],
    character: Character,
    facts: dict[str, Any],
    *,
    language: str,
    seed: int,
    **told: Any,
) -> TextAsk:
    persona = character.persona
    own = {"name": character.name, **persona.model_dump(mode="json", exclude={"lore"})}
    own["lore"] = [
        {"keys": list(entry.keys), "text": entry.text} for entry in persona.lore if entry.is_enabled
    ]
    instructions = _prompt(task).format(
        persona=_told(character.name, persona), language=POST_LANGUAGES[language], **told
    )
    return TextAsk(
        task=task,
        instructions=instructions,
        facts={"persona": own, **facts},
        answer_schema=answer.model_json_schema(),
        language=language,
        seed=seed,
    )


def _prompt(task: str) -> str:
    return _PROMPTS.joinpath(f"{task}.md").read_text(encoding="utf-8")


def _told(name: str, persona: Persona) -> str:
    """The persona as a language model is told about it."""
    traits = persona.traits.model_dump()
    return _prompt("persona").format(
        name=name,
        traits=", ".join(
            f"{trait} {traits[trait]:.1f} (0 {ends.low}, 1 {ends.high})"
            for trait, ends in TRAITS.items()
        ),
        tone=persona.tone or "plain",
        vocabulary=_listed(persona.vocabulary),
        catchphrases=_listed(persona.catchphrases),
        interests=_listed(persona.interests),
        do=_listed(persona.do),
        dont=_listed(persona.dont),
        boundaries=_listed(persona.boundaries),
        samples=_listed(persona.samples),
        lore=_listed([entry.text for entry in persona.lore if entry.is_enabled and not entry.keys]),
    )


def _form(form: Form | None) -> str:
    return FORMS[form] if form else "whatever the brief asks for"


def _listed(texts: Sequence[str]) -> str:
    return "\n".join(f"- {text}" for text in texts) if texts else "(none)"
