"""Networks: only the files we know are loaded, rate and pitch do what they say."""

from importlib.resources import files

import numpy as np
import pytest
from benchmarks.voices.measures import Samples as Curve
from benchmarks.voices.measures import envelope_db, pitches_hz

from limelight.adapters.embedded.voice import networks, onnx_bytes
from limelight.adapters.embedded.voice.delivery import Delivery
from limelight.adapters.embedded.voice.networks import SAMPLE_RATE_HZ, UNIT_SAMPLES, Samples
from limelight.adapters.embedded.voice.styles import style_of, sums
from limelight.generation.errors import Unavailable

HELLO = "həlˈO ðˈɛɹ mI fɹˈɛnd."


def pitch_hz(samples: Samples) -> float:
    """Median pitch of the voiced parts by autocorrelation."""
    found = []
    for start in range(0, len(samples) - 1200, 600):
        part = samples[start : start + 1200]
        likeness = np.correlate(part, part, "full")[1199:]
        lag = 60 + int(np.argmax(likeness[60:400]))
        if np.abs(part).max() > 0.05 and likeness[lag] > 0.6 * likeness[0]:
            found.append(SAMPLE_RATE_HZ / lag)
    return float(np.median(found))


def test_a_tampered_model_is_refused() -> None:
    model = bytearray((files("hibari") / "assets" / "hibari.onnx").read_bytes())
    model[-1] ^= 1

    with pytest.raises(Unavailable, match="hibari voice model is damaged"):
        networks.Hibari(bytes(model))
    with pytest.raises(Unavailable, match="Kokoro voice model is damaged"):
        networks.Kokoro(bytes(model))


def test_every_style_file_is_the_one_we_know() -> None:
    for name in sums():
        assert style_of(((name, 1.0),)).shape == (510, 256)


def test_a_mix_lies_between_its_parts() -> None:
    heart, bella = style_of((("af_heart", 1.0),)), style_of((("af_bella", 1.0),))
    mixed = style_of((("af_heart", 0.6), ("af_bella", 0.2)))

    assert np.allclose(mixed, heart * 0.75 + bella * 0.25, atol=1e-6)


def test_lengths_cover_the_samples_exactly() -> None:
    sung = networks.hibari().speak(HELLO, Delivery(), 0)

    assert len(sung.lengths) == len(HELLO) + 2
    assert sum(sung.lengths) * UNIT_SAMPLES == len(sung.samples)


def test_hibari_changes_pitch_without_changing_lengths() -> None:
    plain = networks.hibari().speak(HELLO, Delivery(), 0)
    higher = networks.hibari().speak(HELLO, Delivery(pitch_factor=2 ** (4 / 12)), 0)

    assert higher.lengths == plain.lengths
    assert pitch_hz(higher.samples) / pitch_hz(plain.samples) == pytest.approx(1.26, abs=0.06)


def test_a_voice_far_from_its_pitch_keeps_its_formants() -> None:
    plain = networks.hibari().speak(HELLO, Delivery(), 0).samples.astype(np.float64)
    lower = networks.hibari().speak(HELLO, Delivery(pitch_factor=2 ** (-6 / 12)), 0)
    moved = lower.samples.astype(np.float64)
    played = np.interp(np.arange(0, len(plain) - 1, 2 ** (-6 / 12)), np.arange(len(plain)), plain)

    def distance(samples: Curve) -> float:
        envelopes = [envelope_db(part, SAMPLE_RATE_HZ) for part in (samples, plain)]
        return float(np.sqrt(np.mean((envelopes[0] - envelopes[1]) ** 2)))

    shift = np.median(pitches_hz(moved, SAMPLE_RATE_HZ)) / np.median(
        pitches_hz(plain, SAMPLE_RATE_HZ)
    )
    assert 12 * np.log2(shift) == pytest.approx(-6, abs=0.7)
    assert distance(moved) < 3.5
    assert distance(moved) < 0.75 * distance(played)


def test_kokoro_changes_pitch_without_changing_lengths() -> None:
    style = style_of((("am_michael", 1.0),))
    plain = networks.kokoro().speak(HELLO, style, Delivery())
    lower = networks.kokoro().speak(HELLO, style, Delivery(pitch_factor=2 ** (-3 / 12)))

    assert sum(plain.lengths) * UNIT_SAMPLES == len(plain.samples)
    assert lower.lengths == plain.lengths
    assert pitch_hz(lower.samples) / pitch_hz(plain.samples) == pytest.approx(0.84, abs=0.06)


def test_a_pitch_curve_needs_a_tensor_that_one_node_makes() -> None:
    with pytest.raises(ValueError, match="not made by exactly one node"):
        onnx_bytes.with_pitch(b"no model", "/some/tensor", 10.0, 50.0)
