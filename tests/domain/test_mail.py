"""A mail as a note."""

from dataclasses import replace

from confidant_app.domain.mail import ProposedContact, as_note


def mail(subject: str, text: str) -> ProposedContact:
    return ProposedContact(subject=subject, sender_name="", sender_address="", at=None, text=text)


def test_the_subject_comes_first_when_there_is_one():
    assert as_note(mail("Vraag", "Mag ik bellen?")) == "Vraag\n\nMag ik bellen?"
    assert as_note(mail("", "Mag ik bellen?")) == "Mag ik bellen?"
    assert as_note(mail("Vraag", "")) == "Vraag"


def test_the_sender_stands_above_the_subject():
    whole = mail("Vraag", "Mag ik bellen?")
    named = replace(whole, sender_name="Griet", sender_address="griet@post.example")
    assert as_note(named) == "Van: Griet <griet@post.example>\nVraag\n\nMag ik bellen?"
    bare = replace(mail("", "Hoi"), sender_address="griet@post.example")
    assert as_note(bare) == "Van: griet@post.example\n\nHoi"
    assert as_note(replace(whole, sender_name="Griet")) == "Van: Griet\nVraag\n\nMag ik bellen?"
