"""A message bus of our own, and a process that plays logind and a screen saver on it."""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

OWN = "/org/freedesktop/login1/session/_37"
OTHER = "/org/freedesktop/login1/session/_38"


@dataclass
class FakeDesktop:
    """Speak to it by `do`; `said` is everything it answered."""

    address: str
    process: subprocess.Popen

    def connect(self, name):
        return QDBusConnection.connectToBus(self.address, name)

    def do(self, *order):
        """Let the process send a signal or tell something, and return its answer."""
        self.process.stdin.write(" ".join(order) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@contextlib.contextmanager
def fake_desktop(folder):
    bus = subprocess.Popen(
        [
            shutil.which("dbus-daemon"),
            "--session",
            "--nofork",
            "--print-address=1",
            f"--address=unix:dir={folder}",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with bus:
        address = bus.stdout.readline().strip()
        with subprocess.Popen(
            [sys.executable, str(Path(__file__)), address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout.readline().strip() == "ready"
            yield FakeDesktop(address, process)
            process.kill()
        bus.kill()


class Logind(QDBusVirtualObject):
    """Answers GetSession and Inhibit, and knows whether the inhibitor is still held."""

    def __init__(self):
        super().__init__()
        self.reading = None

    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):  # noqa: N802 - the name of Qt
        reply = message.createReply()
        if message.member() == "GetSession" and message.arguments() == ["37"]:
            reply.setArguments([QDBusObjectPath(OWN)])
        elif message.member() == "Inhibit" and message.arguments()[3] == "delay":
            self.reading, writing = os.pipe()
            os.set_blocking(self.reading, False)
            reply.setArguments([QDBusUnixFileDescriptor(writing)])
            os.close(writing)
        else:
            return False
        return connection.send(reply)

    def is_held(self):
        """Whether the other end of the pipe is open: at its end there is nothing to wait for."""
        if self.reading is None:
            return "never"
        try:
            os.read(self.reading, 1)
        except BlockingIOError:
            return "held"
        return "free"


def play(address):
    application = QCoreApplication([])
    bus = QDBusConnection.connectToBus(address, "fake")
    logind = Logind()
    every = QDBusConnection.VirtualObjectRegisterOption.SubPath
    assert bus.registerVirtualObject("/org/freedesktop/login1", logind, every)
    assert bus.registerService("org.freedesktop.login1")

    def obey(order):
        if order == ["held"]:
            answer = logind.is_held()
        else:
            path, interface, member, *flags = order
            signal = QDBusMessage.createSignal(path, interface, member)
            signal.setArguments([flag == "true" for flag in flags])
            answer = str(bus.send(signal))
        print(answer, flush=True)  # noqa: T201 - the answer to the test

    def listen():
        for line in sys.stdin:
            QTimer.singleShot(0, application, lambda order=line.split(): obey(order))

    threading.Thread(target=listen, daemon=True).start()
    print("ready", flush=True)  # noqa: T201 - the test waits for it
    application.exec()


if __name__ == "__main__":
    play(sys.argv[1])
