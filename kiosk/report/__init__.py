"""Results on paper: facts in, an A4 page out. Imports only `kiosk.core` and Qt; runs on its own worker thread."""
