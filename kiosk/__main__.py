"""``python -m kiosk`` is the console script ``kiosk``."""

import sys

from kiosk.commands import main

if __name__ == "__main__":
    sys.exit(main())
