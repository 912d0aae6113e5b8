"""`kiosk devices conform`: does a plug-in keep what the kiosk expects of it? Pass, or why not.

In: a folder with a package or a process link, or a wheel. Nothing of it is run in this process: its codec is judged in
a child with the limits of an isolated one, its program is started as the kiosk would.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.core import joined
from kiosk.core.errors import FrameError, LinkLost
from kiosk.core.quantity import SHIPPED, extended
from kiosk.core.texts import shipped
from kiosk.devices.plugins import manifest
from kiosk.devices.plugins.child import Child
from kiosk.devices.plugins.folder import Folder, PluginError, tree_hash
from kiosk.devices.plugins.manifest import Manifest, ManifestError
from kiosk.devices.plugins.rehearsal import rehearse
from kiosk.devices.plugins.said import parse
from kiosk.devices.plugins.sandbox import Sandbox

JUDGE_SECONDS = 300.0
NEVER = re.compile("오류|세션|로그인|디바이스|동기화|검사|진단|정상|비정상|노쇠|근감소|고혈압")
"""Words that no screen of the kiosk says."""
SVG_NEVER = ("script", "foreignObject", "image", "use", "a")


@dataclass(frozen=True, slots=True)
class Answered:
    """One question, what speaks against it, and a word about it."""

    ask: str
    problems: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All of them."""

    name: str
    version: str
    answers: tuple[Answered, ...]
    sha256: str = ""  # of a wheel's files, or of a process link's: what `install` shows

    @property
    def passed(self) -> bool:
        """Whether nothing speaks against it."""
        return not any(one.problems for one in self.answers)

    @property
    def plain(self) -> dict[str, object]:
        """For ``--json``."""
        answers = [{"ask": one.ask, "problems": list(one.problems), "note": one.note} for one in self.answers]
        return {
            "name": self.name,
            "version": self.version,
            "passed": self.passed,
            "sha256": self.sha256,
            "answers": answers,
        }

    @property
    def words(self) -> str:
        """For people."""
        lines = [f"{self.name} {self.version}".strip()]
        for one in self.answers:
            lines.append(f"  {'no  ' if one.problems else 'pass'}  {one.ask}{f' ({one.note})' if one.note else ''}")
            lines += [f"          {problem}" for problem in one.problems]
        if self.sha256 and self.passed:
            lines.append(f"its files, as install shows them: sha256 {self.sha256}")
        wrong = sum(bool(one.problems) for one in self.answers)
        return "\n".join([*lines, "PASS" if not wrong else f"NOT YET: {wrong} of {len(self.answers)}"])


def conform(path: Path) -> Report:
    """Judge what lies there; raises PluginError when there is nothing to judge."""
    if not path.exists():
        raise PluginError(f"{path}: there is no such file or folder")
    with tempfile.TemporaryDirectory(prefix="kiosk-conform-") as scratch:
        if path.is_dir():
            return _folder(path.resolve())
        try:
            found, digest = Folder(Path(scratch)).unpack(path)
        except (PluginError, ManifestError) as error:
            return Report(path.name, "", (Answered("it can be unpacked", (str(error),)),))
        return replace(_folder(Path(scratch) / found.name / found.version), sha256=digest)


def _folder(folder: Path) -> Report:
    try:
        place = manifest.find(folder)
        found = manifest.read(place)
    except ManifestError as error:
        return Report(folder.name, "", (Answered("the manifest can be read", (str(error),)),))
    root = place.parent if found.codec is None else place.parent.parent
    answers = [Answered("the manifest can be read"), *_static(found, place.parent)]
    if not any(one.problems for one in answers):
        answers += asyncio.run(_live(found, root, place))
    digest = ""
    with suppress(PluginError):  # a link in it: `install` says so
        digest = tree_hash(folder) if found.codec is None else ""
    return Report(found.name, found.version, tuple(answers), digest)


def _static(found: Manifest, package: Path) -> Iterator[Answered]:
    """What the manifest alone tells."""
    own = {one.key for one in found.quantity}
    unknown = tuple(
        f"{key} is neither in the table nor in the manifest" for key in found.quantities if key not in {*SHIPPED, *own}
    )
    taken = tuple(f"{key} is already defined" for key in sorted(own & set(SHIPPED)))
    yield Answered("quantities are known and not taken", unknown + taken)
    yield Answered("pictures are there, and only drawings", tuple(_pictures(found, package)))
    yield Answered("sentences are fit for a screen", tuple(_sentences(found)))


def _pictures(found: Manifest, package: Path) -> Iterator[str]:
    for one in found.test:
        if one.picture:
            try:
                tree = ET.parse(package / one.picture)
            except (OSError, ET.ParseError) as error:
                yield f"{one.picture}: {error}"
                continue
            names = {node.tag.rpartition("}")[2] for node in tree.iter()}
            yield from (f"{one.picture}: no <{name}>" for name in SVG_NEVER if name in names)


def _sentences(found: Manifest) -> Iterator[str]:
    ours = shipped("ko")
    for one in found.test:
        fresh = joined.NewTest(one.key, one.quantity, {"ko": one.ko.model_dump(), "en": one.en.model_dump()})
        yield from (f"{key} is a text of the kiosk's own" for key in fresh.texts("ko") if key in ours)
        for word in one.ko.model_dump().values():
            if found_word := NEVER.search(word):
                yield f"{one.key}: screens here never say {found_word[0]}"


async def _live(found: Manifest, root: Path, place: Path) -> list[Answered]:
    answers = []
    if found.codec is not None:
        answers += [one async for one in _judged(found, root, place)]
    for device, driver in zip(found.device, found.drivers(root), strict=True):
        if device.process is not None:
            problems, note = await rehearse(device, driver, extended(SHIPPED, (one.quantity for one in found.quantity)))
            answers.append(Answered(f"{device.key} talks as agreed", tuple(problems), note))
    return answers


async def _judged(found: Manifest, root: Path, place: Path) -> AsyncIterator[Answered]:
    """Start the judge and read what it says."""
    assert found.codec is not None, "asked for one"
    sandbox = Sandbox(found.name, root, found.codec.module)
    limits = sandbox.fenced()
    limits = replace(limits, cpu=int(JUDGE_SECONDS), read=(*limits.read, str(place.parent)))
    child = await Child.start(
        found.name, [*sandbox.python("kiosk.devices.plugins.judge"), str(root), str(place)], root, limits
    )
    ended = False
    try:
        async with asyncio.timeout(JUDGE_SECONDS):
            while True:
                said = parse(await child.line())
                problems = said.get("problems")
                ask, note = str(said.get("ask")), str(said.get("note", ""))
                yield Answered(ask, tuple(map(str, problems)) if isinstance(problems, list) else (), note)
                ended = ask.startswith("the simulator says")
    except (LinkLost, FrameError, TimeoutError) as error:
        if not ended:
            yield Answered("the judge comes to its end", (f"{type(error).__name__}: {error}",))
    finally:
        await child.close()
