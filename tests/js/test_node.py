"""The scripts without a browser: ``node --test`` on this folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_scripts_in_node() -> None:
    node = shutil.which("node")
    assert node, "node is missing; install Node.js 20 or later (Debian: apt-get install nodejs)"
    files = sorted(str(path) for path in HERE.glob("*.test.mjs"))
    run = subprocess.run(
        [node, "--test", "--test-reporter=tap", *files],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "ASSESS_PYTHON": sys.executable},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    counts = dict(line[2:].split(" ", 1) for line in run.stdout.splitlines() if line[:2] == "# ")
    assert int(counts["pass"]) > 30, run.stdout
    assert counts["skipped"] == counts["todo"] == "0", run.stdout
