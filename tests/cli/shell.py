"""What a call of the shell gave back."""

from dataclasses import dataclass
from datetime import UTC, datetime

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
PASSPHRASE = "lantaarn-veen-zeven-kruiwagen"


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str

    def one_line_of_complaint(self):
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err
