"""The ways to write a name or a number so that a person still reads it."""

import re
import unicodedata
from functools import cache

LIGATURES = (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ij", "ĳ"), ("ff", "ﬀ"))
LEAST_GLUED = 6
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
UNACCENTED = str.maketrans("øØłŁđĐıæÆß", "oOlLdDiaAs")
NUMBERS = ("mobile", "telephone", "abroad")


@cache
def folded(words):
    plain = unicodedata.normalize("NFKD", words)
    return "".join(each for each in plain if each.isalnum())


def _within(words, mark):
    """Put a mark between two letters in the middle of the longest word."""
    longest = max(re.findall(r"[^\W_]+", words), key=len)
    at = words.index(longest) + max(1, len(longest) // 2)
    return words[:at] + mark + words[at:]


def _unaccented(words):
    plain = unicodedata.normalize("NFKD", words.translate(UNACCENTED))
    return "".join(each for each in plain if not unicodedata.combining(each))


def _ligature(words):
    for letters, sign in LIGATURES:
        words = words.replace(letters, sign)
    return words


def _glued(words):
    return f"mevrouw{words}zei" if len(folded(words)) >= LEAST_GLUED else words


def _digits(words):
    return "".join(each for each in words if each.isdigit())


def _pairs(words, between):
    number = _digits(words)
    return between.join(number[at : at + 2] for at in range(0, len(number), 2))


TEXT = {
    "as it is": lambda words: words,
    "in a sentence": lambda words: f"Gesprek met {words} over school.",
    "glued": _glued,
    "genitive": lambda words: f"{words}’s dossier",
    "upper": str.upper,
    "lower": str.lower,
    "decomposed": lambda words: unicodedata.normalize("NFD", words),
    "no accents": _unaccented,
    "ligature": _ligature,
    "full width": lambda words: words.translate(WIDE),
    "soft hyphen": lambda words: _within(words, "\u00ad"),
    "zero width": lambda words: _within(words, "\u200b"),
    "joiner": lambda words: _within(words, "\u2060"),
    "letter spaced": lambda words: " ".join(words.replace(" ", "")),
    "thin spaced": lambda words: "\u2009".join(words.replace(" ", "")),
    "over lines": lambda words: _within(words, "-\n"),
    "no-break spaces": lambda words: words.replace(" ", "\u00a0"),
    "underscores": lambda words: words.replace(" ", "_"),
    "closed up": lambda words: words.replace(" ", ""),
    "other hyphen": lambda words: words.replace("-", "\u2011"),
    "straight apostrophe": lambda words: words.replace("’", "'"),
    "no apostrophe": lambda words: words.replace("’", ""),
    "turned apostrophe": lambda words: words.replace("’", "\u02bc"),
    "line break": lambda words: words.replace(" ", "\n"),
}
PHONES = {
    "as it is": lambda words: words,
    "in a sentence": lambda words: f"Bel {words} na vijf uur.",
    "digits": _digits,
    "in pairs": lambda words: _pairs(words, " "),
    "dots": lambda words: _pairs(words, "."),
    "dashes": lambda words: _pairs(words, "\u2013"),
    "no-break": lambda words: _pairs(words, "\u00a0"),
    "thin": lambda words: _pairs(words, "\u2009"),
    "underscores": lambda words: _pairs(words, "_"),
    "soft hyphen": lambda words: _pairs(words, "\u00ad"),
    "full width": lambda words: words.translate(WIDE),
    "abroad": lambda words: re.sub(r"^\(?0", "+31 (0)", words),
    "over lines": lambda words: _pairs(words, "\n"),
    "slashes": lambda words: _pairs(words, "/"),
}
MAILS = {
    **{key: TEXT[key] for key in ("as it is", "in a sentence", "upper", "soft hyphen")},
    **{key: TEXT[key] for key in ("zero width", "over lines", "full width", "ligature")},
    "link": lambda words: f"mailto:{words}?subject=x",
    "percent": lambda words: words.replace("@", "%40").replace(".", "%2E"),
    "entities": lambda words: words.replace("@", "&#64;").replace(".", "&#x2e;"),
    "angled": lambda words: f"<{words}>",
}
MARKS = {
    **{key: TEXT[key] for key in ("as it is", "in a sentence", "upper", "lower", "full width")},
    **{key: TEXT[key] for key in ("no-break spaces", "closed up", "zero width", "line break")},
}


def spellings_of(canary):
    if canary.kind in NUMBERS:
        return PHONES
    if canary.field == "names":
        return TEXT
    return MAILS if canary.field == "emails" else MARKS
