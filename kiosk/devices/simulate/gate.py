"""What goes into bluetoothd and what comes out of it; while the gate is shut (the daemon hangs), both wait in line."""

from __future__ import annotations

from collections.abc import Callable

from dbus_fast import Message


class Gate:
    """``send`` puts a message on the bus, ``serve`` answers a call."""

    def __init__(self, send: Callable[[Message], None], serve: Callable[[Message], None]) -> None:
        self._send = send
        self._serve = serve
        self._shut = False
        self._waiting: list[tuple[Callable[[Message], None], Message]] = []

    def shut(self, on: bool) -> None:
        """Stop in the middle of everything; opened again, go on as if nothing had been."""
        self._shut = on
        waiting, self._waiting = ([], self._waiting) if on else (self._waiting, [])
        for act, message in waiting:
            act(message)

    def out(self, message: Message) -> None:
        """A signal or an answer."""
        self._pass(self._send, message)

    def into(self, message: Message) -> None:
        """A call."""
        self._pass(self._serve, message)

    def _pass(self, act: Callable[[Message], None], message: Message) -> None:
        if self._shut:
            self._waiting.append((act, message))
        else:
            act(message)
