"""`kiosk demo`: the same kiosk on simulated devices; headless it plays visits by itself."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from kiosk.commands.common import JsonOption, answer
from kiosk.core.errors import ConfigError


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(demo)


def demo(
    headless: Annotated[bool, typer.Option("--headless", help="Play by itself under a virtual display.")] = False,
    scenario: Annotated[str, typer.Option(help="A built-in name or a TOML file.")] = "normal",
    out: Annotated[Path | None, typer.Option(help="Where everything goes; default ./demo-out/<time>.")] = None,
    seed: Annotated[int, typer.Option(help="Of the simulator's noise.")] = 1,
    visits: Annotated[int, typer.Option(min=1, help="How many visits.")] = 1,
    speed: Annotated[float, typer.Option(help="Divides every delay; default 10 headless, 1 in a window.")] = 0.0,
    language: Annotated[str, typer.Option(help="ko or en.")] = "ko",
    portrait: Annotated[bool, typer.Option("--portrait/--landscape", help="How the screen stands.")] = True,
    text_scale: Annotated[int, typer.Option(min=100, max=200, help="Percent.")] = 100,
    all_looks: Annotated[bool, typer.Option("--all-looks", help="ko/en x portrait/landscape.")] = False,
    platform: Annotated[str, typer.Option(help="A FHIR base URL to sync to; default: the test server, if there.")] = "",
    shrink: Annotated[int, typer.Option(min=1, max=4, help="Draw with so many times fewer pixels a millimetre.")] = 1,
    keypad: Annotated[bool, typer.Option("--keypad", help="Headless: by arrows and OK instead of touches.")] = False,
    plugins: Annotated[Path | None, typer.Option(help="Use the approved plug-ins of this folder too.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Show the kiosk on simulated devices."""
    from kiosk.app.demo.look import ALL_LOOKS, Look

    if plugins is not None:
        from kiosk.devices.plugins.joining import join

        join(plugins.resolve())
    if language not in ("ko", "en"):
        raise ConfigError(f"--language: {language!r} is neither ko nor en")
    if speed < 0 or speed > 1000:
        raise ConfigError("--speed: between 0.1 and 1000")
    folder = (out or Path("demo-out") / time.strftime("%Y%m%d-%H%M%S")).resolve()
    look = Look(language, portrait, text_scale, shrink, keypad)
    if not headless and not all_looks and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        from kiosk.app.demo.window import show

        raise typer.Exit(show(scenario, folder, look, seed, speed or 1.0, platform))
    from kiosk.app.demo.run import Order, play

    looks = ALL_LOOKS if all_looks else (look,)
    summary = play(Order(scenario, folder, looks, seed, visits, speed or 10.0, platform))
    answer(as_json, summary, words(summary, folder))
    raise typer.Exit(0 if summary["ok"] else 1)


def words(summary: dict[str, object], folder: Path) -> str:
    """Say for people what came out and where to look."""
    visits = summary["visits"]
    assert isinstance(visits, list)
    lines = [f"{len(visits)} visit(s) played, {summary['stored']} values kept, outbox {summary['outbox']}."]
    if summary["platform"]:
        lines.append(f"The platform holds: {summary['platform']}")
    lines += [f"  ended: {visit['ended']}, report: {visit['report_pdf']}" for visit in visits]
    lines.append(f"Pictures, report, store and summary.json lie in {folder}")
    problems = summary["problems"]
    assert isinstance(problems, list)
    lines += ["All is as it was sent." if not problems else "PROBLEMS:", *(f"  {problem}" for problem in problems)]
    return "\n".join(lines)
