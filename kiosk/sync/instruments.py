"""With what: the kiosk's own Device, a Device per instrument, a DeviceMetric for what it measures. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid5

from kiosk.core.visit_record import CheckState, Instrument, InstrumentCheck
from kiosk.sync.codes import PRESSURES, code_of
from kiosk.sync.context import Context
from kiosk.sync.parts import MDC, Resource, reference, resource

STATES: Mapping[CheckState, str] = {
    "good": "calibrated",
    "due": "calibration-required",
    "bad": "calibration-required",
    "never": "not-calibrated",
}
"""R4's metric-calibration-state: it has been; it needs to be; it has not been."""


def kiosk(context: Context) -> Resource:
    """This station, with the software that put the visit together."""
    software = context.record.software
    return resource(
        "Device",
        context.kiosk_id,
        identifier=[context.head.identifier("kiosk", context.kiosk_name)],
        status="active",
        deviceName=[{"name": "Lifelog Kiosk", "type": "user-friendly-name"}],
        version=[{"value": software}] if software else [],
        owner=context.centre,
    )


def devices(context: Context) -> list[Resource]:
    """The instruments that gave a value."""
    return [_device(context, each) for each in context.instruments()]


def metrics(context: Context) -> list[Resource]:
    """How each of them stands, for each quantity of it that can be checked."""
    return [_metric(context, each, check) for each in context.instruments() for check in each.checks]


def _device(context: Context, instrument: Instrument) -> Resource:
    return resource(
        "Device",
        context.device_id(instrument),
        identifier=[context.head.identifier("device", context.device_name(instrument))],
        status="active",
        manufacturer=instrument.maker,
        serialNumber=instrument.serial,
        deviceName=[{"name": instrument.model, "type": "model-name"}] if instrument.model else [],
    )


def _metric(context: Context, instrument: Instrument, check: InstrumentCheck) -> Resource:
    """One for each instrument and quantity, saying how it stands now; how it stood then is with the values.

    R4 holds no more of a check than what it came to and when; certificate and raw points stay with us.
    """
    if check.quantity in PRESSURES:
        coding = [{"system": MDC, "code": "150020"}, context.head.local("blood-pressure")]
    else:
        coding = [context.head.local(code_of(check.quantity, None, context.head.quantities).local)]
    identity = uuid5(context.device_id(instrument), f"metric/{coding[-1]['code']}")
    calibration = {"type": check.adjusted, "state": STATES[check.newest]}
    if check.newest_at is not None:
        calibration["time"] = context.head.when(check.newest_at)
    return resource(
        "DeviceMetric",
        identity,
        identifier=[context.head.identifier("device-metric", identity)],
        type={"coding": coding},
        source=reference("Device", context.device_id(instrument)),
        operationalStatus="on",
        category="measurement",
        calibration=[calibration],
    )
