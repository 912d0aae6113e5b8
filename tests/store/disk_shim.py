"""A disk that runs full, fails or comes back, for a process of our own: a few C functions before the system's.

`LD_PRELOAD` puts them in front of write, pwrite, ftruncate, fallocate and fsync for files below one folder, so that
what the database meets is the real error of a real call, at exactly the step we choose.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from pathlib import Path

SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long room = -1, refused = 0;
static int why = ENOSPC;

void disk_room(long steps, int error) { room = steps; why = error; refused = 0; }
long disk_refused(void) { return refused; }

static int no(int fd) {
    char link[64], path[PATH_MAX];
    const char *folder = getenv("DISK_SHIM_FOLDER");
    if (room < 0 || !folder) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder))) return 0;
    if (room > 0) { room--; return 0; }
    refused++;
    errno = why;
    return 1;
}

#define WRAP(type, name, args, call) \
    type name args { static type (*real) args; \
    if (!real) real = dlsym(RTLD_NEXT, #name); \
    return no(fd) ? -1 : real call; }

WRAP(ssize_t, write, (int fd, const void *b, size_t n), (fd, b, n))
WRAP(ssize_t, pwrite, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o))
WRAP(ssize_t, pwrite64, (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o))
WRAP(int, ftruncate, (int fd, off_t o), (fd, o))
WRAP(int, ftruncate64, (int fd, off64_t o), (fd, o))
WRAP(int, fsync, (int fd), (fd))
WRAP(int, fdatasync, (int fd), (fd))
"""


def compiler() -> str | None:
    """Return a C compiler, if there is one."""
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def build(folder: Path) -> Path:
    """Compile the shim."""
    source, library = folder / "disk.c", folder / "disk.so"
    source.write_text(SOURCE)
    program = compiler()
    assert program is not None
    subprocess.run([program, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True, capture_output=True)
    return library


def environment(library: Path, folder: Path) -> dict[str, str]:
    """Return the environment of a process whose disk below this folder obeys."""
    return {**os.environ, "LD_PRELOAD": str(library), "DISK_SHIM_FOLDER": str(folder)}


def room(steps: int, error: int = 28) -> None:
    """From now on so many steps go well (-1: all), then every one fails with this error. Only under the shim."""
    ctypes.CDLL(None).disk_room(ctypes.c_long(steps), ctypes.c_int(error))


def was_refused() -> int:
    """How many steps failed since."""
    function = ctypes.CDLL(None).disk_refused
    function.restype = ctypes.c_long
    return int(function())
