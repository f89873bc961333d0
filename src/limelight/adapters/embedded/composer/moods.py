"""What a mood sounds like: tempo, mode, chords, instruments, patterns."""

from typing import Literal, NamedTuple

from limelight.adapters.embedded.composer.keys import Mode

Comping = Literal["block", "arpeggio", "broken", "strum", "offbeat", "pulse", "rolled", "stabs"]
Bass = Literal["whole", "halves", "pulse", "walk", "drone", "none"]
Groove = Literal["none", "soft", "lofi", "four", "light", "march", "brushes", "heartbeat"]


class Style(NamedTuple):
    """How a mood is played.

    `progressions` are scale degrees, a bar each; `colour` adds sevenths or ninths. `melody_density`
    is the share of bars with melody; `swing` delays every second eighth by that share of an eighth.
    """

    tempo_bpm: tuple[int, int]
    mode: Mode
    progressions: tuple[str, ...]
    comping_instrument: str
    comping: tuple[Comping, ...]
    lead: str
    bass: str
    bass_pattern: Bass
    pad: str = ""
    groove: Groove = "none"
    colour: Literal["triad", "add9", "seventh"] = "triad"
    melody_density: float = 0.5
    swing: float = 0.0
    brightness_hz: float = 9000.0
    room: float = 0.25


STYLES: dict[str, Style] = {
    "warm": Style(
        tempo_bpm=(76, 88),
        mode="major",
        progressions=("1 5 6 4", "1 3 4 5", "4 1 5 6", "1 6 2 5"),
        comping_instrument="nylon-guitar",
        comping=("arpeggio", "rolled"),
        lead="vibraphone",
        bass="upright-bass",
        bass_pattern="halves",
        pad="strings",
        groove="light",
        colour="add9",
        melody_density=0.45,
    ),
    "happy": Style(
        tempo_bpm=(104, 118),
        mode="major",
        progressions=("1 4 6 5", "1 5 4 5", "1 6 4 5", "4 5 1 6"),
        comping_instrument="steel-guitar",
        comping=("strum",),
        lead="marimba",
        bass="finger-bass",
        bass_pattern="halves",
        groove="four",
    ),
    "calm": Style(
        tempo_bpm=(62, 72),
        mode="major",
        progressions=("1 4 1 5", "1 6 4 1", "4 1 2 5", "1 3 4 4"),
        comping_instrument="piano",
        comping=("rolled", "arpeggio"),
        lead="harp",
        bass="upright-bass",
        bass_pattern="whole",
        pad="warm-pad",
        colour="add9",
        melody_density=0.35,
        room=0.4,
    ),
    "uplifting": Style(
        tempo_bpm=(100, 112),
        mode="major",
        progressions=("6 4 1 5", "1 5 6 4", "4 1 5 6"),
        comping_instrument="piano",
        comping=("pulse", "arpeggio"),
        lead="celesta",
        bass="finger-bass",
        bass_pattern="pulse",
        pad="strings",
        groove="four",
        colour="add9",
        melody_density=0.45,
    ),
    "focused": Style(
        tempo_bpm=(88, 98),
        mode="dorian",
        progressions=("1 4 1 4", "1 3 4 1", "1 7 4 1"),
        comping_instrument="electric-piano",
        comping=("pulse", "block"),
        lead="kalimba",
        bass="synth-bass",
        bass_pattern="halves",
        pad="warm-pad",
        groove="soft",
        colour="seventh",
        melody_density=0.25,
    ),
    "playful": Style(
        tempo_bpm=(108, 122),
        mode="major",
        progressions=("1 4 1 5", "1 6 2 5", "1 5 1 4"),
        comping_instrument="pizzicato",
        comping=("offbeat",),
        lead="marimba",
        bass="upright-bass",
        bass_pattern="walk",
        groove="light",
        melody_density=0.55,
        swing=0.18,
    ),
    "dramatic": Style(
        tempo_bpm=(84, 94),
        mode="minor",
        progressions=("1 6 3 7", "1 4 6 5", "1 7 6 5"),
        comping_instrument="piano",
        comping=("pulse", "stabs"),
        lead="cello",
        bass="upright-bass",
        bass_pattern="halves",
        pad="strings",
        groove="march",
        melody_density=0.4,
        room=0.4,
    ),
    "mysterious": Style(
        tempo_bpm=(70, 80),
        mode="dorian",
        progressions=("1 4 1 4", "1 2 1 7", "1 3 4 1"),
        comping_instrument="harp",
        comping=("arpeggio",),
        lead="music-box",
        bass="upright-bass",
        bass_pattern="drone",
        pad="choir",
        groove="heartbeat",
        colour="add9",
        melody_density=0.4,
        room=0.45,
    ),
    "energetic": Style(
        tempo_bpm=(120, 128),
        mode="minor",
        progressions=("1 6 3 7", "6 7 1 1", "1 3 7 4"),
        comping_instrument="muted-guitar",
        comping=("pulse",),
        lead="marimba",
        bass="synth-bass",
        bass_pattern="pulse",
        pad="warm-pad",
        groove="four",
        melody_density=0.4,
        brightness_hz=10000,
    ),
    "romantic": Style(
        tempo_bpm=(66, 76),
        mode="major",
        progressions=("1 6 2 5", "1 3 4 5", "4 3 2 5"),
        comping_instrument="piano",
        comping=("broken", "arpeggio"),
        lead="cello",
        bass="upright-bass",
        bass_pattern="whole",
        pad="strings",
        colour="seventh",
        melody_density=0.45,
        room=0.35,
    ),
    "melancholic": Style(
        tempo_bpm=(64, 74),
        mode="minor",
        progressions=("1 6 3 7", "1 4 6 5", "6 3 7 1"),
        comping_instrument="piano",
        comping=("arpeggio", "broken"),
        lead="cello",
        bass="upright-bass",
        bass_pattern="whole",
        pad="warm-pad",
        colour="add9",
        melody_density=0.4,
        room=0.4,
    ),
    "cinematic": Style(
        tempo_bpm=(78, 90),
        mode="minor",
        progressions=("1 6 3 7", "6 7 1 1", "4 6 1 7"),
        comping_instrument="harp",
        comping=("arpeggio", "pulse"),
        lead="horns",
        bass="upright-bass",
        bass_pattern="drone",
        pad="strings",
        groove="march",
        melody_density=0.4,
        room=0.45,
    ),
    "lofi": Style(
        tempo_bpm=(72, 82),
        mode="major",
        progressions=("2 5 1 6", "4 3 2 1", "1 6 2 5"),
        comping_instrument="electric-piano",
        comping=("block", "rolled"),
        lead="vibraphone",
        bass="finger-bass",
        bass_pattern="halves",
        groove="lofi",
        colour="seventh",
        melody_density=0.35,
        swing=0.22,
        brightness_hz=6000,
    ),
    "dreamy": Style(
        tempo_bpm=(66, 76),
        mode="lydian",
        progressions=("1 2 1 2", "1 5 2 1", "1 3 2 1"),
        comping_instrument="harp",
        comping=("arpeggio",),
        lead="celesta",
        bass="synth-bass",
        bass_pattern="drone",
        pad="choir",
        colour="add9",
        melody_density=0.35,
        room=0.5,
    ),
    "cosy": Style(
        tempo_bpm=(84, 96),
        mode="major",
        progressions=("1 6 2 5", "1 1 4 5", "1 3 4 5"),
        comping_instrument="nylon-guitar",
        comping=("broken", "strum"),
        lead="flute",
        bass="upright-bass",
        bass_pattern="halves",
        groove="brushes",
        colour="seventh",
        melody_density=0.45,
        swing=0.15,
    ),
    "inspiring": Style(
        tempo_bpm=(92, 104),
        mode="major",
        progressions=("1 5 6 4", "1 3 6 4", "4 5 6 1"),
        comping_instrument="piano",
        comping=("arpeggio", "pulse"),
        lead="vibraphone",
        bass="finger-bass",
        bass_pattern="halves",
        pad="strings",
        groove="soft",
        colour="add9",
        melody_density=0.4,
    ),
}
