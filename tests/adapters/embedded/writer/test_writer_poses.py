"""The character stands differently from scene to scene, and always the same for the same brief."""

import itertools

from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.generation.schemas import TextAsk
from limelight.stories.posts.texts import Written
from limelight.stories.script import Script

BRIEFS = ("Growing basil on a windowsill", "Five tips for better sleep", "How to fix a bicycle")


async def _script(brief: str, energy: float = 0.7) -> Script:
    persona = {"name": "Lumi", "traits": {"energy": energy}}
    ask = TextAsk(
        task="script",
        instructions="",
        facts={"brief": brief, "seconds": 45, "persona": persona},
        seed=3,
        answer_schema=Written.model_json_schema(),
    )
    written = Written.model_validate((await EmbeddedWriter().write(ask)).value)
    assert written.script is not None
    return written.script


async def test_a_production_opens_to_the_viewer_and_alternates_turns_and_gestures() -> None:
    for brief in BRIEFS:
        script = await _script(brief)
        first, *between, last = script.scenes
        assert (first.placement, first.turn, first.gesture) == ("bust", "front", "none")
        assert (last.turn, last.gesture) == ("front", "wave")
        seen = [scene for scene in between if scene.placement != "none"]
        assert len({(scene.placement, scene.turn, scene.gesture) for scene in seen}) == len(seen)
        assert all(a.turn != b.turn for a, b in itertools.pairwise(seen))
        hidden = [scene for scene in between if scene.placement == "none"]
        assert {(scene.turn, scene.gesture) for scene in hidden} <= {("front", "none")}
        assert script == await _script(brief)


async def test_a_calm_character_does_not_wave_goodbye() -> None:
    script = await _script(BRIEFS[0], energy=0.2)
    assert script.scenes[-1].gesture != "wave"
