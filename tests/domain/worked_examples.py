"""What a lawyer counted by hand: route, step, the day it happened, unmoved, and as it counts."""

EXAMPLES = [
    ("SA_264", "verzoek-kinderrechter", "2026-01-02", "2026-01-16", "2026-01-16"),
    ("SA_264", "verzoek-kinderrechter", "2026-03-20", "2026-04-03", "2026-04-07"),
    ("SA_264", "verzoek-kinderrechter", "2026-04-13", "2026-04-27", "2026-04-28"),
    ("SA_264", "verzoek-kinderrechter", "2026-12-11", "2026-12-25", "2026-12-28"),
    ("BEZWAAR_GEM", "bezwaarschrift", "2026-02-16", "2026-03-30", "2026-03-30"),
    ("BEZWAAR_GEM", "bezwaarschrift", "2026-02-20", "2026-04-03", "2026-04-07"),
    ("HB_HOF", "hoger-beroep", "2026-08-31", "2026-11-30", "2026-11-30"),
    ("HB_HOF", "hoger-beroep", "2025-11-30", "2026-02-28", "2026-03-02"),
    ("HB_HOF", "hoger-beroep", "2026-02-14", "2026-05-14", "2026-05-15"),
    ("NORM_CONTACT", "eerste-contact", "2026-04-01", "2026-04-10", "2026-04-10"),
    ("NORM_CONTACT", "eerste-contact", "2026-12-23", "2026-12-31", "2026-12-31"),
    ("NAT_OMB", "indienen", "2025-11-22", "2026-11-22", "2026-11-22"),
]
