"""Wrong use of a command, told in Dutch; argparse itself has English only."""

import argparse
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NoReturn

from typing_extensions import override

# What argparse says in Python 3.11 to 3.14; a sentence that it adds later stays English.
_DUTCH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "the following arguments are required: ": "dit ontbreekt: ",
        "unrecognized arguments: ": "dit hoort er niet bij: ",
        "expected one argument": "hierna hoort één waarde",
        "expected at least one argument": "hierna hoort ten minste één waarde",
        "invalid choice: ": "deze keuze is er niet: ",
        "(choose from ": "(kies uit ",
        "ambiguous option: ": "dit kan meer dan één ding betekenen: ",
        "could match ": "misschien ",
        "not allowed with argument ": "gaat niet samen met ",
        "invalid int value: ": "dit is geen geheel getal: ",
        "ignored explicit argument ": "hier hoort geen waarde bij: ",
        "argument ": "",
    }
)


_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "usage: ": "gebruik: ",
        "positional arguments:": "wat erbij hoort:",
        "options:": "opties:",
        "show this help message and exit": "toon deze uitleg",
    }
)


class DutchParser(argparse.ArgumentParser):
    """A parser that says in Dutch how it is used and what is wrong, and ends with status 2."""

    @override
    def error(self, message: str) -> NoReturn:
        told = _in_dutch(message, _DUTCH)
        self.exit(2, f"{self.format_usage()}{self.prog}: {told}\n")

    @override
    def format_usage(self) -> str:
        return _in_dutch(super().format_usage(), _HELP)

    @override
    def format_help(self) -> str:
        return _in_dutch(super().format_help(), _HELP)


def _in_dutch(text: str, words: Mapping[str, str]) -> str:
    for english, dutch in words.items():
        text = text.replace(english, dutch, 1)
    return text
