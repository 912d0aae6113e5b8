"""Puts the voice of an installation together: clips, recordings, player. Qt and numpy are not loaded here."""

from __future__ import annotations

from pathlib import Path

from kiosk.app.clips import Clips
from kiosk.app.players import second_card
from kiosk.app.speaking import Speaking
from kiosk.config import Settings
from kiosk.ui.speaker import Manner


def clips(settings: Settings, data_dir: Path) -> Clips:
    """Clips are made in ``cache/voice``; the centre's own recordings lie in ``recordings``, or where it says."""
    recorded = settings.sound.recordings
    return Clips(data_dir / "cache" / "voice", Path(recorded) if recorded else data_dir / "recordings")


def speaking(settings: Settings, data_dir: Path) -> Speaking:
    """Return who speaks; nothing is started before the first word."""
    sound = settings.sound
    earphone = second_card() if sound.earphone == "auto" else sound.earphone
    home = Manner(sound.voice, sound.volume, sound.speed)
    return Speaking(clips(settings, data_dir), (sound.output, earphone), home=home)
