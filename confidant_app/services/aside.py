"""Ask a vault something that takes long, on another thread and a connection of its own."""

from abc import ABC, abstractmethod
from threading import Event
from time import sleep
from typing import Final, Generic, TypeVar

from confidant_app.storage.vault import Interrupted, Reader, Vault

T = TypeVar("T", covariant=True)

_BREATH: Final = 0.0005


class Aside(ABC, Generic[T]):
    """One question for another thread; it can be taken back."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._reader: Reader | None = None
        self._stopping = Event()

    @abstractmethod
    def answer(self, reader: Reader) -> T:
        """Return the answer; call `breathe` now and then."""

    def run(self) -> T | None:
        """Return the answer, None when it was taken back or the vault was closed.

        Raises:
            DatabaseDamaged.
        """
        try:
            self.breathe()
            with self._vault.reader() as self._reader:
                return self.answer(self._reader)
        except Interrupted:
            return None

    def stop(self) -> None:
        """Take the question back, from whatever thread."""
        self._stopping.set()
        if self._reader is not None:
            self._reader.interrupt()

    def breathe(self) -> None:
        """Let the window draw: two threads of Python take turns.

        Raises:
            Interrupted: nobody waits for the answer any more.
        """
        if self._stopping.is_set() or self._vault.is_closed():
            raise Interrupted
        sleep(_BREATH)
