"""How a track sounds, as samples; and where its sounds are, found in the samples themselves.

Soft tones without edges (a cosine at both ends), no buzzer. Each sound is set to the nearest sample of its own exact
instant, so no error adds up. `heard` knows nothing of that: it looks for the onsets in the envelope, tells the sounds
apart by their pitch, and compares with the track.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from kiosk.core.tracks import Cue, Kind, Track

Samples = NDArray[np.int16]
Array = NDArray[np.float64]
RATE = 44100
LOUD = 0.5
EDGE = 0.008
"""Seconds in which a tone comes and goes."""
TONES: dict[Kind, tuple[float, float]] = {
    # kind: hertz, seconds. Neighbours in pitch are a fifth or so apart, so that a wrong speed does not confuse them.
    "step": (392.0, 0.07),
    "count3": (523.3, 0.15),
    "count2": (523.3, 0.15),
    "count1": (523.3, 0.15),
    "beat": (523.3, 0.15),
    "lap": (784.0, 0.30),
    "minute": (784.0, 0.30),
    "signal": (784.0, 0.10),
    "go": (1174.7, 0.45),
    "level": (1174.7, 0.45),
    "half": (1174.7, 0.25),
    "end": (1760.0, 0.90),
}
FRAME = 0.002
"""Seconds over which the envelope is taken."""
SILENT = 0.02
"""Seconds of silence that end a sound."""
PITCH = 1 << 16
"""Samples of the spectrum that tells the pitch."""


def tone(kind: Kind, rate: int = RATE) -> Samples:
    """Return the samples of one sound."""
    hertz, seconds = TONES[kind]
    at = np.arange(round(seconds * rate)) / rate
    edge = np.clip(np.minimum(at, seconds - at) / EDGE, 0.0, 1.0)
    soft = (1 - np.cos(np.pi * edge)) / 2
    wave = np.sin(2 * np.pi * hertz * at) + 0.2 * np.sin(4 * np.pi * hertz * at)
    return np.round(32767 * LOUD / 1.2 * soft * wave).astype(np.int16)


def render(track: Track, rate: int = RATE) -> Samples:
    """Return the whole track; every sound begins on the sample nearest to its exact instant."""
    samples = np.zeros(round(Fraction(track.length) * rate), dtype=np.int16)
    for cue in track.cues:
        sound, first = tone(cue.kind, rate), round(cue.seconds * rate)
        samples[first : first + len(sound)] = sound[: len(samples) - first]
    return samples


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound found in samples: when it swells up, in seconds, and its pitch."""

    at: float
    hertz: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What the samples hold beside the track: ``late`` of each cue that was found (seconds, early is negative)."""

    late: tuple[tuple[Cue, float], ...]
    missing: tuple[Cue, ...] = ()
    extra: tuple[Sound, ...] = ()

    @property
    def drift(self) -> float:
        """The greatest distance of a sound from its cue, in seconds; infinite when one is missing or too many."""
        if self.missing or self.extra or not self.late:
            return float("inf")
        return max(abs(late) for _, late in self.late)


def drift(samples: Samples, track: Track, rate: int = RATE) -> float:
    """Return how far the sounds in these samples lie from their cues, at worst, in seconds."""
    return heard(samples, track, rate).drift


def heard(samples: Samples, track: Track, rate: int = RATE) -> Heard:
    """Find the sounds of a track in samples that are played at this rate."""
    found = sounds(samples, rate)
    if not found:
        return Heard((), track.cues)
    best: dict[int, int] = {}
    for ends, cues in product(_ends(len(found)), _ends(len(track.cues))):
        pairs = _paired(found, track, ends, cues)
        if len(pairs) > len(best):
            best = pairs
    of_cues = ((track.cues[cue], found[sound].at) for cue, sound in best.items())
    late = tuple((cue, at - _own_swell(cue.kind, rate) - float(cue.seconds)) for cue, at in of_cues)
    missing = tuple(cue for place, cue in enumerate(track.cues) if place not in best)
    extra = tuple(sound for place, sound in enumerate(found) if place not in best.values())
    return Heard(late, missing, extra)


def _ends(count: int) -> list[tuple[int, int]]:
    """Yield which may be the first and the last that belong to each other: one may be missing at either end."""
    return [(first, count - 1 - last) for first, last in product((0, 1), repeat=2) if first < count - 1 - last]


def _paired(found: list[Sound], track: Track, ends: tuple[int, int], cues: tuple[int, int]) -> dict[int, int]:
    """Pair cues with sounds, if these sounds are these cues and all between was played at an even speed."""
    times = np.array([float(cue.seconds) for cue in track.cues])
    onsets = np.array([sound.at for sound in found])
    speed = (onsets[ends[1]] - onsets[ends[0]]) / (times[cues[1]] - times[cues[0]])
    where = onsets[ends[0]] + speed * (times - times[cues[0]])
    nearest = np.abs(onsets[None, :] - where[:, None]).argmin(axis=1)
    return {
        place: int(sound)
        for place, sound in enumerate(nearest)
        if abs(onsets[sound] - where[place]) < 0.1 and _same(found[sound], track.cues[place].kind, speed)
    }


def _same(sound: Sound, kind: Kind, speed: float) -> bool:
    """Whether a sound has the pitch of its cue, allowing for the speed."""
    return bool(abs(np.log2(sound.hertz * speed / TONES[kind][0])) < 0.15)


def sounds(samples: Samples, rate: int = RATE) -> list[Sound]:
    """Find every sound by its envelope."""
    frame = max(1, round(FRAME * rate))
    whole = np.abs(samples[: len(samples) // frame * frame].astype(np.int32)).reshape(-1, frame)
    envelope = whole.max(axis=1)
    loud = np.flatnonzero(envelope > 32767 * LOUD / 20)
    if not len(loud):
        return []
    gaps = np.flatnonzero(np.diff(loud) > SILENT / FRAME)
    firsts, lasts = loud[np.concatenate(([0], gaps + 1))], loud[np.concatenate((gaps, [len(loud) - 1]))]
    return [
        _sound(samples, max(0, (int(first) - 4) * frame), (int(last) + 1) * frame, rate)
        for first, last in zip(firsts, lasts, strict=True)
    ]


def _sound(samples: Samples, first: int, last: int, rate: int) -> Sound:
    """Measure one sound between two samples."""
    piece = samples[first:last].astype(np.float64)
    spectrum = np.abs(np.fft.rfft(piece, PITCH))
    return Sound((first + _swell(piece)) / rate, float(np.argmax(spectrum)) * rate / PITCH)


def _swell(piece: Array) -> int:
    """Return the sample by which a fiftieth of a sound's energy has come: it does not jump with noise or loudness."""
    energy = np.cumsum(piece**2)
    return int(np.searchsorted(energy, energy[-1] / 50))


@cache
def _own_swell(kind: Kind, rate: int) -> float:
    """Return how long after its onset that is, in seconds, in the sound as it should be."""
    return _swell(tone(kind, rate).astype(np.float64)) / rate
