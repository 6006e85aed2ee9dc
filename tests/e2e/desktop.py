"""A screen without anybody in front of it: Xvfb, real keys, and the real program in between."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager


class Desktop:
    """Types into the windows of the program; nothing of it runs in this process."""

    def __init__(self, environment):
        self.environment = environment

    def xdotool(self, *arguments):
        """Return what xdotool printed, empty when it found or reached nothing."""
        found = subprocess.run(
            [shutil.which("xdotool"), *arguments],
            env=self.environment,
            timeout=60,
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout if found.returncode == 0 else ""

    def window(self, title):
        """Return the id of the visible window whose title begins so, empty when there is none."""
        for each in self.xdotool("search", "--onlyvisible", "--class", "confidant").split():
            if self.xdotool("getwindowname", each).startswith(title):
                return each
        return ""

    def focus(self, title):
        """Give the keyboard to a window; there is no window manager here that does."""
        wait_for(lambda: self.has_keyboard(title), f"the keyboard in {title}")
        time.sleep(0.3)

    def has_keyboard(self, title):
        wanted = self.window(title)
        if wanted:
            self.xdotool("windowfocus", wanted)
        return bool(wanted) and self.xdotool("getwindowfocus", "-f").strip() == wanted

    def keys(self, *names):
        for name in names:
            self.xdotool("key", "--clearmodifiers", name)
            time.sleep(0.1)

    def type(self, text):
        self.xdotool("type", "--delay", "15", text)


@contextmanager
def desktop(home):
    """Start a screen and the program on it, with `home` as home folder; end both afterwards."""
    with ExitStack() as stack:
        size = ("-screen", "0", "1400x1000x24")
        screen = start(["Xvfb", "-displayfd", "1", *size, "-nolisten", "tcp"])
        stack.callback(end, screen)
        ours = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "QT_", "DBUS_"))}
        environment = {**ours, "HOME": str(home), "DISPLAY": f":{screen.stdout.readline().strip()}"}
        stack.callback(end, start([sys.executable, "-m", "confidant_app"], env=environment))
        yield Desktop(environment)


def start(command, **more):
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **more
    )


def end(process):
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()


def wait_for(look, what, seconds=30):
    """Wait until `look` returns something, and return that."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s for {what}")
