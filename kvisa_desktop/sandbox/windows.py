# SPDX-License-Identifier: MIT
"""A Windows job object: a worker in it has a memory limit and ends with the program."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMIT_INFORMATION = 9
    _LIMIT_PROCESS_MEMORY = 0x100
    _LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x400
    _LIMIT_KILL_ON_JOB_CLOSE = 0x2000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )


class Job:
    """Holds one worker. Where the system has no job objects, or refuses one, it does nothing."""

    def __init__(self, process_id: int) -> None:
        """Put the process into a job of its own."""
        self._handle = 0
        if sys.platform == "win32":
            self._take(process_id)

    def limit_memory(self, memory: int) -> None:
        """Allow each process of the job `memory` bytes, and end them with the job."""
        if sys.platform == "win32" and self._handle:
            limits = _ExtendedLimits()
            limits.BasicLimitInformation.LimitFlags = (
                _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION | _LIMIT_KILL_ON_JOB_CLOSE
            )
            limits.ProcessMemoryLimit = memory
            _kernel().SetInformationJobObject(
                self._handle,
                _EXTENDED_LIMIT_INFORMATION,
                ctypes.byref(limits),
                ctypes.sizeof(limits),
            )

    def close(self) -> None:
        """Let go of the job, which ends what still runs in it."""
        if sys.platform == "win32" and self._handle:
            _kernel().CloseHandle(self._handle)
            self._handle = 0

    if sys.platform == "win32":

        def _take(self, process_id: int) -> None:
            kernel = _kernel()
            self._handle = kernel.CreateJobObjectW(None, None) or 0
            if not self._handle:
                return
            process = kernel.OpenProcess(_PROCESS_SET_QUOTA_AND_TERMINATE, False, process_id)
            taken = process and kernel.AssignProcessToJobObject(self._handle, process)
            if process:
                kernel.CloseHandle(process)
            if not taken:
                self.close()


if sys.platform == "win32":
    _PROCESS_SET_QUOTA_AND_TERMINATE = 0x0101

    def _kernel() -> ctypes.WinDLL:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.AssignProcessToJobObject.restype = wintypes.BOOL
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.SetInformationJobObject.restype = wintypes.BOOL
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            wintypes.LPVOID,
            wintypes.DWORD,
        )
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        return kernel
