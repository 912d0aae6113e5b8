"""What the staff's side of the station needs of the world, put together: checks, paper, files, keeping, modes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.app.checking import running_checker
from kiosk.app.exchange import ExchangeFolders
from kiosk.app.housekeeping import Housekeeper
from kiosk.app.modes import Ground, ModeSwitch
from kiosk.app.paper import PaperDesk
from kiosk.app.papers import StaffPapers
from kiosk.app.syncing import letterhead
from kiosk.core.clock import Clock
from kiosk.core.json_text import dumps
from kiosk.devices.supervisor import Supervisor
from kiosk.station.office.services import Services
from kiosk.store.gateway import StoreGateway
from kiosk.sync.document import document


def services_of(
    ground: Ground,
    config: Path,
    gateway: StoreGateway,
    clock: Clock,
    supervisor: Supervisor,
    paper: PaperDesk,
    keeper: Housekeeper,
    switch: ModeSwitch,
) -> Services:
    """Plug everything in. Call it on the event loop."""

    def states() -> Mapping[str, tuple[str, str]]:
        return {device: (now.state.value, now.reason_key) for device, now in supervisor.states().items()}

    return Services(
        running_checker(ground.settings, ground.data_dir, config, gateway, clock, states),
        StaffPapers(paper, ground.settings.printer, clock),
        ExchangeFolders(ground.settings.exchange, ground.data_dir),
        keeper,
        switch,
        lambda record: dumps(document(record, letterhead(ground.settings), record.language or "ko")),
    )
