"""Closed lists of roles, measures and organisations, with the Dutch words for them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """What somebody is to the child, or to the institution."""

    YOUTH = "youth"
    PARENT_WITH_AUTHORITY = "parent_with_authority"
    PARENT_WITHOUT_AUTHORITY = "parent_without_authority"
    GUARDIAN = "guardian"
    SHARED_AUTHORITY = "shared_authority"
    FOSTER_PARENT = "foster_parent"
    GRANDPARENT = "grandparent"
    NETWORK = "network"
    PROFESSIONAL = "professional"
    GENERAL_PRACTITIONER = "general_practitioner"
    EMPLOYEE = "employee"
    OTHER = "other"
    UNKNOWN = "unknown"


class Measure(StrEnum):
    """The framework in which the institution deals with the child."""

    VOLUNTARY = "voluntary"
    PRESSURE_PHASE = "pressure_phase"
    PROVISIONAL_SUPERVISION_ORDER = "provisional_supervision_order"
    SUPERVISION_ORDER = "supervision_order"
    SUPERVISION_ORDER_WITH_PLACEMENT = "supervision_order_with_placement"
    GUARDIANSHIP = "guardianship"
    JUVENILE_PROBATION = "juvenile_probation"
    NONE = "none"
    UNKNOWN = "unknown"


class Organisation(StrEnum):
    """Who deals with the family."""

    JBN = "jbn"
    VEILIG_THUIS = "veilig_thuis"
    CHILD_PROTECTION_BOARD = "child_protection_board"
    MUNICIPALITY = "municipality"
    PROVIDER = "provider"
    OTHER = "other"


# One mapping per list: members of different lists can be equal as texts ("unknown", "other").

_ROLES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.YOUTH: "jeugdige",
        Role.PARENT_WITH_AUTHORITY: "ouder met gezag",
        Role.PARENT_WITHOUT_AUTHORITY: "ouder zonder gezag",
        Role.GUARDIAN: "voogd",
        Role.SHARED_AUTHORITY: "gezag samen met een ouder",
        Role.FOSTER_PARENT: "pleegouder",
        Role.GRANDPARENT: "grootouder",
        Role.NETWORK: "familie of netwerk",
        Role.PROFESSIONAL: "professional",
        Role.GENERAL_PRACTITIONER: "huisarts",
        Role.EMPLOYEE: "(oud-)medewerker",
        Role.OTHER: "iemand anders",
        Role.UNKNOWN: "onbekend",
    }
)
_MEASURES: Final[Mapping[Measure, str]] = MappingProxyType(
    {
        Measure.VOLUNTARY: "vrijwillige hulp",
        Measure.PRESSURE_PHASE: "drang",
        Measure.PROVISIONAL_SUPERVISION_ORDER: "voorlopige ondertoezichtstelling",
        Measure.SUPERVISION_ORDER: "ondertoezichtstelling",
        Measure.SUPERVISION_ORDER_WITH_PLACEMENT: "ondertoezichtstelling met uithuisplaatsing",
        Measure.GUARDIANSHIP: "voogdij",
        Measure.JUVENILE_PROBATION: "jeugdreclassering",
        Measure.NONE: "geen maatregel",
        Measure.UNKNOWN: "onbekend",
    }
)
_ORGANISATIONS: Final[Mapping[Organisation, str]] = MappingProxyType(
    {
        Organisation.JBN: "Jeugdbescherming Noord",
        Organisation.VEILIG_THUIS: "Veilig Thuis",
        Organisation.CHILD_PROTECTION_BOARD: "Raad voor de Kinderbescherming",
        Organisation.MUNICIPALITY: "gemeente",
        Organisation.PROVIDER: "jeugdhulpaanbieder",
        Organisation.OTHER: "andere organisatie",
    }
)


def label(value: Role | Measure | Organisation) -> str:
    """Return the Dutch word for a member of one of these lists."""
    match value:
        case Role():
            return _ROLES[value]
        case Measure():
            return _MEASURES[value]
        case _:
            return _ORGANISATIONS[value]
