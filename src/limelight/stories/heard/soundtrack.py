"""Who speaks a piece, and what music is under it."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field

from limelight.generation.schemas import Value, VoiceSpec
from limelight.kit.errors import Invalid

Music = Literal["composed", "own", "none"]
NO_MUSIC, OWN_MUSIC = "none", "own"
SOFTEST_DB, LOUDEST_DB = -24.0, 12.0
SLOWEST_BPM, FASTEST_BPM = 40, 220
LONGEST_MOOD = 24


class Soundtrack(Value):
    """`voice` is the name of a voice, empty for the character's own. Music is `composed` in a
    `mood` (empty: that of the script) at `tempo_bpm` (None: as the mood has it), a `file` of one's
    own, or none; `gain_db` makes it louder or softer than usual.
    """

    voice: str = Field("", max_length=80)
    music: Music = "composed"
    mood: str = Field("", max_length=LONGEST_MOOD)
    tempo_bpm: int | None = Field(None, ge=SLOWEST_BPM, le=FASTEST_BPM)
    file: Path | None = None
    gain_db: float = Field(0.0, ge=SOFTEST_DB, le=LOUDEST_DB)

    def without_gain(self) -> Self:
        """The same voice and music, as loud as usual."""
        return self.model_copy(update={"gain_db": 0.0})

    def speaking(self, own: VoiceSpec) -> VoiceSpec:
        """The voice that speaks; `own` is the character's, whose pace, pitch and feeling stay."""
        return own.model_copy(update={"name": self.voice, "blend": ()}) if self.voice else own


class Sounding(Value):
    """A soundtrack as typed, unchecked. `music` is a mood, empty for the script's, or "none", or
    "own" for a `music_file`; `music_tempo` 0 is as the mood has it; `music_volume` is in dB.
    """

    voice: str = ""
    music: str = ""
    music_file: Path | None = None
    music_tempo: int = 0
    music_volume: float = 0.0

    def soundtrack(self) -> Soundtrack:
        """Raises Invalid naming the field."""
        kind, mood = self._music()
        if self.music_tempo and not SLOWEST_BPM <= self.music_tempo <= FASTEST_BPM:
            raise Invalid(
                f"Music has {SLOWEST_BPM} to {FASTEST_BPM} beats a minute; 0 is the mood's own.",
                field="music_tempo",
            )
        if not SOFTEST_DB <= self.music_volume <= LOUDEST_DB:
            raise Invalid(
                f"Music is made {SOFTEST_DB:g} to +{LOUDEST_DB:g} dB louder, not "
                f"{self.music_volume:g}.",
                field="music_volume",
            )
        return Soundtrack(
            voice=self.voice.strip()[:80],
            music=kind,
            mood=mood,
            tempo_bpm=self.music_tempo or None if kind == "composed" else None,
            file=self.music_file if kind == "own" else None,
            gain_db=self.music_volume,
        )

    def _music(self) -> tuple[Music, str]:
        words = " ".join(self.music.split())
        if words.casefold() == NO_MUSIC:
            return "none", ""
        if words.casefold() == OWN_MUSIC or (self.music_file is not None and not words):
            return "own", ""
        if len(words) > LONGEST_MOOD:
            raise Invalid("Music is a mood such as calm, none, or own.", field="music")
        return "composed", words
