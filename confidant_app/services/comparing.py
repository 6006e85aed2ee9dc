"""What other rules do to the running steps of a vault: both are counted, and compared."""

from collections.abc import Callable
from dataclasses import replace

from typing_extensions import override

from confidant_app.domain.catalogue import Catalogues
from confidant_app.domain.moved import NO_EFFECT, Effect, changed_routes, moved, stranded
from confidant_app.domain.watching import unanswered
from confidant_app.services.aside import Aside
from confidant_app.services.watching import watch
from confidant_app.storage.vault import Reader, Source, Vault, VaultKind


def compared(vault: Vault, before: Catalogues, after: Catalogues) -> Effect:
    """Return what the running steps of a vault do when one takes the place of the other."""
    return NO_EFFECT if vault.kind is VaultKind.COORDINATOR else _effect(vault, before, after)


class Comparison(Aside[Effect]):
    """The same for another thread, in a vault with cases."""

    def __init__(self, vault: Vault, before: Catalogues, after: Catalogues) -> None:
        super().__init__(vault)
        self._before, self._after = before, after

    @override
    def answer(self, reader: Reader) -> Effect:
        return _effect(reader, self._before, self._after, self.breathe)


def _effect(
    source: Source,
    before: Catalogues,
    after: Catalogues,
    pause: Callable[[], None] = lambda: None,
) -> Effect:
    codes = changed_routes(before, after)
    if not codes:
        return NO_EFFECT
    old, new = (watch(source, _only(codes, rules), pause=pause) for rules in (before, after))
    steps = new.steps.values()
    gone = {(term.step, term.term) for term in old.terms} - {
        (term.step, term.term) for term in new.terms
    }
    touched = {step for step, _ in gone}
    asked = {
        (one.step.id, code)
        for one in steps
        if one.step.id in touched
        for code in unanswered(one.step, after)
    }
    return Effect(
        moved=moved(old.terms, new.terms, asked),
        stranded=tuple(stranded(steps, before, after)),
    )


def _only(codes: frozenset[str], catalogues: Catalogues) -> Catalogues:
    """Return catalogues with these routes alone: on the others no deadline can have moved."""
    routes, subjects = (
        {code: one for code, one in some.items() if code in codes}
        for some in (catalogues.routes, catalogues.subjects)
    )
    return replace(catalogues, routes=routes, subjects=subjects)
