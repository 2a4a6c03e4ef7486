"""What a sandboxed copy may not ask the kernel for: memory and places that no limit counts, and other processes.

A file in memory without a name, shared memory of the old kind and a namespace of one's own hold memory that belongs to
no process; keys outlive the process that left them; the rest looks into other processes or opens what a program that
learners write has no use for. Where the processor is of another kind than those below, nothing is forbidden.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct

# machine -> what the kernel calls it, and the numbers of its calls
_MACHINES: dict[str, tuple[int, dict[str, int]]] = {
    "x86_64": (
        0xC000003E,
        {
            **{"memfd_create": 319, "shmget": 29, "msgget": 68, "semget": 64, "mq_open": 240},
            **{"add_key": 248, "request_key": 249, "keyctl": 250},
            **{"ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312},
            **{"unshare": 272, "setns": 308, "mount": 165, "umount2": 166, "pivot_root": 155},
            **{"bpf": 321, "perf_event_open": 298, "userfaultfd": 323, "open_by_handle_at": 304, "clone": 56},
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            **{"memfd_create": 279, "shmget": 194, "msgget": 186, "semget": 190, "mq_open": 180},
            **{"add_key": 217, "request_key": 218, "keyctl": 219},
            **{"ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272},
            **{"unshare": 97, "setns": 268, "mount": 40, "umount2": 39, "pivot_root": 41},
            **{"bpf": 280, "perf_event_open": 241, "userfaultfd": 282, "open_by_handle_at": 265, "clone": 220},
        },
    ),
}
# These have the same number everywhere.
_NEWER = {
    **{"io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsmount": 432, "fspick": 433},
    **{"clone3": 435, "pidfd_getfd": 438, "mount_setattr": 442, "memfd_secret": 447},
}
_NAMESPACES = 0x7E020000  # the flags of `clone` that make one
_X32 = 0x40000000  # a second set of numbers for the same calls
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16  # places in what the filter is given
_PR_SET_SECCOMP, _FILTER = 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def program(machine: str) -> bytes:
    """Write the filter for a machine; empty for one that is not known.

    Parameters
    ----------
    machine : str
        As `platform.machine` says it.

    Returns
    -------
    bytes
        Steps of the kernel's filter language, 8 bytes each.
    """
    if machine not in _MACHINES:
        return b""
    name, numbers = _MACHINES[machine]
    numbers = numbers | _NEWER
    clone, clone3 = numbers.pop("clone"), numbers.pop("clone3")
    refuse = _step(_RETURN, _REFUSE | errno.EPERM)
    steps = [_step(_LOAD, _MACHINE), _step(_EQUAL, name, 1, 0), refuse, _step(_LOAD, _NUMBER)]
    steps += [_step(_AT_LEAST, _X32, 0, 1), refuse]
    for number in numbers.values():
        steps += [_step(_EQUAL, number, 0, 1), refuse]
    # Its flags cannot be read from here; told that there is no such call, the C library uses `clone`.
    steps += [_step(_EQUAL, clone3, 0, 1), _step(_RETURN, _REFUSE | errno.ENOSYS)]
    steps += [_step(_EQUAL, clone, 0, 3), _step(_LOAD, _FIRST_ARGUMENT), _step(_ANY_BIT, _NAMESPACES, 0, 1), refuse]
    return b"".join([*steps, _step(_RETURN, _ALLOW)])


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def install() -> None:
    """Forbid it to this process and to all that it will start. It cannot be undone.

    Raises
    ------
    OSError
        If the kernel has no such filters.
    """
    steps = program(platform.machine())
    if not steps:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(_Program(len(steps) // 8, steps)), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")
