"""Tests; the folders mirror kiosk/."""
