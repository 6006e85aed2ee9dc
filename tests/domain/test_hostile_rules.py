"""Whatever stands in a catalogue, reading it ends well or with a refusal by name."""

import copy
import tomllib
from contextlib import suppress
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from confidant_app.domain.catalogue import assemble
from confidant_app.domain.errors import CatalogueBroken
from confidant_app.resources import RESOURCES

FILES = {
    path.name: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((RESOURCES / "catalogue").glob("*.toml"))
}
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([-1, 0, 1, 10**4, 10**20, -(10**20), float("nan"), float("inf")]),
    st.text(max_size=8),
    st.sampled_from(
        [date.min, date.max, datetime(2026, 1, 1, tzinfo=UTC), [], {}, [[]], [{}], {"a": {}}]
    ),
)


def places(node, path=()):
    """Every place in the files where a value stands."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in pairs:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


PLACES = list(places(FILES))


def put(files, path, value):
    for key in path[:-1]:
        files = files[key]
    if value is ...:
        del files[path[-1]]
    else:
        files[path[-1]] = value


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(path=st.sampled_from(PLACES), value=ODD | st.just(...))
def test_one_odd_value_is_refused_by_name_or_does_no_harm(path, value):
    files = copy.deepcopy(FILES)
    put(files, path, value)
    with suppress(CatalogueBroken):
        assert assemble(files, edition="x").routes
