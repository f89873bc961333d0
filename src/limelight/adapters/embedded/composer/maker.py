"""The embedded music maker."""

from pathlib import Path

from limelight.adapters.embedded.composer.arranging import arranged
from limelight.adapters.embedded.composer.mood_words import nearest_mood
from limelight.adapters.embedded.composer.moods import STYLES, Style
from limelight.adapters.embedded.composer.playing import played
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import Mood, MusicAsk, MusicMade, Recipe
from limelight.kit.workers import Workers
from limelight.renders.sound.loudness import integrated_lufs, true_peak_dbtp
from limelight.renders.sound.waves import RATE_HZ, write_wave

INFO = MakerInfo(
    provider="embedded",
    model="limelight-composer, FluidR3Mono 2.312",
    version="1",
    licence="Apache-2.0; samples MIT",
    credit="Instruments: FluidR3 by Frank Wen, mono version by Michael Cowgill",
)
_RIGHTS = {
    "licence": "CC0-1.0",
    "statement": "Original; CC0 1.0 Universal, free for any use. Instruments: FluidR3 (MIT).",
}


class Composer:
    """Composes by rule and plays recorded instruments; offline, seeded, any length up to 20
    minutes.
    """

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    @property
    def info(self) -> MakerInfo:
        """Who made it, for recipes and credits."""
        return INFO

    @property
    def moods(self) -> tuple[Mood, ...]:
        """The moods it knows."""
        return tuple(_listed(name, style) for name, style in STYLES.items())

    async def compose(self, ask: MusicAsk, into: Path) -> MusicMade:
        """Compose into `into`: about -20 LUFS, peaks under -3 dBTP, a cadence and a fade at the
        end.

        The same ask gives the same bytes under the same name. Any mood word works. Raises
        Unavailable when the instruments are damaged, DiskFull or NotWritable.
        """
        return await self._workers.run(compose_now, ask, into)


def compose_now(ask: MusicAsk, into: Path) -> MusicMade:
    """`Composer.compose` in this process."""
    piece = arranged(ask)
    sound = played(piece)
    recipe = Recipe(
        kind="music",
        provider=INFO.provider,
        model=INFO.model,
        version=INFO.version,
        settings=ask.model_dump(mode="json"),
        seed=ask.seed,
    )
    audio = into / f"music-{recipe.hash[:16]}.wav"
    write_wave(audio, sound, seed=ask.seed)
    return MusicMade(
        audio=audio,
        sample_rate_hz=RATE_HZ,
        seconds=sound.shape[1] / RATE_HZ,
        facts={
            "mood": nearest_mood(ask.mood),
            "seed": ask.seed,
            "notes": [],
            "rights": _RIGHTS,
            "tempo_bpm": piece.tempo_bpm,
            "key": piece.key,
            "bars": piece.bars,
            "progression": list(piece.progression),
            "instruments": [part.instrument for part in piece.parts],
            "lufs": round(integrated_lufs(sound), 2),
            "true_peak_dbtp": round(true_peak_dbtp(sound), 2),
        },
    )


def _listed(name: str, style: Style) -> Mood:
    band = (style.comping_instrument, style.lead, style.bass, style.pad)
    return Mood(
        name=name,
        says=f"{style.groove} groove",
        tempo_bpm=style.tempo_bpm,
        modes=(style.mode,),
        instruments=tuple(filter(None, band)),
    )
