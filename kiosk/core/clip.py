"""What is done to the samples of a spoken clip: made even, louder or softer, slower or faster; and the small signals.

Samples are floats from -1 to 1, one channel, `RATE` a second. Nothing here knows of files or players.
"""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
RATE = 16_000
"""Samples a second: enough for speech, and a sentence is some 100 kB."""
LEVEL = -20.0
"""dB below full scale: how loud every clip is while somebody speaks."""
PEAK = 0.9
LEAD = 0.03
"""Seconds of silence that are left before the first sound, and twice that behind the last."""
FRAME = 0.02
QUIET = 30.0
"""dB below the loudest frame: softer than that nobody speaks."""
GAINS = (-22.0, -16.0, -10.0, -5.0, 0.0)
"""dB for the five steps of the volume."""
PACES = (1.25, 1.0, 0.8)
"""How long a clip lasts at the three speeds."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the samples of a clip are like: level and peak in dB below full scale, seconds."""

    level: float
    peak: float
    lead: float
    seconds: float


def read(data: bytes) -> tuple[Array, int]:
    """Read a WAV of 16-bit samples: one channel, samples a second. Raises ValueError on anything else.

    An engine that writes into a pipe cannot know the length it says in the head; what came counts.
    """
    try:
        with wave.open(io.BytesIO(data)) as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            raw = file.readframes(len(data))
    except (wave.Error, EOFError) as error:
        raise ValueError(f"no WAV: {error}") from error
    if width != 2 or channels not in (1, 2) or not 8_000 <= rate <= 96_000:
        raise ValueError(f"{8 * width} bit, {channels} channels, {rate} Hz: 16 bit, 1 or 2 channels is wanted")
    raw = raw[: len(raw) // (2 * channels) * 2 * channels]
    return np.frombuffer(raw, dtype="<i2").reshape(-1, channels).mean(axis=1) / 32768, rate


def wav(samples: Array) -> bytes:
    """Return the samples as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(pcm(samples))
    return out.getvalue()


def pcm(samples: Array) -> bytes:
    """Return the samples as 16-bit numbers."""
    return np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()


def resampled(samples: Array, rate: int) -> Array:
    """Return samples of another rate at ours."""
    wanted = round(len(samples) * RATE / rate)
    if rate == RATE or not wanted:
        return samples
    spectrum = np.fft.rfft(samples)
    kept = np.zeros(wanted // 2 + 1, dtype=complex)
    common = min(len(kept), len(spectrum))
    kept[:common] = spectrum[:common]
    return np.asarray(np.fft.irfft(kept, wanted) * (wanted / len(samples)), dtype=np.float64)


def _levels(samples: Array, rate: int) -> Array:
    """The level of each frame, in dB."""
    size = max(1, round(FRAME * rate))
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    return np.asarray(10 * np.log10(np.mean(frames**2, axis=1) + 1e-12), dtype=np.float64)


def heard(samples: Array, rate: int = RATE) -> Heard:
    """Listen to a clip."""
    levels = _levels(samples, rate)
    peak = 20 * float(np.log10(np.max(np.abs(samples), initial=0.0) + 1e-6))
    if not len(levels) or levels.max() < -70:
        return Heard(-120.0, peak, len(samples) / rate, len(samples) / rate)
    said = np.flatnonzero(levels > levels.max() - QUIET)
    level = 10 * float(np.log10(np.mean(10 ** (levels[said] / 10))))
    return Heard(level, peak, float(said[0]) * FRAME, len(samples) / rate)


def even(samples: Array) -> Array:
    """Cut the silence at both ends, bring the level to `LEVEL`; a peak that would clip is rounded."""
    levels = _levels(samples, RATE)
    if not len(levels) or levels.max() < -70:
        return samples[:0]
    said = np.flatnonzero(levels > levels.max() - QUIET)
    first = max(0, round((said[0] * FRAME - LEAD) * RATE))
    last = round(((said[-1] + 1) * FRAME + 2 * LEAD) * RATE)
    cut = samples[first:last]
    return _rounded(cut * 10 ** ((LEVEL - heard(cut).level) / 20))


def _rounded(samples: Array) -> Array:
    """Bend what is above half of full scale, so that nothing passes `PEAK`."""
    over, room = np.abs(samples) - 0.5, PEAK - 0.5
    return np.where(over > 0, np.sign(samples) * (0.5 + room * np.tanh(np.maximum(over, 0) / room)), samples)


def louder(samples: Array, volume: int) -> Array:
    """Return the samples at a step of the volume, 1 to 5."""
    return samples * 10 ** (GAINS[min(max(volume, 1), len(GAINS)) - 1] / 20)


def paced(samples: Array, speed: int) -> Array:
    """Return the samples slower or faster (1 to 3), in the same voice: overlapping pieces, set where they fit."""
    longer = PACES[min(max(speed, 1), len(PACES)) - 1]
    piece, hop, search = round(0.03 * RATE), round(0.015 * RATE), round(0.008 * RATE)
    if longer == 1.0 or len(samples) < 3 * piece:
        return samples
    window = np.hanning(piece)
    padded = np.concatenate((samples, np.zeros(piece + 2 * search + hop)))
    out = np.zeros(round(len(samples) * longer) + 2 * piece)
    at = 0
    for place in range(0, round(len(samples) * longer), hop):
        ideal = min(round(place / longer), len(samples))
        if place:
            follows = padded[at + hop : at + hop + piece]
            low = max(0, ideal - search)
            near = np.correlate(padded[low : ideal + search + piece], follows, "valid")
            ideal = low + int(np.argmax(near))
        at = ideal
        out[place : place + piece] += window * padded[at : at + piece]
    return out[: round(len(samples) * longer)]


def signal(kind: str) -> Array:
    """Return a small sound: tick (a press), success (two warm notes) or trouble (one low note). Soft at both ends."""
    notes = {"tick": ((1046.5, 0.03),), "success": ((523.3, 0.14), (784.0, 0.26)), "trouble": ((220.0, 0.35),)}[kind]
    return np.concatenate([_note(hertz, seconds) for hertz, seconds in notes])


def _note(hertz: float, seconds: float) -> Array:
    at = np.arange(round(seconds * RATE)) / RATE
    edge = np.clip(np.minimum(at / 0.006, (seconds - at) / (0.6 * seconds)), 0.0, 1.0)
    wave_ = np.sin(2 * np.pi * hertz * at) + 0.25 * np.sin(4 * np.pi * hertz * at)
    return 0.16 * (1 - np.cos(np.pi * edge)) / 2 * wave_


def pause(seconds: float) -> Array:
    """Return silence."""
    return np.zeros(round(seconds * RATE))
