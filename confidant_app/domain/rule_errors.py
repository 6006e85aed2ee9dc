"""What can go wrong with an edition of the rules, and that a user can act on."""

from confidant_app.domain.errors import CatalogueBroken, ConfidantError


class RulesUnreadable(ConfidantError):
    """A file is no edition of the rules, or holds what does not belong in one."""

    sentence = "Dit zijn geen regels die Confidant kan lezen: {reason}."
    kept = "De regels die golden, gelden nog."
    advice = "Vraag de maker om een nieuw bestand."


class RulesRefused(CatalogueBroken):
    """An edition that was offered does not follow the schema."""

    sentence = "De nieuwe regels zijn niet in orde: {file}, bij {entry}: {reason}."
    kept = "De regels die golden, gelden nog."
    advice = "Vraag de maker om een nieuw bestand."


class RulesNotNewer(ConfidantError):
    """An edition that was offered is not newer than the one in force."""

    sentence = "Deze regels zijn van {offered}. Nu gelden al de regels van {now}."
    kept = "Er is niets veranderd."
    advice = "Neem je losse bestanden op, kies dan ook edition.toml met een nieuwere dag erin."


class RulesFromTheFuture(ConfidantError):
    """An edition that was offered is of a day that has yet to come."""

    sentence = "Deze regels zijn van {offered}, en die dag moet nog komen."
    kept = "De regels die golden, gelden nog."
    advice = "Kijk of de datum van deze computer klopt, of neem ze op die dag op."


class NoGoodRules(CatalogueBroken):
    """The program's own rules are broken, and the vault has no others."""

    sentence = (
        "De regels van het programma zijn beschadigd ({file}, bij {entry}: {reason}), "
        "en in deze kluis staan geen andere."
    )
    kept = "De kluis is weer dicht en er is niets kwijt."
    advice = "Zet Confidant opnieuw op deze computer."
