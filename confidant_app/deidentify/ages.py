"""Finds ages of people, in digits and in words; not every number of years is an age."""

import re

from confidant_app.deidentify.ageforms import HALVES, Form, age_form
from confidant_app.deidentify.context import PEOPLE_DO
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.numerals import NUMBERS, ORDINALS
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_DECADES = word_set("twintig dertig veertig vijftig zestig zeventig tachtig negentig")
_ONE_WORD = frozenset(
    f"{word}jarig{ending}" for word in {*NUMBERS, "een"} for ending in ("", "e", "en")
) | {f"{word}er{ending}" for word in _DECADES for ending in ("", "s")}
AGE_WORDS = NUMBERS.keys() | HALVES | _ONE_WORD
_IS = word_set(
    "is zijn ben bent was waren word wordt werd worden geworden wor wier bin bist lijkt leek leken"
)
_DONE = re.compile(r" (?:is|was|werd|wordt|ben|waren|zijn|geworden|word|wurdt|wordt)(?![^\W_])")
_ADVERBS = word_set(
    "al nu nog pas net bijna dus ook inmiddels amper toch gewoon maar eigenlijk precies ongeveer "
    "dan intussen ondertussen hooguit krap ruim geen heel vast haast nou zelf echt nauwelijks "
    "wel zeker er daar hier"
)
_PRONOUNS = word_set("hij zij ze ik jij je u die wie we wij jullie hou hy sy hai zai ie")
_POSSESSIVE = word_set("zijn haar mijn hun je jouw ons onze mn zn m z n uw")
_TIME = word_set(
    "volgende deze vorige aanstaande komende week maand jaar zomer winter voorjaar najaar herfst "
    "lente morgen overmorgen vandaag gisteren straks binnenkort in op over om de een half halve "
    "begin eind januari februari maart april mei juni juli augustus september oktober november "
    "december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag kerst pasen toen "
    "volgens mij weken maanden dagen jan feb mrt apr jun jul aug sep sept okt nov dec 1e 2e "
    "kerstdag paasdag pinksterdag koningsdag nieuwjaarsdag"
)
_MIDDLE = _ADVERBS | _PRONOUNS | _POSSESSIVE | _TIME
_PERSONS = word_set(
    "knul knaap meid dame heer kids kid mens persoon leerling eentje ander andere anderen dreumes "
    "tiener jongetje meisjes jongens mannetje ventje wurm kleintje kleinkind kleinkinderen "
    "kleinzoon kleindochter jongeman eerste tweede derde iemand jochie meiske drieling vierling "
    "tweeling huisgenoot huisgenote stagiair stagiaire"
)
_NO_SUBJECT = word_set("het dat dit er wat daar hier")
_SUBJECT = _PRONOUNS | _ADVERBS | word_set("en die maar want zelf omdat mij")
_CLOSES = re.compile(
    r"\s*(?:[,.;)!?/\n]|$)| (?:en|maar|dus|nu|toch|al|hoor|want|als|toen|omdat|in|op|man|of|he|"
    r"geworden|zegt|zei|mag|kan|wil|woont|zit|hij|zij|ze|ik|die|geen|zoals)(?![^\W_])"
)
_AFTER_NAME = re.compile(r"\s?(?:[,.;)!?/\n]|$)| -|- | (?:en|dus|maar)(?![^\W_])")
_LASTS = re.compile(
    r" ?(?:geleden|lang|later|bij|in|voor|daarvoor|daarna|niet|terug|tijd|weg|thuis|ziek|vrij|"
    r"bezig|zwanger|getrouwd|gescheiden|samen|clean|werkloos|hier|daar|uit|met|zonder|aan|ots|"
    r"op|cel|straf|eerder|dicht|open|ervaring|wachttijd|wachten|reistijd|jeugddetentie)(?![^\W_])"
)
_COUNTED = word_set(
    "uur keer maal euro procent minuten min km kilometer kilo kg meter cm gram deel punt "
    "graden cent pagina bladzijden"
)
_IN_BRACKETS = re.compile(r"\(\s?$")
_APART = frozenset((", ", ",", " - ", "; ", ": ", " / ", ",\n"))
_AROUND = word_set("in rond tegen richting over")
_SEXES = frozenset("mvj")
_ENDS_BRACKETS = re.compile(r"\s?[),/;]| in [a-z]{3,9}\)")
_PLURALS = word_set(
    "kinderen ouders broers zussen vrienden vriendinnen pleegouders buren tweeling pleegkinderen"
)
_MEASURES = word_set("score cijfer nummer duur tijd leeftijd aantal termijn totaal lokaal kamer")
_FURTHEST = 7
_MOST_ADVERBS, _ANNOUNCED = 3, 3
_ABOUT_AGE = word_set("leeftijd leeftijden lft")


def age_mark(scan: Scan, at: int) -> Mark | None:
    """Return the mark of an age at word `at` (a number or a number word), or None."""
    if scan.words.low[at] in _ONE_WORD:
        return scan.mark((at, at + 1), Label.AGE, Why.PATTERN, Certainty.SURE)
    form = age_form(scan, at)
    if form is None:
        return None
    start = scan.words.starts[at]
    if form.certain:
        return Mark(start, form.end, Label.AGE, Why.PATTERN, Certainty.SURE)
    lasting = form.unit and at and scan.words.low[at - 1] in ("al", "zo", "ruim", "na", "sinds")
    if lasting or (form.unit and _LASTS.match(scan.words.plain.low, form.end)):
        return None
    rules = (_bracketed, _of_someone, _beside_name, _is_so_old, _was_so_old, _decade)
    if any(rule(scan, at, form) for rule in rules):
        return Mark(start, form.end, Label.AGE, Why.CUE, Certainty.LIKELY)
    return None


def _bracketed(scan: Scan, at: int, form: Form) -> bool:
    """Return whether the number stands in brackets after a name: "Tim (7)", "Tim (bijna 7)"."""
    words, first = scan.words, at
    while first > max(0, at - _MOST_ADVERBS) and words.gaps[first - 1] == " ":
        if words.low[first - 1] not in _ADVERBS | _IS:
            break
        first -= 1
    if not first or not _IN_BRACKETS.search(words.gaps[first - 1]):
        return False
    return _person(scan, first - 1) and bool(_ENDS_BRACKETS.match(words.plain.low, form.end))


def _of_someone(scan: Scan, at: int, form: Form) -> bool:
    """Return whether "van" joins the number to a person: "een jongen van bijna veertien"."""
    words, of = scan.words, at - 1
    while of > max(0, at - 3) and words.low[of] in _ADVERBS:
        of -= 1
    if of < 1 or words.low[of] != "van" or words.gaps[of] != " ":
        return False
    kin = words.low[of - 1] in scan.lists.kin or words.low[of - 1] in _PERSONS
    return _person(scan, of - 1) and not _counts(scan, form, surely=kin)


def _beside_name(scan: Scan, at: int, form: Form) -> bool:
    """Return whether the number follows a name or a label: "zoon Jad, zes.", "Jad 6 jaar"."""
    words, low = scan.words, scan.words.plain.low
    announced = _FURTHEST if words.gaps[at - 1] == ": " else _ANNOUNCED
    if scan.near(at - announced, at, _ABOUT_AGE):
        return not _counts(scan, form)
    first = at - 1 if at and words.low[at - 1] in _ADVERBS else at
    first -= first < at and words.low[first - 1] == "en"
    if not first:
        return False
    gap, before = words.gaps[first - 1], words.low[first - 1]
    closed = bool(_AFTER_NAME.match(low, form.end)) or low[form.end - 1] == "."
    if gap == ", " and _between_commas(scan, first, form):
        return True
    if gap in _APART:
        listed = before in _SEXES or (gap != ": " and _person(scan, first - 1))
        return closed and (listed or (bool(form.unit) and _person(scan, first - 1)))
    if gap != " " or before in _PLURALS or before == "ma" or not _person(scan, first - 1):
        return False
    sure = before in scan.lists.kin or before in scan.lists.first_names
    return (form.unit == "y" or first < at or sure) and closed and before not in _TIME


def _between_commas(scan: Scan, at: int, form: Form) -> bool:
    """Return whether the number is told in passing: "alleenstaand, 29, zelf", "kok, 16 jaar."."""
    before, low = scan.words.low[at - 1], scan.words.plain.low
    told = low[form.end : form.end + 1] in (",.)" if form.unit == "y" else ",")
    word = len(before) > 1 and before.isalpha() and before not in _MIDDLE
    return told and form.end < len(low) and word and form.unit != "m"


def _is_so_old(scan: Scan, at: int, form: Form) -> bool:
    """Return whether somebody is or becomes the number: "is 15", "wordt in mei tien", "is ze 8"."""
    words, first = scan.words, at - 1
    inverted = False
    while first >= max(0, at - _FURTHEST) and _joins(scan, first):
        word = words.low[first]
        if word in _IS and not (word == "zijn" and first + 1 < at and _person(scan, first + 1)):
            return _fits(scan, first, form, inverted=inverted)
        person = word in _PRONOUNS or _person(scan, first)
        if not (person or word in _MIDDLE or word in NUMBERS or word.isdigit()):
            return False
        inverted = inverted or person
        first -= 1
    return False


def _joins(scan: Scan, at: int) -> bool:
    """Return whether nothing parts word `at` from the next, or they are a date in digits."""
    words, gap = scan.words, scan.words.gaps[at]
    dated = gap in ("-", "/") and words.low[at].isdigit() and words.low[at + 1].isdigit()
    return gap == " " or dated


def _fits(scan: Scan, verb: int, form: Form, *, inverted: bool) -> bool:
    """Return whether the subject of the verb is a person and the number ends what is said."""
    words, low = scan.words, scan.words.plain.low
    if _counts(scan, form):
        return False
    closed = bool(_CLOSES.match(low, form.end)) or form.unit == "y"
    if inverted:
        return closed or not scan.cased
    before = words.low[verb - 1] if verb else ""
    if before in _NO_SUBJECT and words.gaps[verb - 1] == " ":
        return False
    if words.gaps[verb - 1] not in (" ", "\n"):
        return closed
    person = before in _SUBJECT or _person(scan, verb - 1) or _bare_subject(scan, verb - 1)
    return person and (closed or before in _PRONOUNS or not scan.cased)


def _bare_subject(scan: Scan, at: int) -> bool:
    """Return whether a lone word opens the sentence: without an article it is a name."""
    words = scan.words
    opening = scan.cased and words.capitals[at] and words.opens(at)
    return opening and words.low[at] not in scan.lists.weak and words.low[at] not in _MEASURES


def _was_so_old(scan: Scan, at: int, form: Form) -> bool:
    """Return whether a verb after the number says it of somebody: "toen hij negen maanden was"."""
    words, low = scan.words, scan.words.plain.low
    if low.startswith(" geworden", form.end) or _too_old(scan, at, form):
        return True
    if not at or words.gaps[at - 1] != " " or not _DONE.match(low, form.end):
        return False
    first = at - 1
    while first > max(0, at - _FURTHEST) and words.low[first] in _ADVERBS | _TIME:
        first -= 1
    return words.low[first] in _PRONOUNS or _person(scan, first)


def _too_old(scan: Scan, at: int, form: Form) -> bool:
    """Return whether an age is weighed: "met 71 jaar te oud", "met zijn 12 jaar"."""
    words = scan.words
    weighed = words.plain.low.startswith((" te ", " nog te "), form.end)
    if not at or form.unit != "y":
        return False
    whose = at > 1 and words.low[at - 1] in _POSSESSIVE and words.low[at - 2] == "met"
    return whose or (weighed and words.low[at - 1] == "met")


def _decade(scan: Scan, at: int, form: Form) -> bool:
    """Return whether a decade of life is meant: "begin dertig", "ver in de zestig"."""
    words = scan.words
    if words.low[at] not in _DECADES or form.unit or _counts(scan, form):
        return False
    if words.low[at - 1] in ("begin", "eind", "midden", "half"):
        return True
    late = words.low[at - 1] == "de" and words.low[at - 2] in _AROUND
    return late and at > 1 and bool(_CLOSES.match(words.plain.low, form.end))


def _person(scan: Scan, at: int) -> bool:
    """Return whether word `at` can be a person: kin, a name, or no Dutch word at all."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if word in lists.kin or word in _PERSONS:
        return True
    if not word.isalpha() or word in _MIDDLE or word in lists.weak:
        return False
    if len(word) == 1 or not scan.lexicon.knows(word):
        return words.capitals[at] or not scan.cased or len(word) > 1
    if scan.cased:
        return words.capitals[at] and (not words.opens(at) or word in lists.first_names)
    return word in lists.first_names


def _counts(scan: Scan, form: Form, *, surely: bool = False) -> bool:
    """Return whether the number counts what is named after it; `surely`: by its meaning only."""
    low = scan.words.plain.low
    found = re.match(r" ([a-z]{2,30})", low[form.end : form.end + 32])
    if found is None or form.unit:
        return False
    word = found[1]
    if word in _COUNTED or word in _PLURALS:
        return True
    if (
        surely
        or word == "geworden"
        or word in scan.lists.weak
        or word in scan.lists.kin
        or word in _MIDDLE
    ):
        return False
    return word.endswith(("en", "s")) and scan.lexicon.knows(word)


def ordinal_age(scan: Scan, at: int) -> Mark | None:
    """Return the mark of "haar 18e verjaardag" or "sinds zijn achtste" at word `at`, or None."""
    words, low = scan.words, scan.words.plain.low
    if words.low[at] not in ORDINALS and not re.fullmatch(r"\d{1,2}(?:e|de|ste)", words.low[at]):
        return None
    birthday = low.startswith(" verjaardag", words.ends[at])
    since = (
        scan.near(at - 2, at - 1, _SINCE)
        and words.low[at - 1] in _POSSESSIVE
        and _ends_there(scan, at)
    )
    if birthday or since:
        return scan.mark((at, at + 1), Label.AGE, Why.CUE, Certainty.LIKELY)
    return None


def _ends_there(scan: Scan, at: int) -> bool:
    """Return whether no noun follows that an ordinal could belong to."""
    words = scan.words
    if _CLOSES.match(words.plain.low, words.ends[at]) or at + 1 == len(words):
        return True
    return words.low[at + 1] in PEOPLE_DO or words.low[at + 1] in scan.lists.weak


_SINCE = word_set("op sinds vanaf voor na tot rond van")
