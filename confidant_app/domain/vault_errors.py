"""What can go wrong with a vault's copies, files and owner, and that a user can act on."""

from confidant_app.domain.errors import RecoveryCodeMistyped, VaultError, VaultInUse


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


class RecoveryGroupMistyped(RecoveryCodeMistyped):
    """A recovery code is not right, most likely in the `group` that is named, counted from 1."""

    sentence = "In de herstelcode zit een typefout, waarschijnlijk in groep {group}."
    advice = "Vergelijk groep {group} teken voor teken met je herstelblad, en daarna de rest."


class RecoveryCodeLength(RecoveryCodeMistyped):
    """A recovery code has `typed` characters instead of 28, and nothing shows where."""

    sentence = "In de herstelcode zit een typefout: je hebt {typed} tekens getypt, niet 28."
    advice = "De code heeft zeven groepen van vier. Vergelijk groep voor groep met je herstelblad."


class BackupUnderOlderKey(VaultError):
    """A backup was made before the vault got another data key, so only the old secrets open it."""

    sentence = "Deze reservekopie is van voor het vernieuwen van de sleutel."
    kept = "Er is niets veranderd."
    advice = "Hij gaat open met de wachtzin of herstelcode van toen."


class VaultLeftOpen(VaultInUse):
    """Another computer did not close the vault, and was last seen a while ago, at `seen`."""

    sentence = "Deze kluis is niet gesloten op de computer {computer}, gezien om {seen}."
    kept = "Er is niets veranderd."
    advice = "Sluit hem eerst daar. Kan dat niet meer, neem hem dan hier over."


class VaultOlder(VaultError):
    """A vault cannot be read as it is, because it must be brought up to date first."""

    sentence = "Deze kluis is gemaakt met een oudere versie van Confidant."
    kept = "Er is niets veranderd."
    advice = "Open hem eerst gewoon, om te schrijven. Daarna kan hij ook alleen om te lezen open."


class BackupPlaceMissing(VaultError):
    """The folder for the backups is not there, such as a stick that is not plugged in."""

    sentence = "De map voor de reservekopieën is er niet."
    kept = "Er is nog geen kopie gemaakt."
    advice = "Sluit de stick of schijf aan, of kies een andere map."


class RenewalUnfinished(VaultError):
    """A vault cannot be read as it is, because getting another data key was cut off."""

    sentence = "Het vernieuwen van de sleutel van deze kluis is onderbroken."
    kept = "Er is niets kwijt."
    advice = "Open de kluis eerst gewoon, om te schrijven. Dan wordt het afgemaakt."
