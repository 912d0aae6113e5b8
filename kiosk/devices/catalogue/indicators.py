"""Weighing indicators by name: what stands beside a platform, and which of the scales' lines it is set to say."""

from __future__ import annotations

from kiosk.devices.catalogue.shared import STREAMING, WEIGHT
from kiosk.devices.driver import Driver, SerialLine

_LINES = {
    # protocol: section of the reference, and what to set on the indicator
    "st_gs": ("serial 1.2", "Set the output to continuous, the ST,GS line."),
    "cas_22": ("serial 1.3", "Set the output to 22 bytes, continuous, 8 data bits: the lamp byte is no text."),
    "toledo_continuous": ("serial 1.5", "Set it to continuous (Toledo) output with checksum, in kilograms."),
}
_NAMED = (
    ("general-measure-m02", "General Measure", "M02", "st_gs"),
    ("selleton-sl-7516", "Selleton", "SL-7516", "st_gs"),
    ("gram-k2", "Gram", "K2", "st_gs"),
    ("excell-h3", "Excell", "H3", "st_gs"),
    ("cas-nt-200", "CAS", "NT-200", "cas_22"),
    ("cas-ci-600d", "CAS", "CI-600D", "cas_22"),
    ("kern-ftc", "KERN", "FTC", "toledo_continuous"),
    ("mettler-toledo-ics425", "Mettler Toledo", "ICS425", "toledo_continuous"),
    ("cardinal-225", "Cardinal", "225", "toledo_continuous"),
    ("fairbanks-fb3000", "Fairbanks", "FB3000", "toledo_continuous"),
    ("triner-ts-700", "Triner", "TS-700", "toledo_continuous"),
    ("vector-vi-200", "Vector", "VI-200", "toledo_continuous"),
)

INDICATORS = tuple(
    Driver(
        key,
        maker,
        model,
        protocol,
        SerialLine(),
        WEIGHT,
        silence=STREAMING,
        source=_LINES[protocol][0],
        confidence="V",
        notes=_LINES[protocol][1],
    )
    for key, maker, model, protocol in _NAMED
)
