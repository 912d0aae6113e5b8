"""Lifelog Kiosk: measures a person's health and fitness with attached devices, keeps the result, and sends it on.

Data flows one way, through frozen values: bytes, Frame, Record, Reading, Measurement, rows, bundle, platform.
"""

__version__ = "0.1.0"
