"""`confidant check` looks at a vault that is open somewhere else, and writes nothing in it."""

from confidant_app.services import casework, vaults
from confidant_app.storage import rows_log
from tests.services.desk import NOW


def test_a_vault_in_use_is_looked_at_without_a_trace(shell, secret, cheap, tmp_path):
    with vaults.create(tmp_path / "Ans.confidant", cheap[0], NOW) as writer:
        casework.open_case(writer, NOW, NOW.date(), "omgang")
        before = rows_log.entries(writer)
        told = shell("check", "Ans.confidant", *secret)
        assert (told.status, told.err) == (0, "")
        assert "De kluis is heel" in told.out
        assert rows_log.entries(writer) == before
        casework.open_case(writer, NOW, NOW.date(), "school")
