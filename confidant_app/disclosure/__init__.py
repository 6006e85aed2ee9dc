"""Count tables in, protected tables out; and the attacker that proves it."""
