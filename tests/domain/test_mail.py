"""A mail as a note."""

from confidant_app.domain.mail import ProposedContact, as_note


def mail(subject: str, text: str) -> ProposedContact:
    return ProposedContact(subject=subject, sender_name="", sender_address="", at=None, text=text)


def test_the_subject_comes_first_when_there_is_one():
    assert as_note(mail("Vraag", "Mag ik bellen?")) == "Vraag\n\nMag ik bellen?"
    assert as_note(mail("", "Mag ik bellen?")) == "Mag ik bellen?"
    assert as_note(mail("Vraag", "")) == "Vraag"
