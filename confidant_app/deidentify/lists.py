"""The word lists that the finder looks names up in, parsed from plain texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SHORTEST_HALF = 4
_LONGEST_COMPOUND = 40
_PLACE = "<plaats>"

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NameLists:
    """Folded words by what they tell about a text; one value for the whole program.

    `names` is derived: words that are a name and nothing else, also in lower case; `before_names`
    are titles, kin, professions and kinds of organisation. `phrases` and `places` are keyed by
    their first word, longest first. `institutions` tells of a word whether it is a kind of school
    or organisation, a usual name of one, or follows one.
    """

    first_names: frozenset[str]
    surnames: frozenset[str]
    proper: frozenset[str]
    vocabulary: frozenset[str]
    ordinary: frozenset[str]
    names: frozenset[str]
    single_places: frozenset[str]
    places: Mapping[str, Sequence[Phrase]]
    phrases: Mapping[str, Sequence[Phrase]]
    professional_titles: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    professions: frozenset[str]
    school_kinds: frozenset[str]
    school_ends: tuple[str, ...]
    school_names: frozenset[str]
    organisations: frozenset[str]
    institutions: Mapping[str, str]
    institution_ends: tuple[str, ...]
    houses: frozenset[str]
    generic_kinds: frozenset[str]
    before_names: frozenset[str]
    particles: frozenset[str]
    phrase_particles: frozenset[str]
    weak: frozenset[str]


def _lines(text: str) -> list[str]:
    return [line for line in _without_remarks(text).splitlines() if line]


def _without_remarks(text: str) -> str:
    """Return the text without its lines that start with #, of which a list has a few."""
    at = text.find("#")
    while at >= 0:
        text = text[:at] + text[at:].partition("\n")[2]
        at = text.find("#", at)
    return text


def _rows(text: str) -> dict[str, frozenset[str]]:
    """Return the lines of a file whose first word says what the rest of the line is."""
    return {head: frozenset(rest) for head, *rest in map(str.split, _lines(text))}


def _roles(
    organisations: Mapping[str, frozenset[str]], schools: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """Return what a word has to do with the name of a school or a small organisation."""
    roles = dict.fromkeys(schools["name"], "usual") | dict.fromkeys(schools["own"], "own")
    roles |= dict.fromkeys(organisations["tail"], "tail")
    roles |= dict.fromkeys(organisations["kind"], "organisation")
    return roles | dict.fromkeys(schools["kind"], "school")


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`, remarks left out."""
    return frozenset(_without_remarks(text).split())


def _phrases(text: str) -> dict[str, list[Phrase]]:
    """Return phrases by first word, longest first; hyphens part words, as in a text."""
    found: dict[str, list[Phrase]] = {}
    for line in _lines(text):
        phrase = tuple(line.replace("-", " ").replace("'", " ").split())
        found.setdefault(phrase[0], []).append(phrase)
    for phrases in found.values():
        phrases.sort(key=len, reverse=True)
    return found


def parse_lists(texts: Mapping[str, str]) -> NameLists:
    """Return the lists from file texts by name ("first_names" for first_names.txt).

    Raises:
        KeyError: a list is missing.

    """
    vocabulary = word_set(texts["vocabulary"]) - word_set(texts["names_before_words"])
    ordinary = word_set(texts["ordinary_capitals"])
    proper, places = word_set(texts["proper"]), _phrases(texts["places"])
    surnames = word_set(texts["surnames"])
    first_names = word_set(texts["first_names"]) | (
        word_set(texts["names_before_words"]) - set(places)
    )
    titles, schools = _rows(texts["titles"]), _rows(texts["schools"])
    organisations = _rows(texts["organisations"])
    particles = _rows(texts["particles"])
    school_ends = tuple(sorted(schools["end"]))
    single = frozenset(word for word, phrases in places.items() if (word,) in phrases)
    kin, professions = word_set(texts["kin"]), word_set(texts["professions"])
    people = kin | professions | titles["pro"] | titles["any"]
    return NameLists(
        first_names=first_names,
        surnames=surnames,
        proper=proper,
        vocabulary=vocabulary,
        ordinary=ordinary,
        names=(first_names | surnames | proper | single).difference(vocabulary, ordinary, people),
        single_places=single,
        places=places,
        phrases=_phrases(texts["public_bodies"]),
        professional_titles=titles["pro"],
        titles=titles["pro"] | titles["any"],
        kin=kin,
        professions=professions,
        school_kinds=schools["kind"],
        school_ends=school_ends,
        school_names=schools["name"],
        organisations=organisations["kind"],
        institutions=_roles(organisations, schools),
        institution_ends=tuple(
            sorted(organisations["end"] | organisations["own_end"] | schools["end"])
        ),
        houses=organisations["ordinary"],
        generic_kinds=organisations["generic"],
        before_names=people | organisations["kind"] | schools["kind"],
        particles=particles["name"],
        phrase_particles=particles["name"] | particles["phrase"],
        weak=word_set(texts["weak_words"]),
    )


class Lexicon:
    """Answers whether a word is ordinary Dutch, remembering the answers for one text."""

    __slots__ = ("_answers", "lists")

    def __init__(self, lists: NameLists) -> None:
        self.lists = lists
        self._answers: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Return whether `word` (folded) is a Dutch word or a compound of two."""
        answer = self._answers.get(word)
        if answer is None:
            answer = self._answers[word] = self._looked_up(word)
        return answer

    def _looked_up(self, word: str) -> bool:
        vocabulary = self.lists.vocabulary
        if word in vocabulary or word in self.lists.ordinary:
            return True
        if word in self.lists.names:
            return False
        return _is_compound(word[:_LONGEST_COMPOUND], vocabulary)


def _is_compound(word: str, vocabulary: frozenset[str]) -> bool:
    """Return whether `word` is two or three listed words, joined directly or by an s."""
    for middle in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
        head = word[:middle]
        if word[middle:] in vocabulary and (
            head in vocabulary
            or _is_compound(head, vocabulary)
            or (head[-1] == "s" and _is_compound(head[:-1], vocabulary))
            or (head[-1] == "s" and head[:-1] in vocabulary)
        ):
            return True
    return False


def place_at(lists: NameLists, low: Sequence[str], index: int) -> int:
    """Return how many words from `index` on are one known place; 0 when none."""
    phrases = lists.places.get(low[index], ())
    if len(phrases) == 1 and len(phrases[0]) == 1:
        return 1
    following = low[index + 1] if index + 1 < len(low) else ""
    for phrase in phrases:
        if len(phrase) == 1:
            return 1
        if phrase[1] == following and tuple(low[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def phrase_at(lists: NameLists, low: Sequence[str], index: int) -> int:
    """Return how many words from `index` on are a public body or a law; 0 when none."""
    for phrase in lists.phrases.get(low[index], ()):
        if phrase[-1] != _PLACE:
            if tuple(low[index : index + len(phrase)]) == phrase:
                return len(phrase)
            continue
        head = len(phrase) - 1
        if tuple(low[index : index + head]) == phrase[:-1] and index + head < len(low):
            places = place_at(lists, low, index + head)
            if places:
                return head + places
    return 0
