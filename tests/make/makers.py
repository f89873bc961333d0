"""Small makers that answer at once: real files, next to no work."""

import wave
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

from PIL import Image

from limelight.app.makers import InstalledMakers
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import (
    ImageAsk,
    ImageMade,
    Mood,
    MusicAsk,
    MusicMade,
    PhonemeTiming,
    SpeechAsk,
    SpeechMade,
    TextAsk,
    TextMade,
    Voice,
    VoiceSpec,
    WordTiming,
)

_RATE_HZ = 8000
_SECONDS_A_WORD = 0.2
_ABOUT = {"provider": "tests", "version": "1", "licence": "CC0", "credit": "Made for a test"}
_SCENES = ("Water it from below.", "Give it light.")


def _info(model: str) -> MakerInfo:
    return MakerInfo.model_validate({**_ABOUT, "model": model})


def _silence(path: Path, seconds: float, channels: int) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(_RATE_HZ)
        file.writeframes(b"\x00\x00" * channels * round(seconds * _RATE_HZ))


class Writer:
    """Writes the same few sentences about everything."""

    info = _info("writer")

    async def write(self, ask: TextAsk) -> TextMade:
        answers: dict[str, dict[str, Any]] = {
            "script": {"script": self._script(ask.language)},
            "captions": {"captions": self._captions(ask)},
            "titles": {"titles": ["One good tip"]},
            "hooks": {"hooks": ["Have you tried this?"]},
            "hashtags": {"hashtags": ["#basil", "#ai"]},
            "reply": {"kind": "thanks", "replies": ["Thank you so much!"]},
            "lines": {"lines": [*_SCENES, "See you soon."]},
        }
        return TextMade(value=answers[ask.task])

    def _script(self, language: str) -> dict[str, Any]:
        scenes = [
            {"narration": said, "picture": "a plant", "setting": "a home"} for said in _SCENES
        ]
        return {"title": "Basil", "language": language, "topic": "basil", "scenes": scenes}

    def _captions(self, ask: TextAsk) -> list[dict[str, Any]]:
        told = "Made with AI."
        wanted = ask.facts.get("platforms", ["instagram"])
        names = [one["platform"] if isinstance(one, dict) else one for one in wanted]
        return [{"platform": name, "text": f"A tip. {told}", "disclosure": told} for name in names]


class Illustrator:
    """Draws one colour."""

    info = _info("illustrator")

    async def draw(self, ask: ImageAsk, into: Path) -> ImageMade:
        path = into / "picture.png"
        Image.new("RGB", (ask.width_px, ask.height_px), "#2f8f6b").save(path, compress_level=1)
        return ImageMade(
            picture=path, width_px=ask.width_px, height_px=ask.height_px, facts={"credit": "tests"}
        )


class Speaker:
    """Says nothing, for as long as it would take to say it."""

    info = _info("speaker")
    voices = (Voice(name="quiet", language="en", gender="woman"),)

    def sample(self, language: str) -> str:
        return "Hello there."

    async def prepare(self, voice: VoiceSpec, language: str) -> None:
        return

    async def speak(self, ask: SpeechAsk, into: Path) -> SpeechMade:
        words = ask.text.split() or [ask.text]
        path, seconds = into / "speech.wav", len(words) * _SECONDS_A_WORD
        _silence(path, seconds, 1)
        times = [(at * _SECONDS_A_WORD, (at + 1) * _SECONDS_A_WORD) for at in range(len(words))]
        return SpeechMade(
            audio=path,
            sample_rate_hz=_RATE_HZ,
            seconds=seconds,
            words=tuple(
                WordTiming(text=word, start=start, end=end)
                for word, (start, end) in zip(words, times, strict=True)
            ),
            phonemes=tuple(PhonemeTiming(symbol="a", start=start, end=end) for start, end in times),
            facts={"voice": "quiet", "emotion": ask.voice.emotion},
        )

    async def stream(self, ask: SpeechAsk, into: Path) -> AsyncGenerator[SpeechMade, None]:
        yield await self.speak(ask, into)


class Composer:
    """Composes silence."""

    info = _info("composer")
    moods = (
        Mood(
            name="warm", says="warm", tempo_bpm=(80, 100), modes=("major",), instruments=("none",)
        ),
    )

    async def compose(self, ask: MusicAsk, into: Path) -> MusicMade:
        path = into / "music.wav"
        _silence(path, min(ask.seconds, 30.0), 2)
        facts = {
            "mood": ask.mood, "key": ask.key or "C", "tempo_bpm": ask.tempo_bpm or 90,
            "seed": ask.seed, "lufs": -18.0, "notes": [], "rights": {"statement": "CC0"},
        }  # fmt: skip
        return MusicMade(audio=path, sample_rate_hz=_RATE_HZ, seconds=ask.seconds, facts=facts)


def small_makers() -> InstalledMakers:
    """One of each."""
    return InstalledMakers(
        text=(Writer(),), image=(Illustrator(),), speech=(Speaker(),), music=(Composer(),)
    )
