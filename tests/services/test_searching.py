"""Words are found anywhere in the vault."""

from dataclasses import replace

from confidant_app.services import conversations, searching
from tests.services.desk import NOW, OPENED, a_case, a_contact, keep


def test_the_newest_passage_with_every_word_comes_first(vault):
    whole = replace(a_case(1), people=(), contacts=())
    keep(vault, whole)
    old = a_contact(whole.case, "Café de schommel was dicht", at=NOW.replace(year=2025))
    new = a_contact(whole.case, "de schommel in het cafe", at=NOW)
    saved = [conversations.log_contact(vault, contact, NOW) for contact in (new, old)]
    hits = searching.find(vault, "cafe schom", 10)
    assert [hit.record for hit in hits] == [contact.id for contact in saved]
    assert {hit.case_title for hit in hits} == {"2026-0001"}
    assert len(searching.find(vault, "schommel", 1)) == 1
    assert searching.find(vault, '"schommel was"', 10)[0].record == saved[1].id
    assert searching.find(vault, " ?! ", 10) == ()


def test_a_reader_beside_the_vault_finds_the_same(vault):
    keep(vault, a_case(1, OPENED, keyword="wipwap"))
    with vault.reader() as reader:
        assert searching.find(reader, "wipwap", 5) == searching.find(vault, "wipwap", 5) != ()
