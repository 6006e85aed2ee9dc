"""Put the program together: the window when nothing was asked, else a command."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from confidant_app.cli import main as cli
from confidant_app.services import Vault


def main(arguments: Sequence[str]) -> int:
    """Run the program and return its exit status."""
    if arguments:
        return cli.main(arguments, screenshots)
    return window()


def window() -> int:
    """Open the window."""
    # A command must work on a server that lacks the system libraries that Qt needs.
    from confidant_app.ui.application import run  # noqa: PLC0415

    return run(())


def screenshots(vault: Vault, folder: Path, now: datetime) -> Sequence[Path]:
    """Draw every page of the window on this vault, without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # As above: only the demo draws.
    from confidant_app.ui.screenshots import take  # noqa: PLC0415

    return take(vault, folder, now)
