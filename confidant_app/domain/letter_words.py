"""Who a letter is from, in the first sentence; it claims nothing that is not on file.

That somebody has no authority is on file and still not said: whoever gets the letter can use it.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from confidant_app.domain.vocabulary import Role

# A member of staff of the institution is never made known as one, so that role has no sentence.
_ROLES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.YOUTH: "Ik ben geboren op [vul in: geboortedatum].",
        Role.PARENT_WITH_AUTHORITY: "Ik ben een ouder van {child} en ik heb het gezag.",
        Role.PARENT_WITHOUT_AUTHORITY: "Ik ben een ouder van {child}.",
        Role.GUARDIAN: "Ik ben voogd van {child}.",
        Role.SHARED_AUTHORITY: "Ik heb samen met een ouder het gezag over {child}.",
        Role.FOSTER_PARENT: "Ik ben pleegouder van {child}.",
        Role.GRANDPARENT: "Ik ben een grootouder van {child}.",
        Role.NETWORK: "Ik hoor bij de familie of de naaste omgeving van {child}.",
        Role.PROFESSIONAL: "Ik ken {child} door mijn werk als [vul in: beroep].",
        Role.GENERAL_PRACTITIONER: "Ik ben de huisarts van {child}.",
    }
)
_AUTHORITY: Final = re.compile(r"\bgezag\b|\bik ben (?:de )?voogd\b", re.IGNORECASE)
_ANYBODY: Final = (
    "Ik schrijf u over {child}. Ik ben [vul in: wie de schrijver is voor het kind, zoals moeder, "
    "vader of oma]."
)


def opening(role: Role, name: str, child: str) -> str:
    """Return the sentences with which somebody in this role says who they are."""
    return f"Mijn naam is {name}. {_ROLES.get(role, _ANYBODY).replace('{child}', child)}"


def may_claim_authority(body: str) -> bool:
    """Return whether a letter speaks of authority, which can differ from child to child."""
    return _AUTHORITY.search(body) is not None


def listed(names: tuple[str, ...]) -> str:
    """Return names as a row: "Daan", "Daan en Noor", "Daan, Noor en Sem"."""
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last
