"""The fixtures of case_fixtures.py and window_fixtures.py for all tests here."""

from tests.ui.case_fixtures import (  # noqa: F401
    began,
    case,
    parent_page,
    place,
    scene,
    steps_card,
)
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
