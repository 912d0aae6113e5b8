"""Pictures of the made-up staff pages in every look: `python -m tests.ui.desk_shots OUTDIR [page …]`.

Environment as for `tests.ui.shots`: LANGS, ZOOMS, SIZES, CONTRAST; MODE=training puts the watermark under it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kiosk.core.messages import ModeChanged
from kiosk.ui.engine import build
from kiosk.ui.hand import Hand
from tests.ui.desk_states import STATES, open_page
from tests.ui.shots import PITCH, SIZES


def main(folder: Path, wanted: list[str]) -> None:
    """Write one PNG for each page, orientation, language and text scale."""
    folder.mkdir(parents=True, exist_ok=True)
    for word in os.environ.get("SIZES", "portrait landscape").split():
        ui = build(SIZES[word], PITCH, "ko", send=lambda intent: None, windowed=True, still=True)
        hand = Hand(ui.window)
        ui.tell(ModeChanged(os.environ.get("MODE", "")))  # type: ignore[arg-type]  # training or show
        if os.environ.get("CONTRAST"):
            ui.shell.set("contrast")
        for language in os.environ.get("LANGS", "ko").split():
            for zoom in os.environ.get("ZOOMS", "1 2").split():
                for name in wanted or STATES:
                    open_page(ui, hand, name, language, float(zoom))
                    hand.screenshot(folder / f"{word[0]}-{language}-{round(float(zoom) * 100)}-{name}.png")
        print("\n".join(sorted(set(ui.warnings))))
        ui.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
