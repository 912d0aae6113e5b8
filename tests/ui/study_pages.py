"""The pages of trials and of the demonstration as the station makes them, of made-up devices: for looking at them.

python -m tests.ui.study_pages OUTDIR [page …]; environment as for `tests.ui.desk_shots`.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from kiosk.core.duties_studies import OnStage, Studies, StudyBegin, StudyForm, StudyIncident, StudyPage
from kiosk.core.pages import Page
from kiosk.core.roles import Role
from kiosk.devices.events import Binding
from tests.fakes import breathe
from tests.station.fakes import FakeDevice, FakeDevices
from tests.station.office.rig import OfficeRig
from tests.station.office.test_devices import passing
from tests.station.office.test_on_stage import TWO, put
from tests.station.office.test_studies import TOY, one_pair, planned
from tests.station.play import devices

NAMES = (
    "studies-none",
    "study-form",
    "study-planned",
    "study-begin",
    "study-consent",
    "study-turn",
    "study-comfort",
    "study-over",
    "study-running",
    "study-incident",
    "studies",
    "stage-script",
    "stage-two",
)


def collected() -> dict[str, Page]:
    """Let the station make every page once."""
    with tempfile.TemporaryDirectory() as folder:
        (trial := Path(folder) / "trial").mkdir()
        (stage := Path(folder) / "stage").mkdir()
        pages = asyncio.run(_trial(trial)) | asyncio.run(_stage(stage))
    assert tuple(pages) == NAMES, tuple(pages)
    return pages


async def _trial(folder: Path) -> dict[str, Page]:
    owned = devices()
    bound = Binding("toy-1", TOY, "/dev/toy", "SN-toy", "study")
    owned.all["toy-1"] = FakeDevice("toy-1", ("body_weight",), "and_standard", binding=bound)
    async with OfficeRig(folder, owned) as rig:
        rig.station._lobby()
        await rig.sign_in(Role.MANAGER)
        pages = {"studies-none": await rig.ask(Studies()), "study-form": await rig.ask(StudyForm())}
        study = await planned(rig)
        pages["study-planned"] = await rig.ask(StudyPage(study))
        pages["study-begin"] = await rig.ask(StudyBegin(study))
        pages["study-consent"] = await rig.ask(StudyBegin(study, "70", "F", sent=True))
        pages["study-turn"] = await rig.press("yes")
        await one_pair(rig, "70.95", "70.50")
        pages["study-comfort"] = rig.page
        await rig.press("score-3")
        pages["study-over"] = await rig.press("score-none")
        pages["study-running"] = await rig.ask(StudyPage(study))
        pages["study-incident"] = await rig.ask(StudyIncident(study))
        pages["studies"] = await rig.ask(Studies())
        await _end(rig)
    return pages


async def _stage(folder: Path) -> dict[str, Page]:
    owned = FakeDevices(*(FakeDevice(name, ("body_weight",), "and_standard") for name in ("scale", "scale-2")))
    async with OfficeRig(folder, owned) as rig:
        rig.station._lobby()
        await rig.sign_in(Role.SPECIALIST)
        pages = {"stage-script": await rig.ask(OnStage())}
        await rig.ask(TWO)
        await passing(rig)
        for first, second in (("70.5", "70.2"), ("52.0", "51.9"), ("81.3", "80.8")):
            await put(rig, "scale", first)
            await put(rig, "scale-2", second)
            pages["stage-two"] = await rig.press("pair")
        await _end(rig)
    return pages


async def _end(rig: OfficeRig) -> None:
    for job in tuple(rig.station._jobs):
        job.cancel()
    await breathe()


if __name__ == "__main__":
    from tests.ui import desk_shots
    from tests.ui.desk_pages import PAGES
    from tests.ui.desk_states import STATES

    PAGES.update(collected())
    STATES.update({name: (name, ()) for name in NAMES})
    desk_shots.main(Path(sys.argv[1]), sys.argv[2:] or list(NAMES))
