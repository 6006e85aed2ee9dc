"""Finds names that only the sentence tells: ordinary words, lone initials, pairs of capitals."""

from collections.abc import Iterator

from confidant_app.deidentify.context import PEOPLE_DO, particles_before
from confidant_app.deidentify.lists import word_set
from confidant_app.deidentify.scan import Mark, Scan
from confidant_app.domain.findings import Certainty, Label, Why

_SPEAKS = word_set(
    "zegt zei belt belde vertelt vertelde vindt vond vraagt vroeg mailt mailde schrijft schreef "
    "appt appte denkt wil wilde weigert weigerde meldt meldde reageert noemt knikt huilt huilde"
)
_ACTS = word_set(
    "zelf loopt liep doet deed hoopt hoopte neemt nam houdt hield maakt maakte speelt speelde "
    "lacht lachte roept riep kijkt keek zwijgt zweeg praat praatte spreekt sprak reageerde "
    "stuurt stuurde bleef blijft eet at leest las gelooft geloofde begrijpt begreep noemde "
    "legt legde knikte zucht zuchtte haalt haalde brengt bracht logeert logeerde werkt werkte "
    "mist miste durft durfde heet heette lijkt leek ligt lag stond staat zou zal zullen hebben "
    "zijn waren komen gaan willen hadden wilden belden nait"
)
_DO = _SPEAKS | _ACTS | (PEOPLE_DO - word_set("en werd wordt zit zat"))
_WITH = word_set("met volgens namens")
_BESIDE = word_set(
    "met volgens namens van door aan bij en of dat voor als omdat want over tegen "
    "naast zonder achter"
)
_WHOSE = word_set("de het mijn zijn haar onze ons hun een uw jouw")
_AND_WHO = word_set("ik hij zij ze haar zijn mijn ikzelf wij")
_WORK = word_set(
    "gi jb om vt pc tv ib ip wa wo vo so po bv nv hb mt pm or ok id it wk ek vs eu vn cc ps nb ts "
    "zw ww vb ao bo ho nl be de uk fb ig dm am iq eq pr hr sv vv fc vm nm bl kl vr za zo ma di "
    "do my op no nr zn cs dd mn pp ad ed ea wc ov az cv tl rk cm km kg kb mb gb tb ph mi xx xl xs "
    "eh uh ha ah oh aa na se sd jz jh ms ap pw pb ls hv pg ot qr ai vg rv jg tk ek gz vz cb ce pi"
)
_HEADERS = word_set(
    "aanwezig aanwezigen deelnemers cc bcc naam namens contactpersoon afzender ontvanger van aan "
    "groet groeten groetjes liefs afwezig waren genodigden getuige getuigen"
)
_SKIPPED = frozenset((":", ": ", ",\n", ",\n\n", "\n", ":\n", ":\n- ", ",\r\n"))
_MAY = word_set("wil wilde mag moet moest kan kon gaat ging komt kwam weet wist")
_WE = frozenset(("we", "jullie"))
_NO_PERSON = word_set("de het een naar deze die dit dat geen")
_LETTER_GAPS = frozenset((" ", "\n", " (", " ,", ", ", ' "'))
_LEADS = word_set("die maar van de der den vd")
_MOST_LETTERS = 2


def told_marks(scan: Scan) -> Iterator[Mark]:
    """Yield names that no list or capital tells, by the words that stand around them."""
    words = scan.words
    for at, word in enumerate(words.low):
        if at in scan.public or not word.isalpha() or (scan.cased and not words.capitals[at]):
            continue
        if not scan.cased:
            if _told_in_lower_case(scan, at):
                yield scan.mark((at, at + 1), _label(scan, at), Why.CAPITAL, Certainty.MAYBE)
        elif _behind_initial(scan, at):
            mark = scan.mark((at - 1, at + 1), _label(scan, at - 1), Why.CAPITAL, Certainty.MAYBE)
            yield mark
        elif _letters(scan, at) or _opening(scan, at):
            end = words.ends[at] + words.initial(at)
            yield Mark(words.starts[at], end, _label(scan, at), Why.CAPITAL, Certainty.MAYBE)


def _label(scan: Scan, at: int) -> Label:
    """Return the label of a name by whether a word of work stands beside it."""
    near = scan.near(at - 2, at, scan.lists.professions)
    if scan.words.gaps[at] in (", ", " ("):
        near = near or scan.near(at + 1, at + 3, scan.lists.professions)
    return Label.PROFESSIONAL if near else Label.PERSON


def _opening(scan: Scan, at: int) -> bool:
    """Return whether a name that is also a word opens a sentence as a person does."""
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    if len(word) == 1 or words.shouted(at) or not words.opens(at):
        return False
    following, gap = words.low[at + 1] if at + 1 < len(words) else "", words.gaps[at]
    if _headed(scan, at):
        return not _is_thing(scan, word)
    if _is_thing(scan, word):
        return False
    if word in lists.first_names or _explained(scan, at):
        return True
    spoken = gap == " " and (following in _SPEAKS or _and_who(scan, at))
    return spoken and word in lists.surnames


def _headed(scan: Scan, at: int) -> bool:
    """Return whether the word before announces names: "Aanwezig: Mol", or a greeting ends."""
    words = scan.words
    return at > 0 and words.low[at - 1] in _HEADERS and words.gaps[at - 1] in _SKIPPED


def _explained(scan: Scan, at: int) -> bool:
    """Return whether it is told who this is: "Hoop, de advocaat", "Mol (moeder)"."""
    words, lists, who = scan.words, scan.lists, at + 1
    if who + 1 >= len(words) or words.gaps[at] not in (", ", " ("):
        return False
    who += words.low[who] in _WHOSE and words.gaps[who] == " "
    person = words.low[who] in lists.professions or words.low[who] in lists.kin
    return person and words.gaps[who][0] in ",)" and (who > at + 1 or words.gaps[at] == " (")


def _and_who(scan: Scan, at: int) -> bool:
    """Return whether somebody else is named along: "Bos en ik", "Vos en Jan"."""
    words = scan.words
    if words.low[at + 1] not in ("en", "of") or at + 2 >= len(words) or words.gaps[at + 1] != " ":
        return False
    return words.low[at + 2] in _AND_WHO or words.low[at + 2] in scan.lists.names


def _is_thing(scan: Scan, word: str) -> bool:
    """Return whether a word means something else far more often than a name."""
    lists = scan.lists
    return (
        word in lists.weak
        or word in lists.ordinary
        or word in lists.before_names
        or word in lists.particles
    )


def _behind_initial(scan: Scan, at: int) -> bool:
    """Return whether an initial inside a sentence makes an ordinary word a surname ("J. Pool")."""
    words = scan.words
    if not at or len(words.low[at]) <= _MOST_LETTERS or not words.initial(at - 1):
        return False
    inside = words.capitals[at - 1] and not words.opens(at - 1)
    return inside and words.gaps[at - 1] in (". ", ".") and not words.shouted(at)


def _letters(scan: Scan, at: int) -> bool:
    """Return whether one or two capitals stand where a person's name would."""
    words, word = scan.words, scan.words.low[at]
    if len(word) > _MOST_LETTERS or not words.shouted(at):
        return False
    if len(word) == _MOST_LETTERS:
        usual = word in _WORK or word in scan.lists.weak
        return not usual and _led(scan, at, dotted=False)
    return words.gaps[at] != "'" and _led(scan, at, dotted=words.initial(at))


def _led(scan: Scan, at: int, *, dotted: bool) -> bool:
    """Return whether a person is due before or after the letters at word `at`."""
    words, lists, last = scan.words, scan.lists, at + 1 >= len(scan.words)
    following = "" if last or words.capitals[at + 1] else words.low[at + 1]
    if words.gaps[at] not in (" ", ". "):
        following = ""
    if words.opens(at):
        return following in (_DO | PEOPLE_DO if dotted else _SPEAKS)
    before, apart = words.low[at - 1], words.gaps[at - 1]
    if apart not in _LETTER_GAPS or before[0].isdigit():
        return False
    if before in _WITH or before in lists.kin:
        return True
    little = before in _BESIDE or (before in lists.weak | _WE and before not in _NO_PERSON)
    if not dotted:
        return little and following in _SPEAKS
    if apart == ", " and following in _SPEAKS | _MAY:
        return True
    work = before in lists.professions and apart != " "
    return little or work or before in _DO or apart == " ("


def _told_in_lower_case(scan: Scan, at: int) -> bool:
    """Return whether a Dutch word in a text without capitals is told to be a name.

    "de leidster, demi, lacht", "met van wijk", "die bas neemt niet op".
    """
    words, lists, word = scan.words, scan.lists, scan.words.low[at]
    due = at > 0 and (words.low[at - 1] in _LEADS or words.gaps[at - 1] == ", ")
    if not due or _is_thing(scan, word):
        return False
    before, gap, after = words.low[at - 1], words.gaps[at - 1], words.gaps[at]
    given = word in lists.first_names
    if gap == ", " and given and (before in lists.kin or before in lists.professions):
        return after[0] in ",."
    if gap != " ":
        return False
    if before == "maar" and at > 2 and words.low[at - 2] in ("me", "mij", "hem", "haar"):
        return words.low[at - 3].startswith("noem")
    if before == "die":
        return given and at + 1 < len(words) and words.low[at + 1] in _DO
    first = particles_before(scan, at)
    particle = first < at and words.low[first] == "van" and words.low[first - 1] in _WITH
    return particle and first > 0
