"""The platform over HTTP: the only module that knows an address. Never raises for what a network does.

TLS is verified, redirects are never followed (a login page stands behind them), nothing is taken from the environment.
"""

from __future__ import annotations

import asyncio
import gzip
import logging
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from urllib.parse import quote

import httpx

from kiosk.core.clock import Clock
from kiosk.sync.capability import Capability, Mode, read_capability
from kiosk.sync.modes import deliver
from kiosk.sync.outbox import Answer, Outcome, Verdict, dicts, refusal
from kiosk.sync.taking import TakeBack, Taking

FHIR_JSON = "application/fhir+json"
CAPABILITY_SECONDS = 86_400.0
CONNECT_SECONDS = 10.0
READ_BACK_AT_ONCE = 10
"""So many identifiers fit in one address."""


class TokenSource(Protocol):
    """Where access tokens come from (SMART Backend Services, for one)."""

    async def token(self, *, fresh: bool) -> str:
        """Return a token; ``fresh`` after the last one was refused. Empty when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach the platform. ``mode``: auto follows ``/metadata``; ``tls`` replaces the usual trust."""

    url: str
    mode: Literal["auto", "A", "B", "C", "D"] = "auto"
    timeout_s: float = 60.0
    compress: bool = False
    tls: ssl.SSLContext | None = None
    tokens: TokenSource | None = None


class FhirClient:
    """Belongs to the event loop it is first used on; ``aclose`` at the end."""

    def __init__(self, access: Access, clock: Clock, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.access, self._clock = access, clock
        for name in ("httpx", "httpcore"):  # they log addresses, and addresses hold identifiers
            logging.getLogger(name).setLevel(logging.WARNING)
        self._http = httpx.AsyncClient(
            headers={"Accept": FHIR_JSON},
            timeout=httpx.Timeout(access.timeout_s, connect=min(CONNECT_SECONDS, access.timeout_s)),
            verify=access.tls or True,
            follow_redirects=False,
            trust_env=False,
            transport=transport,
        )
        self._can: Capability | None = None
        self._read_at = 0.0
        self._token = ""

    async def aclose(self) -> None:
        """Hang up."""
        await self._http.aclose()

    @property
    def server(self) -> str:
        """The name under which the store remembers what is on this platform."""
        return self.access.url

    @property
    def lacking(self) -> frozenset[str]:
        """Optional types the platform does not list."""
        return self._can.lacking if self._can else frozenset()

    @property
    def mode(self) -> Mode | None:
        """The write mode in use, once the platform has said what it can do."""
        if self.access.mode != "auto":
            return self.access.mode
        return self._can.mode() if self._can else None

    async def ready(self, *, fresh: bool = False) -> Verdict:
        """Ask what the platform can do, at most once a day unless ``fresh``; SENT says that it can be written to."""
        age = self._clock.monotonic() - self._read_at
        if self._can is not None and not fresh and age < CAPABILITY_SECONDS:
            return Verdict(Outcome.SENT)
        found = self._judge(await self.ask("GET", "metadata"))
        if isinstance(found, Verdict):
            return found
        self._can, self._read_at = found, self._clock.monotonic()
        return Verdict(Outcome.SENT)

    def _judge(self, answer: Answer) -> Capability | Verdict:
        refused = refusal(answer, self.utc())
        understood = refused is None or refused.outcome in (Outcome.HELD, Outcome.FORBIDDEN)
        found = None if refused else read_capability(answer.resource())
        if self.access.mode != "auto" and understood:
            return found or Capability()  # chosen by hand: the platform need not say anything
        if refused is not None:
            return Verdict(Outcome.STOP, f"metadata-{refused.reason}", refused.detail) if understood else refused
        if found is None:
            return Verdict(Outcome.OFFLINE, "no-capability-statement")
        trouble = found.trouble() or ("" if found.mode() else "no-write-mode")
        return Verdict(Outcome.STOP, trouble) if trouble else found

    async def send(self, body: bytes, *, anew: bool = False) -> Verdict:
        """Deliver one visit; ask `ready` first."""
        if self._can is None or self.mode is None:
            return Verdict(Outcome.OFFLINE, "not-ready")
        return await deliver(self, self._can, self.mode, body, anew=anew)

    async def take_back(self, what: TakeBack) -> Verdict:
        """Have something be no more there; ask `ready` first."""
        if self._can is None or self.mode is None:
            return Verdict(Outcome.OFFLINE, "not-ready")
        return await Taking(self, self._can, self.mode, what).carry_out()

    async def observations(self, ids: Sequence[str], system: str) -> tuple[str, ...] | None:
        """Read back by identifier: the value once for each resource that has it; None when it cannot be asked."""
        found: list[str] = []
        for start in range(0, len(ids), READ_BACK_AT_ONCE):
            some = ids[start : start + READ_BACK_AT_ONCE]
            tokens = ",".join(quote(f"{system}|{each}", safe="") for each in some)
            answer = await self.ask("GET", f"Observation?identifier={tokens}&_count={5 * READ_BACK_AT_ONCE}")
            if refusal(answer, self.utc()) is not None:
                return None
            for entry in dicts(answer.resource().get("entry")):
                named = dicts((entry.get("resource") or {}).get("identifier"))
                found += [one["value"] for one in named if one.get("system") == system and one.get("value") in some]
        return tuple(found)

    # --- Wire --------------------------------------------------------------------------------------------------

    def utc(self) -> datetime:
        """The time now."""
        return self._clock.utc()

    async def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One request, one answer; after a 401 once more with a new token."""
        answer = await self._ask(method, path, body, headers or {})
        if answer.status == httpx.codes.UNAUTHORIZED and self.access.tokens is not None:
            self._token = await self.access.tokens.token(fresh=True)
            answer = await self._ask(method, path, body, headers or {})
        return answer

    async def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        sent = dict(headers)
        if self.access.tokens is not None:
            self._token = self._token or await self.access.tokens.token(fresh=False)
            sent["Authorization"] = f"Bearer {self._token}"
        if body is not None:
            sent["Content-Type"] = FHIR_JSON
            if self.access.compress:
                body, sent["Content-Encoding"] = gzip.compress(body, mtime=0), "gzip"
        url = f"{self.access.url}/{path}" if path else self.access.url
        try:
            async with asyncio.timeout(2 * self.access.timeout_s):  # a drip of bytes must not keep the queue for ever
                answer = await self._http.request(method, url, content=body, headers=sent)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            return Answer(trouble=_trouble(error))
        return Answer(
            answer.status_code,
            answer.headers.get("content-type", ""),
            answer.content,
            answer.headers.get("retry-after", ""),
            answer.headers.get("location", ""),
        )


def _trouble(error: BaseException) -> str:
    """A word for why there is no answer; whether anything arrived there is known only for ``connect`` and ``tls``."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "tls"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.InvalidURL):
        return "connect"
    return "timeout" if isinstance(error, httpx.TimeoutException | TimeoutError) else "cut"
