"""Pictures of every sample scene in every look: `python -m tests.ui.shots OUTDIR [scene …]`.

Environment: LANGS="ko en", ZOOMS="1 2", SIZES="portrait landscape", CONTRAST=1.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kiosk.ui.engine import build
from kiosk.ui.hand import Hand
from tests.ui.states import LOOKS, pages, show

PITCH = 0.248
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}


def main(folder: Path, wanted: list[str]) -> None:
    """Write one PNG for each page of each scene, orientation, language and text scale."""
    folder.mkdir(parents=True, exist_ok=True)
    for word in os.environ.get("SIZES", "portrait landscape").split():
        ui = build(SIZES[word], PITCH, "ko", send=lambda intent: None, windowed=True, still=True)
        hand = Hand(ui.window)
        for language in os.environ.get("LANGS", "ko en").split():
            for zoom in os.environ.get("ZOOMS", "1 2").split():
                for name in wanted or LOOKS:
                    show(ui, hand, name, language, float(zoom))
                    if os.environ.get("CONTRAST"):
                        ui.shell.set("contrast")
                    for page in pages(ui, hand):
                        look = f"{word[0]}-{language}-{round(float(zoom) * 100)}-{name}"
                        hand.screenshot(folder / (f"{look}-{page + 1}.png" if page else f"{look}.png"))
        print("\n".join(sorted(set(ui.warnings))))
        ui.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
