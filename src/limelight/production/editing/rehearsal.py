"""What is asked of makers to see, hear or reword one scene of a draft."""

import tempfile
from pathlib import Path

from limelight.characters.schemas import Character
from limelight.generation.schemas import ImageAsk, SpeechAsk, TextAsk
from limelight.generation.service import Gateway, Outcome
from limelight.kit.ids import new_id
from limelight.production.steps.planning import with_look_places
from limelight.stories import shots
from limelight.stories.brief import Brief
from limelight.stories.editing.drafts import Draft, take_seed
from limelight.stories.posts.texts import Rewrites


def picture_ask(
    brief: Brief, character: Character, draft: Draft, scene_id: str, take: int
) -> ImageAsk:
    """The picture of a scene in the first format, as a production made from `draft` asks for it."""
    place = draft.place_of(scene_id)
    script = with_look_places(brief, character, draft.script)
    drawing = draft.scenes[place].drawing
    if take:
        drawing = drawing.model_copy(update={"seed": take_seed(drawing, take)})
    return shots.shot(
        script.scenes[place], character.appearance, brief.formats[0], drawing, brief.seed
    )


def speech_ask(brief: Brief, character: Character, draft: Draft, scene_id: str) -> SpeechAsk:
    """What is spoken in a scene, as a production made from `draft` asks for it."""
    voice = brief.soundtrack.speaking(character.voice)
    return shots.speech_asks(draft.script, voice)[draft.place_of(scene_id)]


async def rewritten(gateway: Gateway, ask: TextAsk) -> tuple[str, ...]:
    """The lines a writer answers with."""

    async def read(outcome: Outcome) -> tuple[str, ...]:
        return Rewrites.model_validate(outcome.facts["value"]).lines

    with tempfile.TemporaryDirectory() as folder:
        return await gateway.make(ask, into=Path(folder), call_key=new_id(), keep=read)
