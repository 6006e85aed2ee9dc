"""A review: every change gives a new one, and no word becomes visible by the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confidant_app.domain import review as rules
from confidant_app.domain.detail import AgeDetail, Detail
from confidant_app.domain.errors import InvalidValue
from confidant_app.domain.findings import Certainty, Finding, Label, Why
from confidant_app.domain.review import Choice, Passage, Review

WORDS = "Anna zag Bob in Veendam, waar een boer woont met drie kinderen."


def passage(words, why=Why.NAME_LIST, label=Label.PERSON, **facts):
    start = WORDS.index(words)
    finding = Finding(
        start=start,
        end=start + len(words),
        label=label,
        why=why,
        certainty=Certainty.LIKELY,
        own=why is Why.ON_FILE,
    )
    return Passage(finding=finding, **facts)


REVIEW = Review(
    words=WORDS,
    passages=(
        passage("Anna", Why.ON_FILE),
        passage("Bob"),
        passage("Veendam", Why.PLACE_LIST, Label.PLACE),
        passage("drie kinderen", Why.INDIRECT, Label.QUASI),
    ),
)


def texts(review):
    return [review.text(at) for at in range(len(review.passages))]


def test_a_review_is_done_when_every_passage_is_decided():
    review = REVIEW
    assert rules.still_open(review) == (0, 1, 2, 3)
    for at in range(4):
        assert rules.next_open(review, at - 1) == at
        review = rules.hide(review, at)
    assert rules.still_open(review) == ()
    assert rules.next_open(review, 2) == 2
    assert rules.still_open(REVIEW) == (0, 1, 2, 3)


def test_going_on_from_the_last_finds_the_first_that_was_passed_over():
    assert rules.next_open(rules.hide(REVIEW, 3), 3) == 0


def test_what_stays_needs_a_reason_of_some_length():
    kept = rules.keep(REVIEW, 1, "  een   bekende\nzanger ")
    assert (kept.passages[1].choice, kept.passages[1].reason) == (
        Choice.KEEP,
        "een bekende zanger",
    )
    for reason in ("", " \n", "x" * 201):
        with pytest.raises(InvalidValue):
            rules.keep(REVIEW, 1, reason)
    assert rules.hide(kept, 1).passages[1].reason == ""


def test_a_name_of_the_own_case_that_stays_is_told_apart():
    kept = rules.keep(rules.keep(REVIEW, 0, "zomaar"), 1, "zomaar")
    assert rules.named_and_kept(kept) == (0,)
    assert [finding.start for finding in rules.hiding(kept)] == [
        one.finding.start for one in REVIEW.passages[2:]
    ]


def test_another_kind_has_to_be_decided_again():
    changed = rules.relabel(rules.hide(REVIEW, 2), 2, Label.ORG)
    assert changed.passages[2].finding.label is Label.ORG
    assert changed.passages[2].choice is None
    added = rules.add(REVIEW, (WORDS.index("boer"), WORDS.index("boer") + 4), Label.PERSON)
    assert rules.relabel(added, 3, Label.ORG).passages[3].choice is Choice.HIDE


def test_added_words_are_hidden_and_can_be_taken_back():
    start = WORDS.index(" een boer")
    added = rules.add(REVIEW, (start, start + len(" een boer ")), Label.ORG)
    assert texts(added)[3] == "een boer"
    assert added.passages[3].added
    assert added.passages[3].choice is Choice.HIDE
    assert texts(rules.keep(added, 3, "")) == texts(REVIEW)


def test_added_words_take_up_what_they_touch_and_uncover_nothing():
    kept = rules.keep(REVIEW, 1, "zomaar")
    start, end = WORDS.index("nna"), WORDS.index("ob") + 1
    added = rules.add(kept, (start, end), Label.PERSON)
    assert texts(added)[0] == "Anna zag Bob"
    assert [one.choice for one in added.passages] == [Choice.HIDE, None, None]


def test_an_indirect_clue_gives_way_to_added_words():
    start = WORDS.index("drie")
    added = rules.add(REVIEW, (start, start + 4), Label.AGE)
    assert texts(added)[3:] == ["drie", "kinderen"]
    whole = rules.add(REVIEW, (start, start + len("drie kinderen")), Label.ORG)
    assert texts(whole)[3:] == ["drie kinderen"]


def test_without_words_nothing_can_be_added():
    for place in ((4, 5), (3, 3), (len(WORDS), len(WORDS) + 9)):
        with pytest.raises(InvalidValue):
            rules.add(REVIEW, place, Label.PERSON)


def test_hidden_everywhere_means_wherever_the_words_stand():
    review = Review(words="Kim en kim, Kims kast", passages=())
    review = rules.add(review, (0, 3), Label.PERSON)
    places = [(0, 3), (7, 10), (12, 16)]
    everywhere = rules.hide_everywhere(review, 0, places)
    assert [one.place for one in everywhere.passages] == places
    assert [one.everywhere for one in everywhere.passages] == [True, False, False]
    assert rules.hidden_before(everywhere, places, Label.PERSON) == everywhere


def test_words_hidden_everywhere_are_hidden_where_they_stood_open_or_were_kept():
    kept = rules.keep(REVIEW, 1, "zomaar")
    for review in (kept, REVIEW):
        hidden = rules.hidden_before(review, [REVIEW.passages[1].place], Label.PERSON)
        assert hidden.passages[1].choice is Choice.HIDE
        assert hidden.passages[1].reason == ""


def test_words_that_a_longer_finding_hides_already_are_not_found_twice():
    longer = rules.add(REVIEW, (0, WORDS.index("Bob") + 3), Label.PERSON)
    assert rules.hidden_before(longer, [REVIEW.passages[1].place], Label.PERSON) == longer


def test_earlier_decisions_count_for_the_same_words():
    done = rules.keep(rules.hide(REVIEW, 0), 1, "zomaar")
    done = rules.add(done, (WORDS.index("boer"), WORDS.index("boer") + 4), Label.ORG)
    again = rules.taken_over(REVIEW, done.passages)
    assert again == done


def test_a_word_that_became_somebodys_name_is_open_again():
    done = rules.keep(REVIEW, 1, "zomaar")
    now = Review(words=WORDS, passages=(passage("Bob", Why.ON_FILE),))
    assert rules.taken_over(now, done.passages).passages[0].choice is None
    hidden = rules.hide(REVIEW, 1)
    assert rules.taken_over(now, hidden.passages).passages[0].choice is Choice.HIDE


def test_what_replacements_tell_can_be_chosen():
    detail = Detail(ages=AgeDetail.NOTHING)
    assert rules.with_detail(REVIEW, detail).detail == detail


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("hide"), st.integers(0, 9)),
        st.tuples(st.just("keep"), st.integers(0, 9)),
        st.tuples(st.just("relabel"), st.integers(0, 9)),
        st.tuples(st.just("everywhere"), st.integers(0, 9)),
        st.tuples(st.just("add"), st.integers(0, len(WORDS)), st.integers(0, len(WORDS))),
    ),
    max_size=12,
)


@given(STEPS)
def test_whatever_is_done_passages_stay_in_order_and_hidden_words_hidden(steps):
    review, hidden = REVIEW, set()
    for name, *places in steps:
        review, hidden = step(review, hidden, name, places)
        ends = [0]
        for one in review.passages:
            assert ends[-1] <= one.finding.start < one.finding.end <= len(WORDS)
            ends.append(one.finding.end)
        covered = {at for f in rules.hiding(review) for at in range(f.start, f.end)}
        assert {at for at in hidden if WORDS[at].isalnum()} <= covered


def step(review, hidden, name, places):
    """Return the review after one act, and the places that were hidden on purpose."""
    if name == "add":
        start, end = sorted(places)
        try:
            return rules.add(review, (start, end), Label.ORG), hidden | set(range(start, end))
        except InvalidValue:
            return review, hidden
    at = places[0] % len(review.passages) if review.passages else None
    if at is None:
        return review, hidden
    own = set(range(*review.passages[at].place))
    if name == "keep":
        return rules.keep(review, at, "zomaar"), hidden - own
    if name == "relabel":
        return rules.relabel(review, at, Label.PLACE), hidden
    act = rules.hide if name == "hide" else lambda r, n: rules.hide_everywhere(r, n, [own_place])
    own_place = review.passages[at].place
    return act(review, at), hidden | own
