"""A program of its own: exit 0 when every letter of our texts is drawn on this machine."""

from __future__ import annotations

import sys


def main() -> int:
    """Measure as the screen does when it starts."""
    from PySide6.QtGui import QGuiApplication

    from kiosk.core.texts import load_texts
    from kiosk.ui.fonts import measure

    application = QGuiApplication(sys.argv[:1])
    face = measure([load_texts("ko"), load_texts("en")])
    application.quit()
    return 0 if face.draws else 1


if __name__ == "__main__":
    sys.exit(main())
