"""Where the program's data files are, in a checkout and in a frozen program alike."""

from pathlib import Path

RESOURCES = Path(__file__).parents[1] / "resources"
