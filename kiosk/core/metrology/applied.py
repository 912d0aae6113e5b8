"""A software correction at work: between what a device said and the plausible limits, once. Pure.

Raw bytes, this and the correction of the check that a value names give the value again, for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiosk.core.metrology.plans import per_unit
from kiosk.core.metrology.values import Correction, DeviceCheck
from kiosk.core.reading import Block, Reading
from kiosk.core.samples import digits
from kiosk.core.settle import Said

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    import numpy as np
    from numpy.typing import NDArray

FUZZ = 9
"""Decimals after which a corrected sample is only the dust of binary arithmetic."""
Corrections = Mapping[str, Correction]
"""By quantity, in the unit of that quantity; what is not named stands as it came."""
NO_CORRECTIONS: Corrections = MappingProxyType({})


def corrections_of(checks: Mapping[str, DeviceCheck]) -> Corrections:
    """Return what the checks in force (by measured quantity) do to readings: a check is in the unit of its plan."""
    return {
        quantity: replace(one.correction, shift=one.correction.shift / per_unit(quantity))
        for quantity, one in checks.items()
        if one.correction is not None
    }


def corrected(said: Said, corrections: Corrections) -> Said:
    """Return what the device said, corrected: a reading or a stretch of a stream; a refusal stays one."""
    if not corrections or not isinstance(said, Reading | Block) or said.quantity not in corrections:
        return said
    correction = corrections[said.quantity]
    if isinstance(said, Reading):
        # what is no number stays none, for the limits to refuse
        return replace(said, value=correction.of(said.value)) if said.value.is_finite() else said
    return replace(said, values=_samples(said, correction), single=False)


def _samples(block: Block, correction: Correction) -> NDArray[np.float64]:
    import numpy as np

    values = block.values
    if block.single:  # 23.15 as it was meant, not 23.149999618530273
        values = np.array([float(digits(one, single=True)) for one in values.tolist()], dtype=np.float64)
    made: NDArray[np.float64] = np.round(values * float(correction.factor) + float(correction.shift), FUZZ)
    return made
