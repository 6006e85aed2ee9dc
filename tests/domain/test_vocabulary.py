"""The words of the closed lists, each in Dutch."""

import pytest

from confidant_app.domain.vocabulary import Measure, Organisation, Role, label


@pytest.mark.parametrize("words", [Role, Measure, Organisation])
def test_every_member_has_a_dutch_word_of_its_own(words):
    labels = [label(member) for member in words]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_members_that_are_equal_as_texts_keep_their_own_words():
    assert label(Role.OTHER) != label(Organisation.OTHER)
    assert label(Role.UNKNOWN) == label(Measure.UNKNOWN) == "onbekend"
