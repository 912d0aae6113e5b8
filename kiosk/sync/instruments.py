"""With what: the kiosk's own Device, a Device per instrument, a DeviceMetric where a check is known. Pure."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid5

from kiosk.core.visit_record import Instrument
from kiosk.sync.codes import PRESSURES, code_of
from kiosk.sync.context import Context
from kiosk.sync.parts import MDC, Resource, reference, resource


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
    """The newest passed check of each of them, where there is one."""
    used = context.instruments()
    return [_metric(context, each, each.last_check) for each in used if each.last_check is not None]


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


def _metric(context: Context, instrument: Instrument, checked: datetime) -> Resource:
    """R4 holds no more of a check than that it was and when; certificate and raw points stay with us."""
    key = (instrument.driver, instrument.serial)
    rows = context.record.measurements
    first = next(row.quantity for row in rows if (row.proof.driver, row.proof.device_serial) == key)
    if first in PRESSURES:
        coding = [{"system": MDC, "code": "150020"}, context.head.local("blood-pressure")]
    else:
        coding = [context.head.local(code_of(first, None, context.head.quantities).local)]
    identity = uuid5(context.device_id(instrument), f"metric/{coding[-1]['code']}/{checked.isoformat()}")
    return resource(
        "DeviceMetric",
        identity,
        identifier=[context.head.identifier("device-metric", identity)],
        type={"coding": coding},
        source=reference("Device", context.device_id(instrument)),
        operationalStatus="on",
        category="measurement",
        calibration=[{"type": "unspecified", "state": "calibrated", "time": context.head.when(checked)}],
    )
