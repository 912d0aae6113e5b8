#!/usr/bin/env bash
# Makes this folder ready to run: system packages, .venv, Python packages, node packages of the FHIR test server.
# `make setup` calls it. It may run again at any time: what is there stays, and when nothing changed it takes a moment.
#   PYTHON=/path/to/python3.11   another Python 3.11 than the one found
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
venv=.venv
fhir=tests/fhir_server
export PIP_PROGRESS_BAR=off       # its drawings would fill the log that a failure shows

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$@" >&2; exit 1; }

# Three tries: a network may fail for a moment. A command that fails for good shows its own words each time.
retry() {
  local try
  for try in 1 2 3; do
    "$@" && return 0
    if [ "$try" -lt 3 ]; then
      say "that failed; trying again in $((try * 5)) s ($((try + 1)) of 3)"
      sleep $((try * 5))
    fi
  done
  return 1
}

# Two set-ups at once would spoil each other's work: the second one waits.
if [ "${KIOSK_SETUP_LOCKED:-}" != 1 ] && command -v flock >/dev/null; then
  KIOSK_SETUP_LOCKED=1 exec flock --close scripts/setup.sh "$BASH" scripts/setup.sh
fi

# --- system packages ------------------------------------------------------------------------------------------------

is_311() { "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' >/dev/null 2>&1; }

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3.11 /usr/bin/python3.11 python3; do
    if [ -n "$candidate" ] && is_311 "$candidate"; then printf '%s' "$candidate"; return 0; fi
  done
  return 1
}

# What is not installed, by name or by another package that provides it. Another Python 3.11 does as well as Debian's.
missing_packages() {
  local have_python=0
  if find_python >/dev/null; then have_python=1; fi
  # shellcheck disable=SC2016  # dpkg-query's own field names
  dpkg-query -W -f='${db:Status-Status}\t${Package}\t${Provides}\n' 2>/dev/null |
    awk -F'\t' -v have_python="$have_python" '
      FNR == NR {
        if ($1 != "installed") next
        have[$2] = 1
        count = split($3, provided, /, */)
        for (i = 1; i <= count; i++) { sub(/ .*/, "", provided[i]); have[provided[i]] = 1 }
        next
      }
      {
        sub(/#.*/, ""); gsub(/[ \t]/, "")
        if ($0 == "" || $0 in have || (have_python && $0 ~ /^python3\.11/)) next
        print
      }' - packages.txt
}

# Without apt we cannot install; the commands that demo and tests call tell whether somebody else has.
check_commands() {
  local absent=() command
  for command in Xvfb dbus-daemon pdftoppm fc-list ps; do
    command -v "$command" >/dev/null || absent+=("$command")
  done
  find_python >/dev/null || absent+=(python3.11)
  [ ${#absent[@]} -eq 0 ] && return 0
  die "$1" "please install what stands for these Debian packages, then run make setup again:" \
    "  $(sed 's/#.*//' packages.txt | xargs)" "not found: ${absent[*]}"
}

install_packages() {
  local as_root=() missing
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    check_commands "this system has no apt"
    say "this system has no apt; the commands needed are all here, going on"
    return
  fi
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || { [ ! -t 0 ] && ! sudo -n true 2>/dev/null; }; then
      check_commands "not root, and no sudo without a password; missing: ${missing[*]}"
      say "not root and no sudo; the commands needed are all here, going on without: ${missing[*]}"
      return
    fi
    as_root=(sudo)
  fi
  say "installing ${#missing[@]} system packages${as_root:+ with sudo}: ${missing[*]}"
  local apt=(${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive
    apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  logged "${apt[@]}" update || die "the list of system packages could not be fetched"
  logged "${apt[@]}" install --no-install-recommends "${missing[@]}" || die "apt could not install the packages above"
  say "system packages are installed"
}

# Runs a talkative command, up to three times, and shows what it said only when it failed.
logged() {
  local log
  log=$(mktemp)
  quietly() {
    "$@" >"$log" 2>&1 && return 0
    tail -n 25 "$log" >&2
    return 1
  }
  if retry quietly "$@"; then rm -f "$log"; return 0; fi
  rm -f "$log"
  return 1
}

# --- Python packages ------------------------------------------------------------------------------------------------

stamp_of() { cat -- "$@" | sha256sum | cut -d' ' -f1; }
is_fresh() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }     # stamp file, wanted stamp

install_python() {
  local python stamp pip=("$venv/bin/python" -m pip --disable-pip-version-check --no-input)
  # A folder that was moved or copied needs a new .venv: its programs name the old place.
  if ! is_311 "$venv/bin/python" || ! is_fresh "$venv/.path" "$PWD"; then
    python=$(find_python) || die "Python 3.11 was not found" "install it, or name it: make setup PYTHON=/path/to/python3.11"
    say "making $venv with $("$python" --version)"
    rm -rf "$venv"
    "$python" -m venv "$venv" || { rm -rf "$venv"; die "$python could not make $venv; is its venv module installed?"; }
    pwd >"$venv/.path"
  fi

  stamp=$(stamp_of requirements.txt requirements-dev.txt)
  if ! is_fresh "$venv/.requirements" "$stamp"; then
    say "installing Python packages (the first time some 300 MB)"
    logged "${pip[@]}" install --require-hashes -r requirements.txt -r requirements-dev.txt ||
      die "the Python packages could not be installed"
    echo "$stamp" >"$venv/.requirements"
    rm -f "$venv/.project"
    say "Python packages are installed"
  fi

  stamp=$(stamp_of pyproject.toml kiosk/__init__.py)
  if ! is_fresh "$venv/.project" "$stamp"; then
    logged "${pip[@]}" install --no-deps --no-build-isolation -e . || die "the kiosk itself could not be installed"
    echo "$stamp" >"$venv/.project"
    say "$("$venv/bin/python" -c 'import kiosk; print("kiosk", kiosk.__version__)') is linked into $venv"
  fi
}

# --- node packages of the FHIR test server (tests and demo only) ----------------------------------------------------

install_node() {
  local stamp
  [ -f "$fhir/package.json" ] || return 0
  stamp=$(stamp_of "$fhir/package.json")
  if is_fresh "$fhir/node_modules/.setup" "$stamp"; then return 0; fi
  say "installing the FHIR test server's node packages"
  local npm
  npm=$PWD/$venv/bin
  logged env -C "$fhir" PATH="$npm:$PATH" "$npm/npm" install --no-package-lock --no-audit --no-fund ||
    die "the node packages could not be installed"
  echo "$stamp" >"$fhir/node_modules/.setup"
  say "node packages are installed"
}

install_packages
install_python
install_node
say "ready"
