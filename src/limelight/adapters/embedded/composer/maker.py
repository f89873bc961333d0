"""The embedded music maker."""

from pathlib import Path

from limelight.adapters.embedded.composer.mood_words import nearest_mood
from limelight.adapters.embedded.composer.playing.mastering import mastered
from limelight.adapters.embedded.composer.record import told
from limelight.adapters.embedded.composer.writing.arranging import arranged
from limelight.adapters.embedded.composer.writing.styles import Style, styles
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import Mood, MusicAsk, MusicMade, Recipe
from limelight.kit.workers import Workers
from limelight.renders.sound.waves import RATE_HZ

INFO = MakerInfo(
    provider="embedded",
    model="limelight-composer, FluidR3Mono 2.312",
    version="3",
    licence="Music CC0-1.0; samples MIT",
    credit="Instruments: FluidR3 by Frank Wen, mono version by Michael Cowgill",
)


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
        """The moods it knows by name."""
        return tuple(_listed(name, style) for name, style in styles().items())

    async def compose(self, ask: MusicAsk, into: Path) -> MusicMade:
        """Compose into `into`: -20 LUFS, peaks under -3 dBTP, exactly as long as asked; a cadence
        and a last chord that rings out, or a loop without a seam (which has neither intro nor
        outro).

        The same ask gives the same bytes under the same name. Any words for a mood work. Raises
        Rejected for a key that is none and for a loop whose length and tempo exclude each other,
        Unavailable when the instruments are damaged, DiskFull or NotWritable.
        """
        return await self._workers.run(compose_now, ask, into)


def compose_now(ask: MusicAsk, into: Path) -> MusicMade:
    """`Composer.compose` in this process."""
    piece = arranged(ask, nearest_mood(ask.mood).name)
    recipe = Recipe(
        kind="music",
        provider=INFO.provider,
        model=INFO.model,
        version=INFO.version,
        settings=ask.model_dump(mode="json"),
        seed=ask.seed,
    )
    audio = into / f"music-{recipe.hash[:16]}.wav"
    sound = mastered(piece, audio, seed=ask.seed)
    return MusicMade(
        audio=audio,
        sample_rate_hz=RATE_HZ,
        seconds=sound.frames / RATE_HZ,
        beats=piece.beats(),
        bars=piece.begun_bars(),
        facts=told(ask, piece, sound),
    )


def _listed(name: str, style: Style) -> Mood:
    band = (*style.comps, *style.leads, *style.basses, *style.pads)
    return Mood(
        name=name,
        says=style.says,
        tempo_bpm=style.tempo_bpm,
        modes=tuple(style.modes),
        instruments=tuple(dict.fromkeys(filter(None, band))),
    )
