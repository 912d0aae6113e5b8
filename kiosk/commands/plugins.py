"""`kiosk devices new / conform / install / plugins / rollback / remove`: drivers of other people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kiosk.commands.common import PLUGINS, ConfigOption, DataOption, JsonOption, answer, place, store
from kiosk.commands.gate import actor
from kiosk.core.errors import ConfigError

if TYPE_CHECKING:
    from kiosk.devices.plugins.folder import Approval, Folder
    from kiosk.devices.plugins.manifest import Manifest


def add_to(app: typer.Typer) -> None:
    """Register the commands under ``kiosk devices``."""
    for command in (new, conform, install, plugins, rollback, remove):
        app.command()(command)


def new(
    name: Annotated[str, typer.Argument(help="Such as kiosk-acme-grip.")],
    into: Annotated[Path, typer.Option(help="The folder to put it in.")] = Path(),
    link: Annotated[str, typer.Option(help="serial, ble or process.")] = "serial",
    as_json: JsonOption = False,
) -> None:
    """Make a package with a toy driver that conforms, to be made one's own."""
    from kiosk.devices.plugins.new import create

    kind: Literal["serial", "ble", "process"]
    match link:
        case "serial" | "ble" | "process":
            kind = link
        case _:
            raise ConfigError(f"--link: {link!r} is none of serial, ble, process")
    folder = create(name, into, kind)
    answer(as_json, {"folder": str(folder)}, f"{folder} is ready; next: kiosk devices conform {folder}")


def conform(
    path: Annotated[Path, typer.Argument(help="A folder with a package or a process link, or a wheel.")],
    as_json: JsonOption = False,
) -> None:
    """Judge a plug-in: pass, or why not. Exit 0 only for a pass."""
    from kiosk.devices.plugins.conform import conform as judge

    report = judge(path)
    answer(as_json, report.plain, report.words)
    raise typer.Exit(0 if report.passed else 1)


def install(
    file: Annotated[Path, typer.Argument(help="A wheel, or the folder of a process link.")],
    sha256: Annotated[str, typer.Option(help="Approve it without asking, if conform says this hash of it.")] = "",
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Install a plug-in without a network: judged, its hash shown, approved by you, in use from the next start."""
    from kiosk.devices.plugins.conform import conform as judge
    from kiosk.devices.plugins.folder import PluginError

    folder = _folder(config, data_dir)
    report = judge(file)
    if not report.passed:
        typer.echo(report.words, err=True)
        raise PluginError(f"{file.name} does not conform; nothing was installed")
    found, digest = folder.unpack(file)
    _agreed(found, digest, sha256.lower())

    def approve(at: datetime) -> Approval:
        return folder.approve(found.name, found.version, digest, actor(), at)

    _noted(config, data_dir, "plug-in approved", found.name, approve)
    fields = {"name": found.name, "version": found.version, "sha256": digest, "by": actor()}
    answer(as_json, fields, f"{found.name} {found.version} is in use from the next start of the kiosk.")


def _agreed(found: Manifest, digest: str, wanted: str) -> None:
    """Raise PluginError unless this is what was wanted, or whoever sits there says yes to it."""
    from kiosk.devices.plugins.folder import PluginError

    if wanted and wanted != digest:
        raise PluginError(
            f"{found.name} has the hash {digest}, not the one given; it is not in use. "
            "It is the hash of its files, as kiosk devices conform says it, not of the .whl"
        )
    if not wanted:
        devices = ", ".join(f"{one.maker} {one.model}" for one in found.device)
        programs = [one.process for one in found.device if one.process]
        more = ["It may use the network."] if any(one.network for one in programs) else []
        more += [f"It may read {place}." for one in programs for place in one.reads]
        typer.echo(" ".join([f"{found.name} {found.version}: {devices}.", *more, f"\nsha256 {digest}"]), err=True)
        if not typer.confirm("Approve it?", err=True):
            raise PluginError("not approved; it is not in use")


def plugins(config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """List what is installed and approved, and what is wrong with it."""
    from kiosk.devices.plugins.folder import PluginError

    folder = _folder(config, data_dir)
    wrong = [str(one) for one in folder.installed() if isinstance(one, PluginError)]
    rows = [
        {
            "name": name,
            "version": one.version,
            "sha256": one.sha256,
            "by": one.by,
            "at": one.at,
            "before": one.before[0] if one.before else None,
        }
        for name, one in folder.approvals().items()
    ]
    words = [f"{row['name']:24} {row['version']:10} approved by {row['by']} at {row['at']}" for row in rows]
    words += [f"! {one}" for one in wrong]
    answer(as_json, {"plugins": rows, "problems": wrong}, "\n".join(words) or "No plug-in is installed.")


def rollback(name: str, config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """Use the version before again, from the next start."""
    folder = _folder(config, data_dir)
    _noted(config, data_dir, "plug-in rolled back", name, lambda at: folder.roll_back(name, actor(), at))
    version = folder.approvals()[name].version
    answer(as_json, {"name": name, "version": version}, f"{name} {version} is in use from the next start.")


def remove(name: str, config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """Stop using a plug-in from the next start; results measured with it stay."""
    folder = _folder(config, data_dir)
    _noted(config, data_dir, "plug-in removed", name, lambda at: folder.remove(name))
    answer(as_json, {"name": name}, f"{name} is no longer in use from the next start.")


def _folder(config: Path | None, data_dir: Path | None) -> Folder:
    from kiosk.devices.plugins.folder import Folder

    return Folder(place(config, data_dir).data_dir / PLUGINS)


def _noted(
    config: Path | None, data_dir: Path | None, what: str, name: str, change: Callable[[datetime], object]
) -> None:
    """Change something and write it into the access log; a store that cannot be written to lets nothing happen."""
    now = datetime.now(UTC)
    with store(place(config, data_dir)) as opened:
        opened.note(what, actor=actor(), now=now, detail=name)
        change(now)
