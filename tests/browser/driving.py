"""Serving the dashboard, and waiting for it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 90_000
"""Milliseconds that anything may take on a loaded machine."""


@contextmanager
def serving(folder: Path, **environment: str) -> Iterator[str]:
    """The address of a dashboard that keeps what it writes in ``folder``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    inherited = {k: v for k, v in os.environ.items() if k != "AQWAL_CORPUS"}
    log = (folder / "log.txt").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true",
         "--server.fileWatcherType", "none"],
        cwd=ROOT, env={**inherited, "AQWAL_VAR": str(folder), **environment}, stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    address = f"http://localhost:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)
                break
            except OSError:
                assert process.poll() is None, (folder / "log.txt").read_text()
                time.sleep(0.5)
        else:
            raise AssertionError(f"the server did not answer: {(folder / 'log.txt').read_text()}")
        yield address
    finally:
        process.terminate()
        process.wait(20)


def settle(page) -> None:
    """Wait until the page is drawn and no script runs."""
    page.wait_for_selector(".aq-on-screen", timeout=PATIENCE)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)
