"""The parts of the report page: one file per step and per widget."""
