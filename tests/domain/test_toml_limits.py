"""No file of rules can keep the window waiting: what would take long to parse is refused."""

import sys
import tomllib

import pytest

from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.toml_limits import LONGEST_LINE, MOST_MARKS, demand_parsable
from confidant_app.resources import RESOURCES

DEEP = ".".join(["a"] * (MOST_MARKS - 2))
# The slowest that gets through, by what it is made of; each is repeated until the file is full.
WORST = {
    "very many keys": lambda n: f"a{n} = 1\n",
    "long keys": lambda n: f"{DEEP}.b{n} = 1\n",
    "long headings": lambda n: f"[{DEEP}.b{n}]\n",
    "long keys below long headings": lambda n: (
        f"{DEEP}.b{n} = 1\n" if n % 20 else f"[h{n}.{DEEP}]\n"
    ),
    "a list of tables": lambda n: f"[[{DEEP}]]\n",
    "tables in tables": lambda n: f"a{n} = {'{a=' * MOST_MARKS}1{'}' * MOST_MARKS}\n",
    "lists in lists": lambda n: f"a{n} = {'[' * MOST_MARKS}{']' * MOST_MARKS}\n",
    "a long key in a table": lambda n: f"a{n} = {{{DEEP} = 1}}\n",
    "a wide table": lambda n: f"a{n} = {{{', '.join(f'b{m} = 1' for m in range(300))}}}\n",
    "a long list": lambda n: f"a{n} = [{'1,' * 1900}]\n",
    "escaped text": lambda n: f'a{n} = "{chr(92)}n{(chr(92) + "n") * 1900}"\n',
    "text over many lines": lambda n: f'a{n} = """{"x" + chr(10)}{"y" * 900}"""\n',
    "comments": lambda n: f"# {n} {'[' * 99}\n",
}


def filled(line, size):
    found, length = [], 0
    while length < size:
        found.append(line(len(found)))
        length += len(found[-1])
    return "".join(found)


def steps(text):
    """How many calls it takes to look at a text and to parse it."""
    count = 0

    def note(*_):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        demand_parsable(text, file="f.toml")
        tomllib.loads(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("made_of", WORST)
def test_the_worst_file_that_is_accepted_takes_time_in_proportion_to_its_size(made_of):
    small, large = (filled(WORST[made_of], size) for size in (8_000, 32_000))
    one, four = steps(small), steps(large)
    assert four / one < 1.2 * len(large) / len(small)
    assert four < 20 * len(large)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x = 1\n" + "a." * 60_000 + "a = 1\n", "regel 2 is langer dan 4000 tekens"),
        ("a." * 1_000 + "a = 1\n", "regel 1 heeft te veel punten of haken"),
        ("x = 1\n\n[" + "a." * 13 + "a]\n", "regel 3 heeft te veel punten of haken"),
        ("x = {" + "a." * 1_000 + "a = 1}\n", "regel 1 heeft te veel punten of haken"),
        ("x = " + "[" * 13 + "\n", "regel 1 heeft te veel punten of haken"),
        ('x = """a"""" # "\n' + "a." * 13 + "a = 1\n", "regel 2 heeft te veel"),
        ('x = """\na"""""\n' + "a." * 13 + "a = 1\n", "regel 3 heeft te veel"),
        ("x = '''\na'''''\n" + "a." * 13 + "a = 1\n", "regel 3 heeft te veel"),
        ("x = '\\'\n" + "a." * 13 + "a = 1\n", "regel 2 heeft te veel"),
        ('x = "\\""\n' + "a." * 13 + "a = 1\n", "regel 2 heeft te veel"),
        ('"x.y" = 1 # "\n' + "a." * 13 + "a = 1\n", "regel 2 heeft te veel"),
    ],
    ids=range(11),
)
def test_a_line_that_would_take_long_is_refused_before_it_is_parsed(text, reason):
    with pytest.raises(CatalogueBroken, match=reason):
        demand_parsable(text, file="f.toml")


@pytest.mark.parametrize(
    "text",
    [
        'x = "' + "." * 100 + '"\n',
        "x = '" + "[" * 100 + "'\n",
        "# " + "." * 100 + "\n",
        '"' + "." * 100 + '" = 1\n',
        'x = """\n' + ". . " * 100 + '\n"""\n',
        "x = '''\n" + "[[[[" * 100 + "\n'''\n",
        'x = "\\"' + "." * 100 + '"\n',
        '"""' + "\\" * 99 + "\n" + "." * 100,  # never closed: the parser says so itself
        "'''" + "." * 100,
        "'" + "." * 100,
    ],
    ids=range(10),
)
def test_dots_and_brackets_in_texts_and_comments_do_not_count(text):
    demand_parsable(text, file="f.toml")


def test_the_programs_own_files_have_room_to_grow():
    for path in (RESOURCES / "catalogue").glob("*.toml"):
        lines = path.read_text(encoding="utf-8").split("\n")
        assert max(map(len, lines)) < LONGEST_LINE / 4
