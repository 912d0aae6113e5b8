"""The contract of every codec and driver, for our own tests and for those of plug-ins.

class TestAcmeGrip(DriverContract):
    protocol = PROTOCOL
    drivers = (DRIVER,)
    guard = Guard.CHECKSUM
    vectors = (
        Vector(b"G,31.4,39\\r\\n", ({"force_n": Decimal("31.4")},), source="sheet rev C p.4"),
        Vector(b"G,31.4,00\\r\\n", rejected=1, source="same, checksum spoiled"),
    )
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from kiosk.devices import promises
from kiosk.devices.driver import Driver, WireProtocol
from kiosk.devices.plugins.case import case_at
from kiosk.devices.promises import ABSENT, NOISE, Case, Guard, Promise, Vector, broken

__all__ = ["ABSENT", "NOISE", "Case", "DriverContract", "Guard", "Vector", "broken"]


class DriverContract:
    """Subclass it as ``TestSomething``, name the protocol, its drivers and a table of vectors; pytest does the rest."""

    protocol: ClassVar[WireProtocol]
    vectors: ClassVar[tuple[Vector, ...]]
    drivers: ClassVar[tuple[Driver, ...]] = ()
    guard: ClassVar[Guard] = Guard.NONE
    noise: ClassVar[tuple[bytes, ...]] = NOISE  # bytes that cannot begin a frame of this protocol
    resyncs: ClassVar[bool] = True  # False: without a mark of its own, half a frame may hide the next
    open_ended: ClassVar[bool] = False  # True: a notification may end after any of several values
    manifest: ClassVar[Path | None] = None  # of a plug-in: it names all of these, and the class says nothing else

    @classmethod
    def case(cls) -> Case:
        """Return what is under contract."""
        if cls.manifest is not None:
            return case_at(cls.manifest)
        return Case(cls.protocol, cls.vectors, cls.drivers, cls.guard, cls.noise, cls.resyncs, cls.open_ended)

    def _keep(self, promise: Promise) -> None:
        problems = list(promise(self.case()))
        assert not problems, "\n".join(problems[:20])

    def test_vectors_decode(self) -> None:
        self._keep(promises.vectors_decode)

    def test_cuts_change_nothing(self) -> None:
        self._keep(promises.cuts_change_nothing)

    def test_merged_is_both(self) -> None:
        self._keep(promises.merged_is_both)

    def test_noise_is_skipped(self) -> None:
        self._keep(promises.noise_is_skipped)

    def test_half_spoils_no_whole(self) -> None:
        self._keep(promises.half_spoils_no_whole)

    def test_spoiled_is_refused(self) -> None:
        self._keep(promises.spoiled_is_refused)

    def test_short_is_refused(self) -> None:
        self._keep(promises.short_is_refused)

    def test_readings_are_declared(self) -> None:
        self._keep(promises.readings_are_declared)

    def test_records_can_be_kept(self) -> None:
        self._keep(promises.records_can_be_kept)

    def test_sources_are_named(self) -> None:
        self._keep(promises.sources_are_named)

    def test_drivers_fit(self) -> None:
        self._keep(promises.drivers_fit)

    def test_codec_is_light(self) -> None:
        self._keep(promises.codec_is_light)
