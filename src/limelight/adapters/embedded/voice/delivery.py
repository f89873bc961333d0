"""How something is said: pace, pitch, liveliness, pauses, level and brightness, from a voice's
settings and its emotion.
"""

from dataclasses import dataclass

from limelight.generation.schemas import Emotion, VoiceSpec


@dataclass(frozen=True)
class Delivery:
    """Factors on what the voice would do by itself.

    `pitch_factor` moves the whole pitch, `spread` widens the melody about its mean, `pauses`
    stretches silences, `gain_db` changes the level and `tilt_db` what lies above 2 kHz.
    """

    rate: float = 1.0
    pitch_factor: float = 1.0
    spread: float = 1.0
    pauses: float = 1.0
    gain_db: float = 0.0
    tilt_db: float = 0.0


@dataclass(frozen=True)
class _Preset:
    semitones: float = 0.0
    spread: float = 1.0
    rate: float = 1.0
    pauses: float = 1.0
    gain_db: float = 0.0
    tilt_db: float = 0.0


_PRESETS: dict[Emotion, _Preset] = {
    "neutral": _Preset(),
    "cheerful": _Preset(semitones=1.2, spread=1.3, rate=1.06, pauses=0.8, tilt_db=1.5),
    "excited": _Preset(semitones=2.4, spread=1.6, rate=1.16, pauses=0.6, gain_db=1.5, tilt_db=3.0),
    "calm": _Preset(semitones=-0.3, spread=0.7, rate=0.88, pauses=1.6, gain_db=-1.5, tilt_db=-2.0),
    "serious": _Preset(semitones=-1.8, spread=0.95, rate=0.95, pauses=1.2, tilt_db=0.5),
    "sad": _Preset(semitones=-1.4, spread=0.5, rate=0.82, pauses=1.9, gain_db=-3.0, tilt_db=-4.0),
}


def delivery_of(voice: VoiceSpec, semitones: float = 0.0) -> Delivery:
    """The settings of a voice and its emotion together, moved by `semitones` of its own; neutral
    leaves everything as set.
    """
    preset = _PRESETS[voice.emotion]
    rate = voice.rate * preset.rate
    return Delivery(
        rate=rate,
        pitch_factor=2 ** ((voice.pitch_semitones + preset.semitones + semitones) / 12),
        spread=preset.spread,
        pauses=preset.pauses / voice.rate,
        gain_db=preset.gain_db,
        tilt_db=preset.tilt_db,
    )
