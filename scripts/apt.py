"""Install Debian packages where that is allowed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


def install(packages: Sequence[str]) -> bool:
    """Install *packages* with apt-get as root or through passwordless sudo.

    Returns False, with nothing printed, where apt-get is missing or not allowed.
    """
    sudo = _privilege()
    if sudo is None or not shutil.which("apt-get"):
        return False
    print(f"[setup] apt-get install {' '.join(packages)}", file=sys.stderr, flush=True)
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    wanted = ["install", "-y", "--no-install-recommends", *packages]
    # A fresh machine has no package lists, a kept one has stale ones: refresh them first.
    return _quiet([*apt, "update"]) and _quiet([*apt, *wanted])


def _privilege() -> list[str] | None:
    """Return what to put before a command to run it as root, or None."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        probe = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if probe.returncode == 0:
            return ["sudo", "-n"]
    return None


def _quiet(command: list[str]) -> bool:
    """Run *command*, print what it said only when it fails, and return whether it worked."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode == 0
