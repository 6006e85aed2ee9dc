"""The vault on disk: SQLCipher, rows to values and back, migrations, atomic files."""
