"""Holds the store's write lock, as a stuck backup program would, until its standard input ends, or the time is up."""

from __future__ import annotations

import select
import sys
from pathlib import Path

from kiosk.app.storing import key_source, store_settings
from kiosk.config import load
from kiosk.store.engine import make_engine
from kiosk.store.keys import load_keys


def main() -> None:
    """``python -m benchmarks.store_lock CONFIG DATA_DIR SECONDS``."""
    config, data = Path(sys.argv[1]), Path(sys.argv[2])
    settings = load(config)
    engine = make_engine(store_settings(settings, data), load_keys(data, key_source(settings, config)))
    with engine.connect() as connection, connection.begin():
        print("locked", flush=True)
        select.select([sys.stdin], [], [], float(sys.argv[3]))
    engine.dispose()


if __name__ == "__main__":
    main()
