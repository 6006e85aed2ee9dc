"""A copy of somebody's own data as plain text."""

from datetime import date

from confidant_app.domain.person_copy import Entry, Line, PersonCopy, Section, as_text


def test_the_text_has_every_word_in_order():
    called = Entry(
        title="2 maart",
        lines=(Line(label="Notitie", text="eerste\ntweede"), Line(label="", text="zonder naam")),
    )
    bare = Entry(title="", lines=(Line(label="Naam", text="Ans"),))
    copy = PersonCopy(
        title="Kopie",
        made_on=date(2026, 11, 22),
        intro=("Waarom.",),
        sections=(Section(title="Gesprekken", entries=(called, bare)),),
    )
    assert as_text(copy) == (
        "Kopie\n\nWaarom.\n\nGESPREKKEN\n\n"
        "2 maart\nNotitie: eerste\ntweede\nzonder naam\n\nNaam: Ans"
    )
