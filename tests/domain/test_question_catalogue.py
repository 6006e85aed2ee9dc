"""The texts of the questions as they ship, and what happens when they are broken."""

import copy
import re
import tomllib

import pytest

from confidant_app.domain.catalogue import assemble
from confidant_app.domain.council_questions import questions_of
from confidant_app.domain.errors import CatalogueBroken
from confidant_app.domain.question_catalogue import FIELD, QUESTIONS_FILE, Group
from confidant_app.resources import RESOURCES
from tests.domain.asked_report import council_report


@pytest.fixture
def files():
    return {
        path.name: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (RESOURCES / "catalogue").glob("*.toml")
    }


def test_an_edition_from_before_there_were_questions_asks_nothing(files):
    del files[QUESTIONS_FILE]
    old = assemble(files, edition="old")
    assert questions_of(council_report(old), old.council) == ()


def test_every_norm_route_and_theme_that_a_council_can_ask_about_has_its_questions(catalogues):
    texts = catalogues.council.topics
    rows = {
        group: {row for text in texts if text.group is group for row in text.rows}
        for group in Group
    }
    table = next(each for each in catalogues.figures.tables if each.spec.code == "T_ROUTE")
    assert rows[Group.NORMS] == set(catalogues.norms)
    assert set(table.spec.rows) - rows[Group.ROUTES] == {"politics", "other_law"}
    assert set(catalogues.themes) - rows[Group.THEMES] == {"PO-POS", "XX-ANDER"}
    assert rows[Group.STRENGTHS] == {"PO-POS"}


def test_no_text_says_that_something_is_so_or_blames_anybody(catalogues):
    texts = [text for topic in catalogues.council.topics for text in (topic.knows, topic.does)]
    assert all(text.endswith("?") for text in texts)
    assert not [text for text in texts if re.search(r"\b(schuld|falen|faalt|schande|waarom)", text)]
    assert all(len(FIELD.sub("", text)) < 130 for text in texts)


def topic(files, **changes):
    files[QUESTIONS_FILE]["topics"][0].update(changes)


def group(files, **changes):
    files[QUESTIONS_FILE]["groups"][0].update(changes)


FAULTS = {
    "group kent de waarde 'onbekend' niet": lambda f: topic(f, group="onbekend"),
    "N_NIETS in rows bestaat niet": lambda f: topic(f, rows=["N_NIETS"]),
    "XX in themes bestaat niet": lambda f: topic(f, themes=["XX"]),
    "N_X in published bestaat niet": lambda f: topic(f, published=["N_X"]),
    "rows ontbreekt": lambda f: topic(f, rows=[]),
    "meer dan één rij": lambda f: topic(f, rows=["N_CONTACT", "N_KOERS"]),
    "zonder rows": lambda f: f[QUESTIONS_FILE]["topics"][-1].update(rows=["PO-POS"]),
    "N_PVA staat er twee keer in": lambda f: topic(f, rows=["N_PVA"]),
    "plan staat er twee keer in": lambda f: topic(f, code="plan"),
    "norms staat er twee keer in": lambda f: f[QUESTIONS_FILE]["groups"].append(
        copy.deepcopy(f[QUESTIONS_FILE]["groups"][0])
    ),
    "ontbreekt het veld {of}": lambda f: topic(f, told="Bij {count} gezinnen."),
    "het veld {naam} kan niet": lambda f: topic(f, told="{count} van {of} bij {naam}."),
    "het veld {count} kan niet in knows": lambda f: topic(f, knows="Weet u van {count}?"),
    "een accolade staat los": lambda f: topic(f, does="Wat { doet u?"),
    "langer dan 300 tekens": lambda f: topic(f, does="a" * 301),
    "title ontbreekt": lambda f: f[QUESTIONS_FILE]["topics"][0].pop("title"),
    "told ontbreekt": lambda f: f[QUESTIONS_FILE]["topics"][0].pop("told"),
    "alleen een weg heeft uitkomsten": lambda f: group(f, also="Uitkomst: {outcomes}."),
    "de groep norms ontbreekt": lambda f: f[QUESTIONS_FILE]["groups"].pop(0),
    "kleur is hier niet bekend": lambda f: topic(f, kleur="rood"),
    "maat is hier niet bekend": lambda f: group(f, maat="groot"),
}


@pytest.mark.parametrize("reason", FAULTS)
def test_a_broken_file_is_refused_by_name(files, reason):
    FAULTS[reason](files)
    with pytest.raises(CatalogueBroken) as caught:
        assemble(files, edition="broken")
    assert caught.value.facts["file"] == QUESTIONS_FILE
    assert reason in str(caught.value.facts["reason"])
