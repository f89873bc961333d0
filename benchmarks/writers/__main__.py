"""Have both writers write twenty briefs, and lay the results side by side without names.

    python -m benchmarks.writers OUT [--seed 7]     # needs the extra llm; minutes

Writes OUT/sheet.md, to be judged, and OUT/key.json, which says who wrote what and how long it took.
What is there already is not written again, so it can be stopped and gone on with.
"""

import argparse
import asyncio
import json
import random
import time
from pathlib import Path
from typing import Any

from benchmarks.writers.briefs import WISHES, Wish
from limelight.accounts.schemas import Workspace
from limelight.adapters.embedded.meaning.vectors import passages
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.adapters.llamacpp.text import LocalModel
from limelight.adapters.llamacpp.weights import weights_in
from limelight.app.studio import opened
from limelight.characters import service
from limelight.characters.personas.templates import list_templates
from limelight.characters.schemas import Character, CharacterDraft
from limelight.generation.ports import TextModel
from limelight.generation.schemas import TextAsk
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Problem
from limelight.kit.settings import Settings
from limelight.moderation.ports import Judges
from limelight.stories import writing
from limelight.stories.brief import Brief
from limelight.stories.posts.texts import Topic

_SECONDS = 15
_WRITERS = ("embedded", "local")


def main() -> None:
    """Write what is missing, then the sheet and the key."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    asyncio.run(_write_all(options.out))
    _lay_out(options.out, random.Random(options.seed))


async def _write_all(out: Path) -> None:
    async with opened(Settings(data=out / "data")) as wired, wired[Sessions].begin() as db:
        persona = next(one.persona for one in list_templates() if one.key == "friend")
        draft = CharacterDraft(name="Nova", persona=persona)
        whose = await service.create(db, wired[Workspace].id, draft, judges=wired[Judges].all)
    local = LocalModel(lambda: weights_in(out))
    writers: dict[str, TextModel] = {"embedded": EmbeddedWriter(passages), "local": local}
    try:
        for at, wish in enumerate(WISHES):
            for name in _WRITERS:
                target = out / f"{at:02d}-{name}.json"
                if not target.exists():
                    target.write_text(json.dumps(await _written(writers[name], wish, whose)))
                    print(target.name, flush=True)
    finally:
        await local.close()


async def _written(writer: TextModel, wish: Wish, whose: Character) -> dict[str, Any]:
    began = time.perf_counter()
    try:
        made = await writer.write(_ask(wish, whose))
        told: dict[str, Any] = {"text": _told(wish, made.value)}
    except Problem as problem:
        told = {"text": f"(nothing: {problem.detail})"}
    return told | {"seconds": round(time.perf_counter() - began, 1)}


def _ask(wish: Wish, whose: Character) -> TextAsk:
    if wish.kind == "script":
        brief = Brief(text=wish.text, seconds=_SECONDS, language=wish.language, form=wish.form)
        return writing.script_ask(brief, whose)
    count = 1 if wish.kind == "caption" else 3
    topic = Topic(text=wish.text, language=wish.language, count=count)
    if wish.kind == "caption":
        return writing.captions_ask(topic, whose, ("instagram",))
    if wish.kind == "hooks":
        return writing.hooks_ask(topic, whose)
    return writing.titles_ask(topic, whose)


def _told(wish: Wish, value: Any) -> str:
    if wish.kind == "script":
        script = value.get("script")
        if not script:
            return "(asks for: " + "; ".join(value["needs"]) + ")"
        lines = [scene["narration"] for scene in script["scenes"]]
        return "\n".join([f"**{script['title']}**", *lines])
    if wish.kind == "caption":
        return "\n".join(caption["text"] for caption in value["captions"])
    return "\n".join(value[wish.kind])


def _lay_out(out: Path, rng: random.Random) -> None:
    parts, key = [], {}
    for at, wish in enumerate(WISHES):
        order = list(_WRITERS)
        rng.shuffle(order)
        parts.append(f"## {at + 1}. {wish.kind}, {wish.language}: {wish.text}\n")
        for letter, name in zip("AB", order, strict=True):
            made = json.loads((out / f"{at:02d}-{name}.json").read_text())
            parts.append(f"### {letter}\n\n{made['text']}\n")
            key[f"{at + 1}{letter}"] = {"writer": name, "seconds": made["seconds"]}
    (out / "sheet.md").write_text("\n".join(parts), "utf-8")
    (out / "key.json").write_text(json.dumps(key, indent=1), "utf-8")


if __name__ == "__main__":
    main()
