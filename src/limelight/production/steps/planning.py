"""What has to be made for a run; the same run gives the same asks."""

from collections.abc import Sequence

from limelight.characters.schemas import Character
from limelight.characters.wardrobe import find_look
from limelight.generation.schemas import SpeechMade, TextAsk
from limelight.generation.service import Ask
from limelight.library.schemas import Made
from limelight.moderation import service as moderation
from limelight.production.steps.making import Bench
from limelight.production.steps.values import Run, Voices
from limelight.stories import edit, shots, writing
from limelight.stories.brands.brand import speaking_for
from limelight.stories.brief import Brief, Format
from limelight.stories.errors import FactsNeeded
from limelight.stories.pacing import tightened
from limelight.stories.posts.texts import Written
from limelight.stories.script import Script
from limelight.stories.serial.episode import as_episode


def script_ask(run: Run) -> TextAsk:
    """The request for the script, as a prompt for models and as facts for the embedded writer."""
    speaker = speaking_for(run.character, run.brief.brand)
    return writing.script_ask(run.brief, speaker, run.recent)


async def check_script(bench: Bench, character: Character, script: Script) -> None:
    """Refuse a script that breaks a rule, whoever wrote it; raises Refused with the reason."""
    lines = [script.title, *(scene.narration for scene in script.scenes), script.description]
    await check_lines(bench, character, lines, script.language)


async def check_lines(
    bench: Bench, character: Character, lines: Sequence[str], language: str
) -> None:
    """Refuse what breaks a rule when this character says it; raises Refused with the reason."""
    await moderation.check_script(
        lines,
        language=language,
        character_age=character.appearance.age_years,
        rating=character.policy.rating,
        judges=bench.judges,
    )


def read_script(run: Run, made: Made) -> Script:
    """The script out of a writer's answer, as the episode that it is; raises FactsNeeded when the
    writer asks for facts instead.
    """
    written = Written.model_validate(made.facts["value"])
    if written.script is None:
        raise FactsNeeded.of(written.needs)
    return as_episode(written.script, run.brief.series)


def speech_asks(run: Run, script: Script) -> list[Ask]:
    """One per scene."""
    return list(shots.speech_asks(script, run.brief.soundtrack.speaking(run.character.voice)))


def picture_asks(run: Run, script: Script) -> dict[Format, list[Ask]]:
    """One per scene and format."""
    placed = with_look_places(run.brief, run.character, script)
    return {
        name: list(
            shots.plan_shots(placed, run.character.appearance, name, run.brief.seed, run.drawings)
        )
        for name in run.brief.formats
    }


def with_look_places(brief: Brief, character: Character, script: Script) -> Script:
    """The script with every scene somewhere: one without a place is where the look is worn."""
    if not brief.look:
        return script
    place = find_look(character, brief.look).look.setting
    scenes = [
        scene if scene.setting.strip() else scene.model_copy(update={"setting": place})
        for scene in script.scenes
    ]
    return script.model_copy(update={"scenes": tuple(scenes)})


def spoken(made: Made, audio_name: str) -> SpeechMade:
    """A spoken scene as the speech maker gave it; its audio is a name in the store."""
    return SpeechMade.model_validate({**made.facts, "audio": audio_name})


def speeches(run: Run, voices: Voices) -> list[SpeechMade]:
    """The spoken scenes in order, as they are paced."""
    scenes = [spoken(made, made.files["audio"].name) for made in voices.scenes]
    longest = run.brief.pacing.tighten_pauses
    return [tightened(scene, longest) for scene in scenes] if longest else scenes


def music_ask(run: Run, script: Script, voices: Voices) -> Ask:
    """Music as long as the whole piece, with intro and outro."""
    seconds = edit.whole_seconds(
        [speech.seconds for speech in speeches(run, voices)],
        is_on_beat=run.brief.pacing.cut_on_beat,
    )
    bumpers = (run.brief.intro, run.brief.outro)
    seconds += sum(bumper.seconds for bumper in bumpers if bumper is not None)
    return shots.music_ask(script, seconds, run.brief.seed, run.brief.soundtrack)
