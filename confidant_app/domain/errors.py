"""Everything that can go wrong and that a user can act on: one class and sentence per meaning."""

from typing import ClassVar

from typing_extensions import override


class ConfidantError(Exception):
    """What a user can act on; anything else is a bug and a plain Python exception.

    `sentence` says in plain Dutch what happened, `kept` what is still safe, `advice` what to do.
    They may name facts in braces, given as keyword arguments; a fact is never a name, a note
    or the path of a case.
    """

    sentence: ClassVar[str] = ""
    kept: ClassVar[str] = ""
    advice: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    @override
    def __str__(self) -> str:
        parts = (self.sentence, self.kept, self.advice)
        return " ".join(part.format(**self.facts) for part in parts if part)


class VaultError(ConfidantError):
    """Something about the vault as a whole."""

    sentence = "De kluis kan niet worden gebruikt."


class WrongPassphrase(VaultError):
    """The passphrase opens no slot of this vault."""

    sentence = "Deze wachtzin past niet op de kluis."
    kept = "Er is niets veranderd."
    advice = "Probeer het opnieuw, of gebruik de herstelcode."


class WrongRecoveryCode(VaultError):
    """The recovery code is well formed but opens no slot of this vault."""

    sentence = "Deze herstelcode hoort niet bij deze kluis."
    kept = "Er is niets veranderd."
    advice = "Kijk of je het herstelblad van deze kluis voor je hebt."


class RecoveryCodeMistyped(VaultError):
    """The recovery code has a wrong length, a strange character or a check that does not add up."""

    sentence = "In de herstelcode zit een typefout."
    kept = "Er is niets veranderd."
    advice = "Kijk groep voor groep na wat er op het herstelblad staat."


class WeakPassphrase(VaultError):
    """The passphrase can be guessed too easily."""

    sentence = "Deze wachtzin is te makkelijk te raden."
    advice = "Kies vier of meer woorden die niets met elkaar te maken hebben."


class VaultMissing(VaultError):
    """There is no vault at the place that was named."""

    sentence = "Op deze plek staat geen kluis."
    advice = "Kies de map die op .confidant eindigt."


class VaultExists(VaultError):
    """A new vault would have to overwrite something."""

    sentence = "Op deze plek staat al iets met deze naam."
    kept = "Er is niets overschreven."
    advice = "Kies een andere naam of een andere map."


class HeaderMissing(VaultError):
    """Neither copy of the header (slots.json) is there."""

    sentence = "Het slotbestand van de kluis ontbreekt."
    kept = "De gegevens zelf staan er nog."
    advice = "Zet slots.json terug uit een reservekopie."


class HeaderDamaged(VaultError):
    """Both copies of the header are unreadable, or their key parameters are out of bounds."""

    sentence = "Het slotbestand van de kluis is beschadigd."
    kept = "De gegevens zelf staan er nog."
    advice = "Zet slots.json terug uit een reservekopie."


class DatabaseMissing(VaultError):
    """The header is there, the database is not."""

    sentence = "Het gegevensbestand van de kluis ontbreekt."
    advice = "Zet de nieuwste reservekopie terug."


class DatabaseDamaged(VaultError):
    """The key is right, the database does not read back as it was written."""

    sentence = "Het gegevensbestand van de kluis is beschadigd."
    kept = "Er is niets gewist."
    advice = "Maak eerst een kopie van de hele map en zet dan de nieuwste reservekopie terug."


class VaultNewer(VaultError):
    """The vault was written by a newer version of the program."""

    sentence = "Deze kluis is gemaakt met een nieuwere versie van Confidant."
    kept = "Er is niets veranderd."
    advice = "Werk het programma bij en probeer het opnieuw."


class VaultInUse(VaultError):
    """Another window or computer has the vault open for writing; `where` says which, since when."""

    sentence = "Deze kluis is al open {where}."
    advice = "Sluit de kluis daar en probeer het opnieuw."

    def __init__(self, **facts: object) -> None:
        nobody_said = "in een ander venster of op een andere computer"
        super().__init__(**{"where": nobody_said, **facts})


class WrongKindOfVault(VaultError):
    """A coordinator's act on a confidant's vault, or the other way round."""

    sentence = "Dit kan niet met dit soort kluis."
    advice = "Gebruik hiervoor de kluis van {wanted}."


class DiskFull(ConfidantError):
    """No room left on the disk."""

    sentence = "De schijf is vol."
    kept = "Wat al bewaard was, is nog goed. Je tekst staat nog op het scherm."
    advice = "Maak ruimte en bewaar opnieuw."


class ReadOnlyPlace(ConfidantError):
    """The folder cannot be written."""

    sentence = "In deze map mag niet worden geschreven."
    kept = "Er is niets veranderd."
    advice = "Kies een map waarin je zelf bestanden mag maken."


class FileMissing(ConfidantError):
    """A file that was named is not there."""

    sentence = "Dit bestand is er niet."
    advice = "Kijk of de naam klopt."


class FileExists(ConfidantError):
    """A file would have to be overwritten."""

    sentence = "Er staat al een bestand met deze naam."
    kept = "Er is niets overschreven."
    advice = "Kies een andere naam."


class FileUnfinished(ConfidantError):
    """A file is still being made, and whoever asked for it was about to leave."""

    sentence = "Het bestand wordt nog gemaakt."
    advice = "Wacht even; daarna kun je verder."


class NotFound(ConfidantError):
    """A record is no longer in the vault."""

    sentence = "Dit staat niet (meer) in de kluis."
    advice = "Ververs het scherm."


class InvalidValue(ConfidantError):
    """A value that the user gave cannot be right; `reason` says why, in Dutch."""

    sentence = "Dit kan niet kloppen: {reason}."
    kept = "Er is niets bewaard of veranderd."


class CatalogueBroken(ConfidantError):
    """A catalogue does not follow its schema."""

    sentence = "De catalogus {file} is niet in orde bij {entry}: {reason}."
    advice = "Zet het oorspronkelijke bestand terug."


class MailUnreadable(ConfidantError):
    """The file is not an e-mail that can be read."""

    sentence = "Dit bestand is geen e-mail die Confidant kan lezen."
    kept = "Er is niets overgenomen."
    advice = "Bewaar het bericht opnieuw als .eml-bestand."


class ReportRefused(ConfidantError):
    """The numbers cannot leave safely; `reason` says why and what would help."""

    sentence = "Dit rapport kan nog niet weg: {reason}"
    kept = "Er is niets naar buiten gegaan."


class ReportOutdated(ConfidantError):
    """Something in the vault changed between making a report and publishing it."""

    sentence = "Er is intussen iets veranderd in de kluis, dus dit rapport klopt niet meer."
    kept = "Er is niets naar buiten gegaan."
    advice = "Maak het rapport opnieuw."


class FileNotClean(ConfidantError):
    """The finished PDF holds something that it may not hold; `count` places."""

    sentence = "In het bestand staan {count} dingen die naar een persoon kunnen wijzen."
    kept = "Het bestand is niet bewaard."
    advice = "Kijk de teksten nog eens na en probeer het opnieuw."


class FileUnreadable(ConfidantError):
    """A part of the PDF cannot be read back, so it cannot be proved clean."""

    sentence = "Een deel van dit PDF-bestand is niet te lezen, dus niet te controleren."
    kept = "Het bestand is niet vrijgegeven."
    advice = "Maak het rapport opnieuw."


class GlyphMissing(ConfidantError):
    """The typeface lacks a character of the text; `character` is its name in Unicode."""

    sentence = "Het teken {character} kan niet in het rapport worden gedrukt."
    advice = "Vervang dit teken in de tekst."


class QuoteUndecided(ConfidantError):
    """A quote was offered for export before every finding in it was decided."""

    sentence = "In dit citaat zijn nog {count} vondsten niet beoordeeld."
    kept = "Het citaat blijft binnen."
    advice = "Beoordeel elke vondst: verberg haar, of schrijf op waarom zij mag blijven staan."


class QuoteNamesSomebody(ConfidantError):
    """The words that would leave still hold a name on file, a number or an address."""

    sentence = "In deze tekst staat nog iemand uit je kluis, een nummer of een adres."
    kept = "Het citaat blijft binnen."
    advice = "Verberg het of schrijf het anders. Is een naam openbaar, zet dat dan bij die persoon."


class NotInCatalogue(ConfidantError):
    """A code that no entry of the catalogue has."""

    sentence = "{code} staat niet in de catalogus."
    kept = "Er is niets veranderd."
    advice = "Kijk of de code goed is geschreven."


class DiskFailing(ConfidantError):
    """The disk refused to read or write for another reason than lack of room."""

    sentence = "De schijf gaf een fout bij het lezen of schrijven."
    kept = "Er is niets gewist. Je tekst staat nog op het scherm."
    advice = "Probeer het opnieuw. Lukt het niet, kopieer de hele map dan naar een andere schijf."


class MailKnown(ConfidantError):
    """The same e-mail, by its Message-ID, was taken in before."""

    sentence = "Deze e-mail staat er al."
    kept = "Er is niets overgenomen."
    advice = "Zoek de e-mail op met een woord uit de tekst."
