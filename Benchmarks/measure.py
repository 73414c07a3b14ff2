#!/usr/bin/env python3
"""REPORT COMMAND...: runs a command and writes its exit code, wall and CPU seconds and peak memory.

A process of its own, and a small one: the kernel counts the memory of whoever starts a process into
that process's peak.
"""
import json
import os
import sys
import time

report, command = sys.argv[1], sys.argv[2:]
start = time.monotonic()
child = os.posix_spawn(command[0], command, os.environ) if "/" in command[0] else os.posix_spawnp(
    command[0], command, os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - start
with open(report, "w", encoding="utf-8") as file:
    json.dump({"exit": os.waitstatus_to_exitcode(status), "wall": wall,
               "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}, file)
