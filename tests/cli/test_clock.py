"""The shell counts in the days of the person who types."""

import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from confidant_app.cli import clock
from confidant_app.services import vaults
from tests.services.desk import NOW, a_case, an_approved_quote, keep


@pytest.fixture
def far_east(monkeypatch):
    monkeypatch.setenv("TZ", "Etc/GMT-14")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes the zone of the system")
def test_the_day_is_the_local_one(far_east):
    assert os.environ["TZ"] == "Etc/GMT-14"
    now = clock.now()
    assert now.utcoffset() == timedelta(hours=14)
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    assert now.date() == (datetime.now(UTC) + timedelta(hours=14)).date()


def test_a_bundle_says_how_many_quotes_it_had_no_room_for(shell, home, coordination, secret, cheap):
    with vaults.open_vault(home, cheap[0].key, NOW) as vault:
        whole = a_case(1)
        quotes = tuple(an_approved_quote(whole, f"Stil {n}.") for n in range(203))
        keep(vault, replace(whole, quotes=quotes))
    shell("card", coordination, "--out", "c.confidant-card", *secret)
    shell("trust", home, "c.confidant-card", "--yes", *secret)
    told = shell(
        *("bundle", home, "--from", "2026-01-01", "--to", "2026-06-30", "--on", "2026-11-16"),
        *("--for", "c.confidant-card", "--out", "b.confidant-bundle", *secret),
    )
    assert (told.status, told.err) == (0, "")
    assert "  3 oudere citaten: er passen er 200 in een bundel" in told.out
