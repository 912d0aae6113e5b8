"""Whole visits of made-up residents through the real screens, by the names a screen reader reads."""
