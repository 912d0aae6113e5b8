#!/usr/bin/env bash
# Pins every package anew, with the hashes of all files of that version: requirements.txt (product),
# requirements-dev.txt (what tests need beside it) and THIRD_PARTY_NOTICES.md. `make lock` calls it.
#   scripts/lock.sh --upgrade                  the newest versions that pyproject.toml allows
#   scripts/lock.sh --upgrade-package httpx    one of them
# Without an option what is pinned stays, and only what pyproject.toml asks for anew changes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset PIP_FIND_LINKS        # a local folder of packages must not lend its hashes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/python -m venv "$work/venv"
"$work/venv/bin/pip" --disable-pip-version-check install -q uv

compile() {
  "$work/venv/bin/uv" pip compile -q pyproject.toml --generate-hashes --python-version 3.11 \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@"
}
pins() { sed '/^#/d' "$@" 2>/dev/null || true; }

pins requirements.txt >"$work/product.txt"
compile -o "$work/product.txt" "$@"
pins requirements.txt requirements-dev.txt >"$work/all.txt"
compile -o "$work/all.txt" -c "$work/product.txt" --group dev --extra postgres --extra keyring "$@"

# A package starts at the left margin, its hashes are indented: keep those that the product does not have.
awk -F'==' 'FNR == NR { if (/^[a-z0-9]/) product[$1] = 1; next }
  /^[a-z0-9]/ { keep = !($1 in product) } keep' "$work/product.txt" "$work/all.txt" >"$work/dev.txt"

{ echo "# The product's packages. Made by scripts/lock.sh from pyproject.toml; do not edit."; cat "$work/product.txt"; } >requirements.txt
{ echo "# What tests need beside requirements.txt. Made by scripts/lock.sh; do not edit."; cat "$work/dev.txt"; } >requirements-dev.txt

scripts/setup.sh
.venv/bin/python scripts/notices.py >"$work/notices.md"
cp "$work/notices.md" THIRD_PARTY_NOTICES.md
