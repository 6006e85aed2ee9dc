"""Every state of a review in order, to go back to and forward again."""

from confidant_app.domain.review import Review


class History:
    """`now` is what counts; a new state drops what was undone."""

    def __init__(self, first: Review) -> None:
        self._states = [first]
        self._at = 0

    @property
    def now(self) -> Review:
        """Return the state that counts."""
        return self._states[self._at]

    def take(self, review: Review) -> None:
        """Let a new state count; the same state again is no step."""
        if review != self.now:
            del self._states[self._at + 1 :]
            self._states.append(review)
            self._at += 1

    def begin_with(self, review: Review) -> None:
        """Start over from a state; there is nothing to undo."""
        self._states, self._at = [review], 0

    def undo(self) -> None:
        """Go back a step; nothing happens at the first."""
        self._at = max(0, self._at - 1)

    def redo(self) -> None:
        """Go forward a step; nothing happens at the last."""
        self._at = min(len(self._states) - 1, self._at + 1)

    def can_undo(self) -> bool:
        """Return whether there is a step to go back to."""
        return self._at > 0

    def can_redo(self) -> bool:
        """Return whether there is a step to go forward to."""
        return self._at + 1 < len(self._states)
