"""The looks of the morning check, by theme; `kiosk.app.checking` carries them out. Each may block: it has a thread."""
