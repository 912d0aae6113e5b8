"""Samples of the voice: level, silence, speed, loudness, and the small signals; listened to by their numbers."""

from __future__ import annotations

import io
import wave
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core import clip
from kiosk.core.clip import LEVEL, RATE, Array


def tone(hertz: float, seconds: float, loud: float = 0.1, rate: int = RATE) -> Array:
    return loud * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def pitch(samples: Array) -> float:
    """The strongest frequency."""
    return float(np.argmax(np.abs(np.fft.rfft(samples)))) * RATE / len(samples)


def file(samples: Array, rate: int = RATE, channels: int = 1, width: int = 2) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as written:
        written.setparams((channels, width, rate, 0, "NONE", ""))
        written.writeframes(np.repeat(np.round(samples * 32767).astype("<i2"), channels).tobytes())
    return out.getvalue()


@settings(deadline=None, max_examples=30)
@given(st.floats(0.005, 0.9), st.floats(0.0, 1.5), st.sampled_from((8000, 22050, 44100, 48000)))
def test_every_clip_comes_out_at_one_level_without_its_silence(loud: float, lead: float, rate: int) -> None:
    quiet = np.zeros(round(lead * rate))
    samples, back = clip.read(file(np.concatenate((quiet, tone(300, 0.5, loud, rate), quiet)), rate))
    heard = clip.heard(clip.even(clip.resampled(samples, back)))
    assert abs(heard.level - LEVEL) < 1.0
    assert heard.lead <= 0.05
    assert heard.peak < -0.5
    assert abs(heard.seconds - 0.55) < 0.1


def test_two_channels_become_one() -> None:
    samples, rate = clip.read(file(tone(300, 0.2), channels=2))
    assert (len(samples), rate) == (round(0.2 * RATE), RATE)
    assert pitch(samples) == pytest.approx(300, abs=5)


def test_an_engines_endless_head_is_read_as_far_as_it_goes() -> None:
    data = bytearray(file(tone(300, 0.2)))
    data[4:8] = data[40:44] = b"\xff\xff\xff\x7f"
    samples, _ = clip.read(bytes(data[:-1]))
    assert len(samples) == round(0.2 * RATE) - 1


@pytest.mark.parametrize(
    "data", [b"", b"RIFF", b"no sound at all" * 10, file(np.zeros(9), rate=4000), file(np.zeros(9), width=1)]
)
def test_what_is_no_clip_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no WAV|is wanted"):
        clip.read(data)


def test_silence_stays_silence() -> None:
    assert len(clip.even(np.zeros(RATE))) == 0
    assert len(clip.even(np.zeros(0))) == 0
    assert clip.heard(np.zeros(RATE)).level == -120.0


def test_a_loud_crack_does_not_clip() -> None:
    samples = tone(300, 1.0, 0.02)
    samples[5000] = 1.0
    assert np.max(np.abs(clip.even(samples))) <= clip.PEAK


@pytest.mark.parametrize(("speed", "longer"), [(1, 1.25), (2, 1.0), (3, 0.8)])
def test_another_speed_is_another_length_and_the_same_voice(speed: int, longer: float) -> None:
    samples = tone(220, 1.0)
    paced = clip.paced(samples, speed)
    assert len(paced) == round(longer * len(samples))
    assert pitch(paced) == pytest.approx(220, abs=6)
    middle = paced[RATE // 4 : -RATE // 4]
    assert clip.heard(middle).level == pytest.approx(clip.heard(samples).level, abs=1.5)


def test_the_steps_of_the_volume_rise_and_never_clip() -> None:
    samples = clip.even(tone(300, 0.5))
    levels = [clip.heard(clip.louder(samples, step)).level for step in range(1, 6)]
    assert all(4 < upper - lower < 7 for lower, upper in pairwise(levels))
    assert np.max(np.abs(clip.louder(samples, 9))) <= 1.0
    assert clip.heard(clip.louder(samples, 0)).level == levels[0]


@pytest.mark.parametrize(
    ("kind", "hertz", "longest"), [("tick", 1046.5, 0.05), ("trouble", 220.0, 0.4), ("success", 784.0, 0.5)]
)
def test_the_signals_are_short_soft_and_have_no_edges(kind: str, hertz: float, longest: float) -> None:
    samples = clip.signal(kind)
    assert len(samples) / RATE <= longest
    assert pitch(samples[-len(samples) // 2 :]) == pytest.approx(hertz, rel=0.05)
    assert 0.02 < np.max(np.abs(samples)) <= 0.25
    assert abs(samples[0]) < 0.01
    assert abs(samples[-1]) < 0.01


def test_a_written_clip_is_read_back() -> None:
    samples = clip.even(tone(300, 0.3))
    again, rate = clip.read(clip.wav(samples))
    assert rate == RATE
    assert np.max(np.abs(again - samples)) < 1e-3
