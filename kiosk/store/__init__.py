"""The encrypted local store: core values in, rows on disk, core values out. Imports only `kiosk.core`."""
