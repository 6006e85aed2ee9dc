"""What can go wrong with a vault's copies, files and owner, and that a user can act on."""

from confidant_app.domain.errors import VaultError


class BackupDamaged(VaultError):
    """A backup does not read back as it was written."""

    sentence = "Deze reservekopie is beschadigd."
    kept = "Er is niets teruggezet en niets veranderd."
    advice = "Kies een oudere reservekopie."


class BackupOfAnotherVault(VaultError):
    """A backup belongs to another vault than the one at hand."""

    sentence = "Deze reservekopie is van een andere kluis."
    kept = "Er is niets veranderd."
    advice = "Kies een reservekopie van deze kluis."


class AttachmentMissing(VaultError):
    """The sealed file of an attachment is gone; `name` is the attachment's own name."""

    sentence = "Het bestand {name} staat niet meer in de kluismap."
    kept = "De rest van de kluis is heel."
    advice = "Zet een reservekopie terug waar het nog in staat."


class AttachmentDamaged(VaultError):
    """The sealed file of an attachment was altered or cut off; `name` is the attachment's own."""

    sentence = "Het bestand {name} is beschadigd of veranderd."
    kept = "De rest van de kluis is heel."
    advice = "Zet een reservekopie terug waar het nog heel in staat."


class OpenedReadOnly(VaultError):
    """Something would be written in a vault that was opened to read only."""

    sentence = "Deze kluis is alleen om te lezen open."
    kept = "Er is niets veranderd."
    advice = "Sluit de kluis in het andere venster en open hem dan opnieuw."


class CaseHeld(VaultError):
    """A case may not be erased: it is held, or a step still runs; `reason` says which."""

    sentence = "Deze zaak mag nog niet worden gewist: {reason}."
    kept = "Er is niets gewist."
    advice = "Rond dit eerst af, of haal de blokkade weg."
