"""Body composition analysers and what else of Tanita says its line of keys and values."""

from __future__ import annotations

from kiosk.devices.catalogue.shared import STREAMING, WEIGHT
from kiosk.devices.driver import Driver, SerialLine

MADE_OF = (
    "body_fat",
    "fat_mass",
    "fat_free_mass",
    "muscle_mass",
    "body_water",
    "basal_metabolism",
    "visceral_level",
    "body_weight",
)
_ALONE = "Sends one line by itself after each measurement, also when nobody listens. 9600 8N1."
_TYPED = f"{_ALONE} Age, sex and height are typed on it, and its results are as true as they."
_SOURCE, _SURE = "serial 5.1", "V"


def _tanita(model: str, measures: tuple[str, ...], notes: str = _TYPED, variant: str = "") -> Driver:
    return Driver(
        f"tanita-{model.lower()}",
        "Tanita",
        model,
        "tanita_csv",
        SerialLine(),
        measures,
        variant=variant,
        source=_SOURCE,
        confidence=_SURE,
        notes=notes,
    )


COMPOSITION = (
    _tanita("SC-240", (*MADE_OF, "impedance")),
    _tanita("SC-330", (*MADE_OF, "impedance")),
    _tanita("DC-320", MADE_OF),
    _tanita("MC-780", MADE_OF, f"{_TYPED} Values of arms, legs and trunk are not read."),
    _tanita("MC-980", MADE_OF, f"{_TYPED} Values of arms, legs and trunk are not read."),
    _tanita("PW-650", WEIGHT, f"{_ALONE} What clothes and tare it takes off is told beside the weight."),
    _tanita("WB-3000", WEIGHT, f"{_ALONE} Set it to kilograms. A height that it tells was typed on it."),
    _tanita("BD-815", WEIGHT, f"{_ALONE} A baby scale without a checksum: a spoiled digit would not show.", "bd815"),
    Driver(
        "tanita-bc-418",
        "Tanita",
        "BC-418",
        "tanita_csv",
        SerialLine(baud=4800),
        tuple(quantity for quantity in MADE_OF if quantity != "muscle_mass"),
        variant="bc418",
        source="serial 5.2",
        confidence="D V",
        notes="No checksum. Age, sex and height are typed on it, and its results are as true as they.",
    ),
    Driver(
        "tanita-bc-418-scale",
        "Tanita",
        "BC-418 in scale mode",
        "tanita_csv",
        SerialLine(baud=4800),
        WEIGHT,
        variant="bc418_scale",
        silence=STREAMING,
        source="serial 5.2",
        confidence="V",
        notes="Weight only, one decimal, no checksum.",
    ),
)
