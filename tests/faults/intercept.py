"""A forked process that is stopped before each system call that can change a disk, while another decides what happens.

Linux on x86-64 alone: the kernel itself reports the calls (seccomp's user notification), those of SQLite and of every
thread included. A process that dies before a call leaves what one leaves that dies right after the call before it.
"""

import ctypes
import errno
import fcntl
import os
import platform
import select
import signal
import socket
import struct
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

CALLS = {
    "write": 1,
    "ioctl": 16,
    "pwrite64": 18,
    "writev": 20,
    "sendfile": 40,
    "fsync": 74,
    "fdatasync": 75,
    "truncate": 76,
    "ftruncate": 77,
    "rename": 82,
    "mkdir": 83,
    "rmdir": 84,
    "link": 86,
    "unlink": 87,
    "symlink": 88,
    "chmod": 90,
    "fchmod": 91,
    "chown": 92,
    "fchown": 93,
    "setxattr": 188,
    "fsetxattr": 190,
    "openat": 257,
    "mkdirat": 258,
    "unlinkat": 263,
    "renameat": 264,
    "linkat": 265,
    "symlinkat": 266,
    "fchmodat": 268,
    "utimensat": 280,
    "fallocate": 285,
    "pwritev": 296,
    "renameat2": 316,
    "copy_file_range": 326,
}
"""The calls that are stopped, by their numbers; of `openat` those that make a file, of `ioctl` the reflink."""

CANNOT = {
    "renameat2": errno.EINVAL,
    "linkat": errno.EPERM,
    "ioctl": errno.EOPNOTSUPP,
    "copy_file_range": errno.EXDEV,
}
"""What the kernel answers on a file system that cannot do such a thing."""

_NAMES = {number: name for name, number in CALLS.items()}
_FICLONE = 0x40049409
_RECEIVE, _SEND, _CONTINUE = 0xC0502100, 0xC0182101, 1
_ALLOW, _NOTIFY, _ERROR = 0x7FFF0000, 0x7FC00000, 0x00050000
_SECCOMP, _SET_FILTER, _NEW_LISTENER = 317, 1, 8
_NO_NEW_PRIVILEGES = 38
_NUMBER_AT, _ARGUMENTS_AT = 0, 16
_ARGUMENT = {"openat": 2, "ioctl": 1, "write": 0}  # that tells a call to be stopped from others


class Fate(Enum):
    """What becomes of a stopped call, where it is no errno."""

    GO = "go"
    DIE = "die"


Decide = Callable[[int, str], Fate | int]
"""Gets a call's place in the order, from 1, and its name; an errno fails the call."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: killed, or with what it had to say."""

    killed: bool
    said: str
    calls: tuple[str, ...]


@cache
def why_not() -> str:
    """Why calls cannot be stopped here; empty where they can."""
    if not sys.platform.startswith("linux") or platform.machine() != "x86_64":
        return "system calls are stopped on Linux on x86-64 alone"
    try:
        run(lambda: "", lambda _, __: Fate.GO)
    except OSError as error:
        return f"this kernel lets nobody stop system calls: {error.strerror}"
    return ""


def run(work: Callable[[], str], decide: Decide, *, refused: Mapping[str, int] | None = None) -> Ended:
    """Do the work in a forked process; `refused` calls always fail, with these errors, and are not stopped.

    Raises `OSError` where the system offers no such thing.
    """
    here, there = socket.socketpair()
    child = os.fork()
    if child == 0:
        here.close()
        _work(there, work, refused or {})
    there.close()
    with here:
        _, descriptors, _, _ = socket.recv_fds(here, 1, 1)
        if not descriptors:
            number = int(here.recv(16) or b"0")
            os.waitpid(child, 0)
            raise OSError(number, os.strerror(number))
        calls = _supervised(child, descriptors[0], decide)
        said = b"".join(iter(lambda: here.recv(1 << 16), b""))
    _, status = os.waitpid(child, 0)
    return Ended(os.WIFSIGNALED(status), said.decode(errors="replace"), tuple(calls))


def _work(there: socket.socket, work: Callable[[], str], refused: Mapping[str, int]) -> None:
    """The child's whole life."""
    try:
        try:
            listener = _listener(refused)
        except OSError as error:
            there.sendall(b"x%d" % (error.errno or 0))
            os._exit(1)
        socket.send_fds(there, [b"y"], [listener])
        os.close(listener)
        try:
            said = work()
        except BaseException as error:
            said = f"crashed: {error!r}"
        there.sendall(said.encode(errors="replace"))
    finally:
        os._exit(0)


def _supervised(child: int, listener: int, decide: Decide) -> list[str]:
    calls: list[str] = []
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    try:
        while True:
            if not poll.poll()[0][1] & select.POLLIN:
                return calls
            notice = bytearray(80)
            try:
                fcntl.ioctl(listener, _RECEIVE, notice)
            except FileNotFoundError:  # its thread died meanwhile
                continue
            id, _, _, number = struct.unpack_from("=QIIi", notice)
            calls.append(_NAMES[number])
            fate = decide(len(calls), calls[-1])
            if fate is Fate.DIE:
                os.kill(child, signal.SIGKILL)
                continue
            failure = 0 if isinstance(fate, Fate) else fate
            try:
                fcntl.ioctl(listener, _SEND, struct.pack("=QqiI", id, 0, -failure, 0 if failure else _CONTINUE))
            except FileNotFoundError:
                continue
    finally:
        os.close(listener)


def _listener(refused: Mapping[str, int]) -> int:
    """A descriptor on which this process's calls from now on are reported."""
    libc = ctypes.CDLL(None, use_errno=True)
    code = b"".join(_program(refused))
    kept = ctypes.create_string_buffer(code, len(code))
    described = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(kept))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
    listener = int(libc.syscall(_SECCOMP, _SET_FILTER, _NEW_LISTENER, ctypes.c_char_p(described)))
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return listener


def _program(refused: Mapping[str, int]) -> list[bytes]:
    """The filter: load the number; per call compare, look at an argument where that counts, and return."""
    load, equal, greater, has, give = 0x20, 0x15, 0x25, 0x45, 0x06
    test = {"openat": (has, os.O_CREAT), "ioctl": (equal, _FICLONE), "write": (greater, 2)}
    code = [_instruction(load, _NUMBER_AT)]
    for name, number in CALLS.items():
        answer = _ERROR | refused[name] if name in refused else _NOTIFY
        if name in _ARGUMENT:
            operation, value = test[name]
            code += [
                _instruction(equal, number, 0, 4),
                _instruction(load, _ARGUMENTS_AT + 8 * _ARGUMENT[name]),
                _instruction(operation, value, 0, 1),
                _instruction(give, answer),
                _instruction(give, _ALLOW),
            ]
        else:
            code += [_instruction(equal, number, 0, 1), _instruction(give, answer)]
    return [*code, _instruction(give, _ALLOW)]


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
