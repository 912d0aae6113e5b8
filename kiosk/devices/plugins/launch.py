"""Starts a program of somebody else's with little to break: run by its path, before anything else is imported.

``python -I -S launch.py ORDER PROGRAM ARGUMENT …``; ORDER is JSON: ``memory`` (bytes), ``cpu`` (seconds), ``files``,
``processes``, ``network`` (false: none), ``read`` (places it may read; empty: all), ``write`` (devices and pipes it may
write to). Then it becomes the program. What the system cannot do is left out: without a program it says which
protections hold here.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import struct
import sys

_NO_NEW_PRIVS, _DEATH_SIGNAL = 38, 1
_NEW_USER, _NEW_PID, _NEW_NET = 0x10000000, 0x20000000, 0x40000000
_RULESET, _RULE, _RESTRICT = 444, 445, 446  # the same numbers on every machine
_READ = 1 << 0 | 1 << 2 | 1 << 3  # execute, read file, read folder
_WRITE = 1 << 1 | 0x1FF0  # write file, and all that makes, moves or removes
_TRUNCATE = 1 << 14
_PATH = 0o10000000  # O_PATH
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")

_libc = ctypes.CDLL(None, use_errno=True)


def landlock() -> int:
    """Return which version of Landlock this system has; 0: none."""
    version: int = _libc.syscall(_RULESET, None, ctypes.c_size_t(0), 1)
    return max(0, version)


def _fence(folders: list[str], written: list[str]) -> bool:
    """Let this process and its children read these places and nothing else, and write to files of those alone."""
    version = landlock()
    if not version:
        return False
    handled = _READ | _WRITE | (_TRUNCATE if version >= 3 else 0)
    attribute = struct.pack("Q", handled)
    ruleset = _libc.syscall(_RULESET, attribute, ctypes.c_size_t(len(attribute)), 0)
    if ruleset < 0:
        return False
    both = _READ | 1 << 1
    for path, rights in (*((one, _READ) for one in folders), *((one, both) for one in (*written, *_DEVICES))):
        try:
            place = os.open(path, _PATH | os.O_CLOEXEC)
        except OSError:
            continue
        allowed = rights if os.path.isdir(path) else rights & (1 << 0 | 1 << 1 | 1 << 2)
        _libc.syscall(_RULE, ruleset, 1, struct.pack("=Qi", allowed, place), 0)
        os.close(place)
    done: int = _libc.syscall(_RESTRICT, ruleset, 0)
    os.close(ruleset)
    return done == 0


def _limit(order: dict[str, int]) -> None:
    kinds = {"memory": resource.RLIMIT_AS, "cpu": resource.RLIMIT_CPU, "files": resource.RLIMIT_NOFILE}
    for name, kind in (*kinds.items(), ("processes", resource.RLIMIT_NPROC)):
        if name in order:
            resource.setrlimit(kind, (order[name], order[name]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _apart(network: bool) -> list[str]:
    """Leave the network (unless it is wanted) and the other processes; return the names of what was done."""
    for names in (["processes", *([] if network else ["network"])], [] if network else ["network"], ["processes"]):
        kinds = {"network": _NEW_NET, "processes": _NEW_PID}
        flags = sum(kinds[name] for name in names)
        if flags and (_libc.unshare(flags) == 0 or _libc.unshare(_NEW_USER | flags) == 0):
            return names
    return []


def protect(order: dict[str, object]) -> list[str]:
    """Put every protection in force that this system has; return their names. It returns in another process."""
    active = ["limits", "group", "environment"]
    _libc.prctl(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)  # nothing of it outlives the kiosk
    active += _apart(bool(order.get("network", False)))
    if "processes" in active:
        _stand_behind()
    if _libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        active.append("privileges")
    read = order.get("read")
    write = order.get("write")
    written = [str(one) for one in write] if isinstance(write, list) else []
    if isinstance(read, list) and read and _fence([str(one) for one in read], written):
        active.append("files")
    _limit({name: value for name, value in order.items() if isinstance(value, int) and not isinstance(value, bool)})
    return active


def _stand_behind() -> None:
    """Go on in a child that is the first of its own processes: when it ends, so does everything it has started."""
    child = os.fork()
    if child == 0:
        _libc.prctl(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        return
    for number in (0, 1, 2):
        os.close(number)
    os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 0xFF)


def main() -> None:
    """Become the program; without a program only say what holds."""
    order, *program = json.loads(sys.argv[1]), *sys.argv[2:]
    active = protect(order)
    if not program:
        print(json.dumps(active))
        return
    try:
        os.execve(program[0], program, dict(os.environ))
    except OSError as error:
        sys.exit(f"{program[0]}: {error.strerror}")


if __name__ == "__main__":
    main()
