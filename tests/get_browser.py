"""Make sure that the browser tests have a browser: the system's Chromium, else the package manager's, else
Playwright's own. Where none can be had the tests skip, loudly; under CI that is a failure."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def found() -> str | None:
    """Path of a browser that can be driven, None where there is none."""
    if system := next(filter(None, map(shutil.which, NAMES)), None):
        return system
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        return p.chromium.executable_path if os.path.exists(p.chromium.executable_path) else None


def main() -> int:
    """0 when there is a browser or its absence may be passed over."""
    if found():
        return 0
    root = [] if os.name == "posix" and os.geteuid() == 0 else ["sudo", "-n"]
    attempts = []
    if shutil.which("apt-get"):
        attempts += [[*root, "apt-get", "update", "-q"], [*root, "apt-get", "install", "-y", "-q", "chromium"]]
    attempts.append([sys.executable, "-m", "playwright", "install", "chromium"])
    for command in attempts:
        print("No browser yet:", " ".join(command), flush=True)
        try:
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, timeout=900)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(error)
        if found():
            return 0
    print("!" * 20, "NO BROWSER: the browser tests will be skipped. Install Chromium.", "!" * 20, file=sys.stderr)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
