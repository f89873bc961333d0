"""The mixdown, measured by our own meters and by FFmpeg's as an independent judge."""

import re
import subprocess
import wave
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from limelight.renders.sound.decoding import read_sound
from limelight.renders.sound.dynamics import Curve, StepPowers, duck_curve, sounding, speaking
from limelight.renders.sound.errors import SoundMissing, SoundUnreadable
from limelight.renders.sound.mixing import mix
from limelight.renders.sound.targets import TARGETS, target_of
from limelight.renders.sound.waves import RATE_HZ, Signal, write_wave
from limelight.stories.timeline import Clip, Sound, Timeline

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
METER = (FFMPEG, "-hide_banner", "-nostats")


def measured(path: Path) -> tuple[float, float]:
    """Integrated LUFS and true peak as FFmpeg's ebur128 filter measures them."""
    done = subprocess.run(
        [*METER, "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    summary = done.stderr[done.stderr.rindex("Summary") :]
    numbers = [re.search(rf"{name}:\s+(\S+)", summary) for name in ("I", "Peak")]
    loudness, peak = (float(found[1]) for found in numbers if found)
    return loudness, peak


def voice(path: Path, *phrases: tuple[float, float], seconds: float, level: float = 0.2) -> Path:
    """A buzzing, syllabic tone in each phrase, peaky as a voice is, with silence between."""
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    buzz = sum(np.cos(2 * np.pi * 130 * k * t) / k for k in range(1, 30))
    syllables = 0.15 + np.abs(np.sin(2 * np.pi * 2.1 * t))
    spoken = np.zeros_like(t)
    for start, end in phrases:
        spoken[(t >= start) & (t < end)] = 1.0
    write_wave(path, (level / 4 * buzz * syllables * spoken).astype(np.float32)[None])
    return path


def music(path: Path, *, seconds: float, level: float = 0.3) -> Path:
    """Decaying chords, a little different left and right."""
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    left, right = (
        sum(np.sin(2 * np.pi * f * t + side) for f in (110, 220, 277, 330, 2600)) * level / 5
        for side in (0.0, 0.4)
    )
    write_wave(path, (np.stack([left, right]) * np.exp(-((2 * t) % 1))).astype(np.float32))
    return path


def rms(signal: Signal) -> float:
    return float(np.sqrt(np.mean(np.square(signal, dtype=np.float64))))


def timeline(seconds: float, *speech: Sound, bed: Sound | None = None, seed: int = 0) -> Timeline:
    shot = Clip(name="one", start=0, seconds=seconds, picture=Path("one.png"))
    return Timeline(
        title="Test",
        width_px=1080,
        height_px=1920,
        seconds=seconds,
        clips=(shot,),
        speech=speech,
        music=bed,
        seed=seed,
    )


def sound(path: Path, *, start: float = 0.0, seconds: float = 8.0, gain_db: float = 0.0) -> Sound:
    return Sound(name=path.stem, audio=path, start=start, seconds=seconds, gain_db=gain_db)


def test_speech_and_music_reach_the_target_and_survive_aac(tmp_path: Path) -> None:
    spoken = voice(tmp_path / "voice.wav", (0.2, 2.8), (4.0, 6.5), seconds=7.0)
    bed = music(tmp_path / "music.wav", seconds=8.0)
    made = mix(
        timeline(8.0, sound(spoken, start=0.5, seconds=7.0), bed=sound(bed)), tmp_path / "a.wav"
    )
    loudness, peak = measured(made.path)
    assert abs(made.lufs + 14) <= 0.1
    assert abs(loudness - made.lufs) <= 0.11
    assert made.true_peak_dbtp <= -1.0
    assert abs(peak - made.true_peak_dbtp) <= 0.15
    assert made.speech_to_music_db is not None
    assert 12 <= made.speech_to_music_db <= 24
    encoded = tmp_path / "a.m4a"
    subprocess.run(
        [FFMPEG, "-v", "error", "-i", made.path, "-c:a", "aac", "-b:a", "192k", encoded], check=True
    )
    loudness, peak = measured(encoded)
    assert abs(loudness + 14) <= 1.0
    assert peak <= -1.0


@pytest.mark.parametrize("level", [0.004, 0.9])
def test_soft_and_loud_sources_come_out_alike(tmp_path: Path, level: float) -> None:
    spoken = voice(tmp_path / "voice.wav", (0.0, 4.0), seconds=4.0, level=level)
    made = mix(timeline(4.0, sound(spoken, seconds=4.0)), tmp_path / "a.wav")
    assert abs(made.lufs + 14) <= 0.3
    assert made.true_peak_dbtp <= -1.0


def test_the_file_is_stereo_48_khz_16_bit_and_exactly_as_long_as_the_timeline(
    tmp_path: Path,
) -> None:
    bed = music(tmp_path / "music.wav", seconds=1.0)
    made = mix(timeline(4.56789, bed=sound(bed, seconds=60.0)), tmp_path / "a.wav")
    with wave.open(str(made.path)) as file:
        shape = (file.getnchannels(), file.getframerate(), file.getsampwidth(), file.getnframes())
    assert shape == (2, 48_000, 2, round(4.56789 * 48_000))
    assert made.seconds == pytest.approx(4.56789, abs=1e-4)


def test_the_same_timeline_gives_the_same_bytes(tmp_path: Path) -> None:
    bed = music(tmp_path / "music.wav", seconds=2.0)
    first, second, other = (
        mix(timeline(2.0, bed=sound(bed), seed=seed), tmp_path / f"{name}.wav").path.read_bytes()
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert first == second
    assert first != other


def powers(signal: Signal) -> Curve:
    meter = StepPowers()
    meter.hear(signal)
    return meter.powers()


def power_db(signal: Signal, start: float, end: float) -> float:
    piece = signal[:, round(start * RATE_HZ) : round(end * RATE_HZ)]
    return float(10 * np.log10(np.mean(piece.astype(np.float64) ** 2) + 1e-12))


def test_music_is_down_before_the_voice_and_comes_back_after_it() -> None:
    spoken = np.zeros((1, 6 * RATE_HZ), np.float32)
    t = np.arange(2 * RATE_HZ) / RATE_HZ
    spoken[0, 2 * RATE_HZ : 4 * RATE_HZ] = 0.3 * np.sin(2 * np.pi * 200 * t)
    depth = duck_curve(speaking(powers(spoken)))
    at = {
        seconds: float(depth[round(seconds * 200)]) for seconds in (1.8, 1.93, 2.0, 3.9, 4.45, 5.9)
    }
    assert at[1.8] < 0.02
    assert 0.05 < at[1.93] < 0.8
    assert at[2.0] > 0.88
    assert at[3.9] > 0.99
    assert at[4.45] < 0.2
    assert at[5.9] < 0.01


def test_a_short_pause_in_the_speech_does_not_bring_the_music_up() -> None:
    spoken = np.zeros((1, 3 * RATE_HZ), np.float32)
    tone = 0.3 * np.sin(2 * np.pi * 200 * np.arange(3 * RATE_HZ) / RATE_HZ)
    spoken[0] = tone
    spoken[0, round(1.0 * RATE_HZ) : round(1.3 * RATE_HZ)] = 0
    assert speaking(powers(spoken)).all()


def test_music_goes_out_softly_and_nothing_clicks(tmp_path: Path) -> None:
    bed = music(tmp_path / "music.wav", seconds=3.0)
    flat = tmp_path / "flat.wav"
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    write_wave(flat, np.stack([0.3 * np.cos(2 * np.pi * 100 * t)] * 2).astype(np.float32))
    made = read_sound(mix(timeline(8.0, bed=sound(flat)), tmp_path / "a.wav").path)
    assert np.abs(made[:, :2]).max() < 0.01
    assert np.abs(made[:, -2:]).max() < 0.001
    steps = np.abs(np.diff(made, axis=1)).max()
    smoothest = 2 * np.pi * 100 / RATE_HZ * np.abs(made).max()
    assert steps < smoothest * 1.6
    assert bed.exists()


def test_opposite_channels_do_not_vanish_on_one_loudspeaker(tmp_path: Path) -> None:
    t = np.arange(2 * RATE_HZ) / RATE_HZ
    tone = (0.3 * np.sin(2 * np.pi * 300 * t)).astype(np.float32)
    write_wave(tmp_path / "m.wav", np.stack([tone, -tone]))
    made = read_sound(mix(timeline(2.0, bed=sound(tmp_path / "m.wav")), tmp_path / "a.wav").path)
    mono = made.mean(axis=0, keepdims=True)
    assert power_db(mono, 0.2, 0.9) > power_db(made, 0.2, 0.9) - 1


def test_silence_stays_silent(tmp_path: Path) -> None:
    made = mix(timeline(1.0), tmp_path / "a.wav")
    assert not read_sound(made.path).any()
    assert made.speech_to_music_db is None
    write_wave(tmp_path / "s.wav", np.zeros((1, 4800), np.float32))
    made = mix(timeline(1.0, sound(tmp_path / "s.wav")), tmp_path / "b.wav")
    assert not read_sound(made.path).any()


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.05, 0.39])
def test_very_short_timelines_work(tmp_path: Path, seconds: float) -> None:
    bed = music(tmp_path / "music.wav", seconds=1.0)
    spoken = voice(tmp_path / "voice.wav", (0.0, 0.1), seconds=0.1)
    made = mix(timeline(seconds, sound(spoken), bed=sound(bed)), tmp_path / "a.wav")
    assert read_sound(made.path).shape[1] == round(seconds * RATE_HZ)
    assert made.true_peak_dbtp <= -1.0


def test_sounds_outside_the_timeline_are_cut_not_wrapped(tmp_path: Path) -> None:
    spoken = voice(tmp_path / "voice.wav", (0.0, 1.0), seconds=1.0)
    made = mix(
        timeline(
            2.0, sound(spoken, start=-0.5), sound(spoken, start=5.0), sound(spoken, start=1.7)
        ),
        tmp_path / "a.wav",
    )
    heard = read_sound(made.path)
    assert power_db(heard, 0.0, 0.4) > -30
    assert power_db(heard, 0.8, 1.6) < -80
    assert power_db(heard, 1.75, 2.0) > -30


def test_gain_changes_the_balance(tmp_path: Path) -> None:
    spoken = voice(tmp_path / "voice.wav", (0.0, 3.0), seconds=3.0)
    bed = music(tmp_path / "music.wav", seconds=3.0)
    ratios = [
        mix(
            timeline(3.0, sound(spoken, seconds=3.0), bed=sound(bed, seconds=3.0, gain_db=gain_db)),
            tmp_path / "a.wav",
        ).speech_to_music_db
        for gain_db in (0.0, -6.0)
    ]
    assert ratios[0] is not None
    assert ratios[1] == pytest.approx(ratios[0] + 6.0, abs=0.05)


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SoundMissing, match=r"gone\.wav"):
        mix(timeline(1.0, sound(tmp_path / "gone.wav")), tmp_path / "a.wav")
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"RIFF....WAVEfmt nonsense")
    with pytest.raises(SoundUnreadable, match=r"broken\.wav"):
        mix(timeline(1.0, bed=sound(broken)), tmp_path / "a.wav")
    assert not (tmp_path / "a.wav").exists()


@pytest.mark.parametrize(
    ("platform", "lufs"),
    [("", -14.0), ("youtube", -14.0), ("podcast", -16.0), ("broadcast", -23.0)],
)
def test_each_platform_gets_its_loudness(tmp_path: Path, platform: str, lufs: float) -> None:
    spoken = voice(tmp_path / "voice.wav", (0.2, 2.6), (3.2, 5.8), seconds=6.0)
    bed = music(tmp_path / "music.wav", seconds=6.0)
    line = timeline(6.0, sound(spoken, seconds=6.0), bed=sound(bed, seconds=6.0))
    made = mix(line, tmp_path / "a.wav", platform)
    loudness, peak = measured(made.path)
    target = target_of(platform)
    assert target.lufs == lufs
    assert loudness == pytest.approx(target.lufs, abs=0.3)
    assert peak <= target.peak_dbtp
    assert peak == pytest.approx(made.true_peak_dbtp, abs=0.2)


def test_every_target_says_where_it_is_from() -> None:
    for target in TARGETS.values():
        assert target.source
        assert -24 <= target.lufs <= -13
        assert target.peak_dbtp <= -1


def test_the_stems_are_the_mix_taken_apart(tmp_path: Path) -> None:
    spoken = voice(tmp_path / "voice.wav", (0.5, 2.0), (3.0, 4.5), seconds=5.0)
    bed = music(tmp_path / "music.wav", seconds=2.0)
    line = timeline(6.0, sound(spoken, start=0.5, seconds=5.0), bed=sound(bed, seconds=6.0))
    made = mix(line, tmp_path / "a.wav", "", tmp_path / "stems")
    assert [path.name for path in made.stems] == ["voice.wav", "music.wav"]
    whole = read_sound(made.path)
    parts = [read_sound(path) for path in made.stems]
    assert np.abs(sum(parts) - whole).max() < 5 / 32768
    assert power_db(parts[0], 5.6, 6.0) < -80
    assert power_db(parts[1], 5.2, 5.5) > -40
    assert made.path.read_bytes() == mix(line, tmp_path / "b.wav").path.read_bytes()


def test_what_is_not_heard_makes_no_stem(tmp_path: Path) -> None:
    spoken = voice(tmp_path / "voice.wav", (0.0, 1.0), seconds=1.0)
    made = mix(timeline(1.0, sound(spoken)), tmp_path / "a.wav", "", tmp_path / "stems")
    assert [path.name for path in made.stems] == ["voice.wav"]


def test_silence_at_the_ends_of_a_music_leaves_no_hole(tmp_path: Path) -> None:
    hiss = np.random.default_rng(1).standard_normal((2, RATE_HZ)).astype(np.float32) * 0.05
    still = np.zeros((2, RATE_HZ // 2), np.float32)
    write_wave(tmp_path / "m.wav", np.concatenate([still, hiss, still], axis=1))
    made = read_sound(mix(timeline(4.0, bed=sound(tmp_path / "m.wav")), tmp_path / "a.wav").path)
    levels = [power_db(made, at, at + 0.1) for at in np.arange(0.1, 2.9, 0.1)]
    assert min(levels) > max(levels) - 2


def test_sounding_is_from_the_first_to_the_last_sound() -> None:
    signal = np.zeros((1, RATE_HZ), np.float32)
    assert sounding(powers(signal), RATE_HZ) == (0, 0)
    signal[0, 12_000:24_000] = 0.2
    first, last = sounding(powers(signal), RATE_HZ)
    assert 12_000 - 960 <= first <= 12_000
    assert 24_000 <= last <= 24_000 + 960


def test_a_repeated_music_keeps_its_power_where_it_meets_itself(tmp_path: Path) -> None:
    """Equal-power crossfade: what is unlike itself gets neither louder nor softer."""
    noise = np.random.default_rng(3).standard_normal((2, 4 * RATE_HZ)).astype(np.float32) * 0.05
    write_wave(tmp_path / "n.wav", noise)
    made = read_sound(
        mix(timeline(9.0, bed=sound(tmp_path / "n.wav", seconds=9.0)), tmp_path / "a.wav").path
    )
    seam, plain = power_db(made, 3.2, 3.8), power_db(made, 1.0, 2.5)
    assert seam == pytest.approx(plain, abs=0.4)


def test_a_part_of_a_sound_is_where_it_was_in_the_whole(tmp_path: Path) -> None:
    spoken = voice(tmp_path / "voice.wav", (0.2, 1.6), (2.4, 3.8), seconds=4.0)
    whole = Sound(name="v", audio=spoken, start=0.0, seconds=4.0)
    second = Sound(name="v", audio=spoken, start=2.0, seconds=1.5, offset=2.0)
    first = Sound(name="v", audio=spoken, start=0.0, seconds=2.0)
    for name, sounds in (("whole", (whole,)), ("parts", (first, second))):
        mix(timeline(4.0, *sounds), tmp_path / f"{name}.wav", stems=tmp_path / name)
    one, parts = (read_sound(tmp_path / name / "voice.wav") for name in ("whole", "parts"))
    inner = slice(round(2.2 * RATE_HZ), round(3.4 * RATE_HZ))
    alike = np.corrcoef(one[0, inner], parts[0, inner])[0, 1]
    assert alike > 0.999
    assert rms(parts[:, inner]) == pytest.approx(rms(one[:, inner]), rel=0.03)
    assert not parts[:, round(3.5 * RATE_HZ) + 1 :].any()


def test_music_may_start_within_its_file(tmp_path: Path) -> None:
    t = np.arange(8 * RATE_HZ) / RATE_HZ
    tone = np.where(t < 4, np.sin(2 * np.pi * 220 * t), np.sin(2 * np.pi * 880 * t)) * 0.3
    write_wave(tmp_path / "m.wav", tone.astype(np.float32)[None])
    bed = Sound(name="m", audio=tmp_path / "m.wav", start=0.0, seconds=3.0, offset=4.5)
    mix(timeline(3.0, bed=bed), tmp_path / "mix.wav")
    spectrum = np.abs(np.fft.rfft(read_sound(tmp_path / "mix.wav")[0]))
    assert spectrum.argmax() / 3 == pytest.approx(880, abs=2)


@pytest.mark.parametrize("suffix", ["mp3", "m4a", "flac"])
def test_sounds_that_editors_bring_are_decoded(tmp_path: Path, suffix: str) -> None:
    source = music(tmp_path / "m.wav", seconds=2.0)
    packed = tmp_path / f"m.{suffix}"
    subprocess.run([*METER, "-loglevel", "error", "-i", str(source), str(packed)], check=True)
    ours, theirs = read_sound(source), read_sound(packed)
    frames = min(ours.shape[1], theirs.shape[1])
    assert theirs.shape[1] == pytest.approx(ours.shape[1], abs=3000)
    assert rms(theirs[:, :frames]) == pytest.approx(rms(ours[:, :frames]), rel=0.1)


def test_a_file_without_sound_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.mp3").write_text("no music")
    with pytest.raises(SoundUnreadable, match=r"notes\.mp3"):
        read_sound(tmp_path / "notes.mp3")
    with pytest.raises(SoundMissing, match=r"gone\.mp3"):
        read_sound(tmp_path / "gone.mp3")
