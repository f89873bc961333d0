"""`limelight say`: a text spoken as a labelled WAV."""

from pathlib import Path
from typing import Annotated, Any

import typer

from limelight.accounts.schemas import Workspace
from limelight.characters.limits import build
from limelight.characters.queries import get_character
from limelight.characters.schemas import Character
from limelight.generation.schemas import VoicePart, VoiceSpec
from limelight.generation.service import Gateway
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.library.schemas import Made
from limelight.production.cli.progress import waiting
from limelight.production.singles import speech
from limelight.production.singles.making import make_single
from limelight.production.steps.making import Bench

app = typer.Typer()
_OUT = Path("limelight-out")


@app.command()
def say(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="What is said; without it a short sample.")] = "",
    *,
    voice: Annotated[str, typer.Option(help="A voice by name; see: limelight voices")] = "",
    blend: Annotated[
        str, typer.Option(help='Voices and weights of a blend: "bf_emma:0.6,af_kore:0.4".')
    ] = "",
    character: Annotated[
        str, typer.Option(help="The voice of a character: name, handle or id.")
    ] = "",
    gender: Annotated[
        str | None, typer.Option(help="woman, man or nonbinary, where no voice is named.")
    ] = None,
    language: Annotated[str, typer.Option(help="en, es, fr, it, pt (Brazilian) or ja.")] = "en",
    rate: Annotated[float | None, typer.Option(help="Pace, 0.5 to 2.")] = None,
    pitch: Annotated[float | None, typer.Option(help="Semitones, -6 to 6.")] = None,
    emotion: Annotated[
        str | None, typer.Option(help="neutral, cheerful, excited, calm, serious or sad.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same sound.")] = 0,
    out: Annotated[
        Path | None, typer.Option(help="The file to write (limelight-out/speech-ID.wav).")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object, with the times of words.")
    ] = False,
) -> None:
    """Speak a text as a WAV that says that it is AI."""
    if sum(map(bool, (voice, blend, character))) > 1:
        raise typer.BadParameter("Choose one of --voice, --blend and --character.")
    said = {
        "name": voice or None,
        "gender": gender,
        "rate": rate,
        "pitch_semitones": pitch,
        "emotion": emotion,
    }

    async def work(wired: Wired) -> tuple[Made, Path]:
        whose = await _find(wired, character) if character else None
        spec = build(VoiceSpec, _spec(whose.voice if whose else VoiceSpec(), blend, said))
        line = text.strip() or wired[Gateway].sample_line(language)
        asked = {"text": line, "language": language, "voice": spec, "seed": seed}
        ask = await speech.speech_ask(asked, whose, wired[Bench].judges)
        recipe = wired[Gateway].recipe(ask)
        target = out or _OUT / f"speech-{recipe.hash[:6]}.wav"
        if target.suffix.lower() != ".wav":
            raise Invalid(f"{target} must end in .wav.", field="out")
        with waiting("Speaking", is_quiet=as_json):
            made = await make_single(wired[Bench], ask, "audio", speech.claim, target.absolute())
        return made, target

    made, target = run(ctx, work)
    document = _document(made, target)
    if as_json:
        print_json(document)
    else:
        _print_summary(document)


def _part(text: str) -> VoicePart:
    name, _, weight = text.replace("=", ":").partition(":")
    return build(VoicePart, {"name": name.strip(), "weight": weight.strip() or 1.0})


def _spec(base: VoiceSpec, blend: str, said: dict[str, Any]) -> dict[str, Any]:
    given = {key: value for key, value in said.items() if value is not None}
    if blend.strip():
        given["blend"] = [_part(part) for part in blend.split(",")]
    return {**base.model_dump(), **given}


async def _find(wired: Wired, words: str) -> Character:
    async with wired[Sessions].read() as db:
        return await get_character(db, wired[Workspace].id, words)


def _document(made: Made, target: Path) -> dict[str, Any]:
    facts = {name: value for name, value in made.facts.items() if name != "facts"}
    return {
        "path": str(target.absolute()),
        "reused": made.reused,
        "disclosure": "Made by AI; said in the file (RIFF INFO, XMP, signed C2PA manifest).",
        **made.facts.get("facts", {}),
        **facts,
    }


def _print_summary(document: dict[str, Any]) -> None:
    if document["reused"]:
        print_line("Reused from before.")
    told = [document["voice"], document["emotion"], f"{document['seconds']:.1f} s"]
    print_line(", ".join(told))
    print_line(document["disclosure"])
    print_line(document["path"])
