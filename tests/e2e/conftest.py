"""The fixtures of window_fixtures.py for all tests here."""

from tests.ui.window_fixtures import (  # noqa: F401
    background,
    clock,
    desk,
    dressed,
    example,
    example_folder,
    known,
    make_desk,
    nothing_left_behind,
    own,
    preferences,
    prepared,
    quick_keys,
    show,
    vault,
    when_asked,
)
