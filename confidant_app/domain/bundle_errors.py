"""What can go wrong with a bundle or a card, and what a user can do about it."""

from confidant_app.domain.errors import ConfidantError


class BundleError(ConfidantError):
    """Something about a bundle or a card."""

    sentence = "Deze bundel kan niet worden ingelezen."


class BundleUnreadable(BundleError):
    """Not a bundle, cut short, altered, or made for somebody else."""

    sentence = "Deze bundel is beschadigd of voor iemand anders bedoeld."
    kept = "Er is niets ingelezen."
    advice = "Vraag de afzender om de bundel opnieuw te maken met jouw kaart."


class BundleTampered(BundleError):
    """The signature does not fit the content."""

    sentence = "De handtekening onder deze bundel klopt niet."
    kept = "Er is niets ingelezen."
    advice = "Bel de afzender en vraag om een nieuwe bundel."


class SenderUnknown(BundleError):
    """The signer's card was never accepted here."""

    sentence = "De afzender van deze bundel staat niet op je lijst."
    kept = "Er is niets ingelezen."
    advice = "Vraag de kaart op, vergelijk de vingerafdruk door de telefoon en vertrouw de kaart."


class BundleNewer(BundleError):
    """The bundle was written by a newer version of the program."""

    sentence = "Deze bundel is gemaakt met een nieuwere versie van Confidant."
    kept = "Er is niets ingelezen."
    advice = "Werk het programma bij en probeer het opnieuw."


class BundleUnlisted(BundleError):
    """The bundle holds a code or text that is not in a closed list."""

    sentence = "In deze bundel staat iets dat niet op de vaste lijst staat."
    kept = "Er is niets ingelezen."
    advice = "Vraag de afzender welke versie van Confidant daar in gebruik is."


class CardUnreadable(BundleError):
    """The file is not a card, or its check does not add up."""

    sentence = "Dit bestand is geen kaart van een vertrouwenspersoon of coördinator."
    kept = "Er is niets veranderd."
    advice = "Vraag om de kaart opnieuw te sturen."
