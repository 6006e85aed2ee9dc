"""A screen without anybody in front of it: Xvfb, real keys, and the real program in between."""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager

# Of the program on the screen neither its desktop is ours nor, for speed, its coverage.
NOT_THEIRS = ("XDG_", "QT_", "DBUS_", "COVERAGE_")


class Desktop:
    """Types into the windows of the program; nothing of it runs in this process."""

    def __init__(self, environment, onlooker):
        self.environment, self.onlooker = environment, onlooker

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
        for each in self.windows():
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

    def focus_dialog(self):
        """Give the keyboard to the newest window; the titles of ours say nothing on purpose."""
        wait_for(lambda: len(self.windows()) > 1, "a dialog")
        self.xdotool("windowfocus", "--sync", self.windows()[-1])
        time.sleep(0.3)

    def windows(self):
        """Return the ids of the visible windows, the oldest first."""
        found = self.xdotool("search", "--onlyvisible", "--class", "confidant").split()
        return sorted(found, key=int)

    def keys(self, *names):
        for name in names:
            self.xdotool("key", "--clearmodifiers", name)
            time.sleep(0.1)

    def type(self, text):
        self.xdotool("type", "--delay", "15", text)

    def now(self):
        """Return what can be read on the window in front, and the name of what has the keyboard."""
        if not self.onlooker.exists():
            return {"focus": "", "said": ""}
        return json.loads(self.onlooker.read_text())

    def sees(self, text, seconds=30):
        """Wait until the text can be read."""
        try:
            wait_for(lambda: text in self.now()["said"], repr(text), seconds)
        except AssertionError as error:
            raise AssertionError(f"{error} in:\n{self.now()['said']}") from None

    def tab_to(self, start):
        """Go on with Tab until something whose name begins so has the keyboard."""
        passed = []
        for _ in range(120):
            time.sleep(0.12)
            passed.append(self.now()["focus"])
            if passed[-1].startswith(start):
                return
            self.keys("Tab")
        raise AssertionError(f"no Tab leads to {start!r}, only to {passed}")

    def press(self, start):
        """Go to a button with Tab and press it with the space bar."""
        self.tab_to(start)
        self.keys("space")


@contextmanager
def desktop(home, onlooker):
    """Start a screen and the program on it, with `home` as home folder; end both afterwards.

    `onlooker` is the file in which the screen is written down (see watched.py). Where strace is,
    it writes down what the program asks of the network, and none of that may be there.
    """
    with ExitStack() as stack:
        size = ("-screen", "0", "1400x1000x24")
        screen = start(["Xvfb", "-displayfd", "1", *size, "-nolisten", "tcp"])
        stack.callback(end, screen)
        ours = {k: v for k, v in os.environ.items() if not k.startswith(NOT_THEIRS)}
        environment = {**ours, "HOME": str(home), "DISPLAY": f":{screen.stdout.readline().strip()}"}
        calls = onlooker.with_name("calls.txt")
        program = [sys.executable, "-m", "tests.e2e.watched", str(onlooker)]
        stack.callback(end, start([*watching(calls), *program], env=environment))
        yield Desktop(environment, onlooker)
        if calls.exists():
            asked = calls.read_text(errors="replace")
            assert "AF_UNIX" in asked, "the screen was not seen either"
            assert "AF_INET" not in asked


def watching(calls):
    """Return what to put before a program, so that its network calls are written to a file.

    With -D strace is the grandchild, and the program itself hears our signals.
    """
    if shutil.which("strace") is None:
        return ()
    return ("strace", "-D", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", str(calls))


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
