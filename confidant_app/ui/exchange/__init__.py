"""The parts of the exchange pages: cards, bundles out, bundles in."""
