"""The isolated child: the codec of one plug-in and nothing else of it. Bytes in, Records and replies out.

``python -I -m kiosk.devices.plugins.host FOLDER MODULE:NAME PROTOCOL VARIANT SIMULATE``. For every line in, one line
out with the same ``n``. Standard output belongs to this talk alone: what the codec prints goes to standard error.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import IO

from kiosk.core.json_text import dumps
from kiosk.core.reading import Record
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Send, WireProtocol
from kiosk.devices.plugins.named import named, protocol_of
from kiosk.devices.plugins.said import line_of


class Host:
    """Answers one request after the other."""

    def __init__(self, protocol: WireProtocol, variant: str, simulate: str) -> None:
        self._protocol, self._variant, self._simulate = protocol, variant, simulate
        self._decoder = Decoder(protocol, variant)
        self._rejected = 0  # of decoders that were put away

    def answer(self, request: Mapping[str, object]) -> dict[str, object]:
        """Do what a line asks for."""
        match request.get("do"):
            case "feed":
                data, at = bytes.fromhex(str(request["hex"])), float(str(request["at"]))
                said = self._told(self._decoder.feed(data, at, str(request.get("channel", ""))))
            case "open" | "begin" | "end" | "ask" | "kept" as what:
                said = self._told(getattr(self._decoder.codec, what, tuple)())
            case "purge":
                self._rejected += self._decoder.rejected
                self._decoder, said = _purged(self._decoder, self._protocol, self._variant), []
            case "renew":
                self._decoder, self._rejected, said = Decoder(self._protocol, self._variant), 0, []
            case "simulate":
                return {"frames": [frame.hex() for frame in frames_of(self._simulate, request["values"])]}
            case other:
                raise ValueError(f"no request {other!r}")
        return {
            "said": said,
            "rejected": self._rejected + self._decoder.rejected,
            "pending": self._decoder.pending,
            "flaw": self._decoder.error.flaw.value if self._decoder.error else "",
        }

    def _told(self, items: Iterable[Record | Send]) -> list[object]:
        return [
            {"send": item.data.hex(), "channel": item.channel, "response": item.response}
            if isinstance(item, Send)
            else {"record": json.loads(line_of(item), parse_float=Decimal), "raw": item.raw.hex(), "at": item.at}
            for item in items
        ]


def frames_of(simulate: str, values: object) -> list[bytes]:
    """Ask the plug-in's simulator for the bytes of these values."""
    make = named(simulate)
    if not callable(make):
        raise TypeError(f"{simulate} is no function")
    made = make(values)
    return [made] if isinstance(made, bytes) else [bytes(one) for one in made]


def _purged(decoder: Decoder, protocol: WireProtocol, variant: str) -> Decoder:
    """The same codec, whose state is the device's, behind an empty framer."""
    fresh = Decoder(protocol, variant)
    fresh.codec = decoder.codec
    return fresh


def serve(read: IO[bytes], write: Callable[[str], None], host: Host) -> None:
    """Answer until the input ends."""
    for line in read:
        request = json.loads(line, parse_float=Decimal)
        try:
            answer = host.answer(request)
        except Exception as error:  # somebody else's code: which kind of error is all that is told
            answer = {"error": type(error).__name__}
        write(dumps({"n": request.get("n"), **answer}))


def main() -> None:
    """Say hello once the plug-in is imported, then serve."""
    folder, where, key, variant, simulate = sys.argv[1:6]
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever prints, prints elsewhere
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    sys.path.insert(0, folder)

    def write(line: str) -> None:
        out.write(line + "\n")
        out.flush()

    try:
        host = Host(protocol_of(where, key), variant, simulate)
    except Exception as error:
        write(dumps({"failed": f"{type(error).__name__}"}))
        raise
    write(dumps({"hello": {"key": key, "version": host._protocol.version}}))
    serve(sys.stdin.buffer, write, host)


if __name__ == "__main__":
    main()
