"""Processor time, wall time and memory of a command, and what callgrind counts of it."""
import os
import re
import subprocess
import tempfile
import time

GNU_TIME = "/usr/bin/time"


class Cost:
    """What one run of a command took."""

    def __init__(self, cpu, wall, mebibytes):
        self.cpu, self.wall, self.mebibytes = cpu, wall, mebibytes


def measure(command):
    """A child counts the memory of the program that started it as its own peak, so GNU time,
    which is small, starts it where it is installed."""
    with tempfile.NamedTemporaryFile() as peak, tempfile.TemporaryFile() as messages:
        if os.path.exists(GNU_TIME):
            command = [GNU_TIME, "-f", "%M", "-o", peak.name, *command]
        start = time.monotonic()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=messages)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            messages.seek(0)
            tail = messages.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"failed ({child.returncode}): {' '.join(command)}\n{tail}")
        kibibytes = int(peak.read() or usage.ru_maxrss)
    return Cost(usage.ru_utime + usage.ru_stime, wall, kibibytes / 1024)


def count_instructions(command, folder):
    """Millions of instructions, which a busy machine does not change; SHA-256 counts as if
    the processor had no instructions for it."""
    out = os.path.join(folder, "callgrind.out")
    run = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}",
                          *command], capture_output=True, text=True)
    found = re.search(r"refs:\s+([\d,]+)", run.stderr)
    if run.returncode != 0 or found is None:
        raise SystemExit(f"failed ({run.returncode}): {' '.join(command)}\n{run.stderr[-2000:]}")
    return int(found.group(1).replace(",", "")) // 1_000_000
