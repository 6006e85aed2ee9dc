"""Follow-ups, advice and consent."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from confidant_app.domain.consent import Consent, ConsentId, Purpose
from confidant_app.domain.errors import InvalidValue, NotFound
from confidant_app.domain.follow_ups import Advice, AdviceId, FollowUp, FollowUpId, Repeat
from confidant_app.services import casework, following
from tests.services.desk import NOW, OPENED, TODAY


@pytest.fixture
def case(vault):
    return casework.open_case(vault, NOW, OPENED)


def promise(case, **fields) -> FollowUp:
    given = {"what": "bellen", "due": TODAY, **fields}
    return FollowUp(id=FollowUpId(uuid4()), case=case.id, **given)


def test_what_is_to_do_is_listed_until_it_is_done(vault, case):
    late = following.add_follow_up(vault, promise(case, due=TODAY + timedelta(days=2)), NOW)
    soon = following.add_follow_up(vault, promise(case), NOW)
    assert following.pending(vault) == (soon, late)
    assert following.finish_follow_up(vault, soon, TODAY, NOW, "gesproken") is None
    assert following.pending(vault) == (late,)
    done = next(f for f in casework.whole_case(vault, case.id).follow_ups if f.id == soon.id)
    assert (done.done_on, done.result) == (TODAY, "gesproken")


def test_what_repeats_comes_back_once_it_is_done(vault, case):
    weekly = following.add_follow_up(vault, promise(case, repeat=Repeat.WEEKLY), NOW)
    upcoming = following.finish_follow_up(vault, weekly, TODAY, NOW)
    assert upcoming.due == TODAY + timedelta(days=7)
    assert following.pending(vault) == (upcoming,)


def test_a_promise_is_changed(vault, case):
    saved = following.add_follow_up(vault, promise(case), NOW)
    changed = replace(saved, what="schrijven", for_whom="oma")
    following.change_follow_up(vault, changed, NOW)
    assert following.pending(vault) == (changed,)
    with pytest.raises(NotFound):
        following.change_follow_up(vault, promise(case), NOW)


def test_advice_is_kept_with_its_case(vault, case):
    said = Advice(id=AdviceId(uuid4()), case=case.id, on=TODAY, text="vraag het plan op")
    saved = following.give_advice(vault, said, NOW)
    assert casework.whole_case(vault, case.id).advice == (saved,)
    assert saved == replace(said, id=saved.id)


def test_consent_is_recorded_and_withdrawn(vault, case):
    asked = Consent(id=ConsentId(uuid4()), case=case.id, purpose=Purpose.QUOTE, given_on=OPENED)
    saved = following.record_consent(vault, asked, NOW)
    assert casework.whole_case(vault, case.id).consents == (saved,)
    withdrawn = following.withdraw_consent(vault, saved, TODAY, NOW)
    assert withdrawn.withdrawn_on == TODAY
    assert casework.whole_case(vault, case.id).consents == (withdrawn,)
    with pytest.raises(InvalidValue):
        following.withdraw_consent(vault, saved, OPENED - timedelta(days=1), NOW)
