"""Values → bytes for body composition and height (serial reference 1.10, 5.1, 5.2). Exact or refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal

from kiosk.devices.simulate.encode_scales import plain
from kiosk.devices.simulate.encoders import EncodeError, bmi, digits

TANITA = {
    # quantity: key and decimals, in the order of the line
    "body_height": ("Hm", 1),
    "body_weight": ("Wk", 1),
    "body_fat": ("FW", 1),
    "fat_mass": ("fW", 1),
    "fat_free_mass": ("MW", 1),
    "muscle_mass": ("mW", 1),
    "body_water": ("wW", 1),
    "visceral_level": ("IF", 0),
    "basal_metabolism": ("rB", 0),
    "impedance": ("ZF", 1),
}
BC418 = (
    # quantity, width, decimals; None: a field left blank
    ("body_height", 5, 0),
    ("body_weight", 5, 1),
    ("body_fat", 4, 1),
    ("fat_mass", 5, 1),
    ("fat_free_mass", 5, 1),
    ("body_water", 5, 1),
)
BLANK_AFTER = {"age": 1, "bmi": 1, "metabolism": 1, "impedances": 5, "segments": 20}
SEXES = {"M": "1", "F": "2"}
Values = Mapping[str, Decimal]


def tanita_csv(model: str, at: datetime, sex: str, values: Values) -> bytes:
    """The line of keys and values with its checksum; quantities that were not measured are left out."""
    _known(values, TANITA)
    head = f'{{0,16,~0,1,~1,1,~2,1,MO,"{model}",Da,"{at:%d/%m/%Y}",TI,"{at:%H:%M}",Bt,0,GE,{SEXES[sex]},Pt,0.0,'
    pairs = (f"{key},{plain(values[name], decimals)}," for name, (key, decimals) in TANITA.items() if name in values)
    data = (head + "".join(pairs)).encode("ascii")
    return data + f"CS,{sum(data) % 256:02X}\r\n".encode("ascii")


def bd815(values: Values) -> bytes:
    """The line of the one model without a checksum: whole grams."""
    _known(values, ("body_weight",))
    grams = plain(values.get("body_weight", Decimal(0)) * 1000, 0)
    return f'{{0,16,~0,1,MO,"BD-815",Wg,{grams}\r\n'.encode("ascii")


def bc418(at: datetime, sex: str, values: Values) -> bytes:
    """The older line: fields by their place, those that nobody named left blank."""
    _known(values, [name for name, _, _ in BC418] + ["visceral_level"])
    fields = [f'"{at:%d/%m/%y}"', f'"{at:%H:%M}"', "0", SEXES[sex]]
    fields += [digits(values[name], places, width) if name in values else "" for name, width, places in BC418]
    fields += [""] * sum(BLANK_AFTER.values())
    fields.append(plain(values["visceral_level"], 0) if "visceral_level" in values else "")
    return (",".join(fields) + "\r\n").encode("ascii")


def healthometer(values: Values) -> bytes:
    """ESC R, weight, height and body mass index as measured, the metric units, ESC E."""
    _known(values, ("body_weight", "body_height"))
    weight, height = values.get("body_weight"), values.get("body_height")
    pairs = ["R"]
    pairs += [f"W{plain(weight, 2)}"] if weight is not None else []
    pairs += [f"H{plain(height, 2)}"] if height is not None else []
    pairs += [f"B{bmi(height, weight)}"] if weight and height else []
    return "".join(f"\x1b{pair}" for pair in (*pairs, "Nm", "E")).encode("ascii")


def _known(values: Values, names: Collection[str]) -> None:
    unknown = sorted(set(values) - set(names))
    if unknown:
        raise EncodeError(f"this device does not say {', '.join(unknown)}")
