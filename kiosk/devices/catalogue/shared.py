"""Words and line facts that several parts of the catalogue share."""

from __future__ import annotations

WEIGHT = ("body_weight",)
HEIGHT_AND_WEIGHT = ("body_height", "body_weight")
PRESSURE = ("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate")

STREAMING = 10.0
"""Seconds: a scale that streams says several lines a second; this long without one, and something is stuck."""
ASKED = 0.4
"""Seconds between two questions to a scale that speaks when it is asked: three within the second it must stand."""
CP210X = ((0x10C4, 0xEA60),)
