"""`kiosk demo`: the same kiosk on simulated devices; headless it plays visits by itself through the real screens."""
