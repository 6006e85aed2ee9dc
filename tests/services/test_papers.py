"""One release, several files: the report, questions for the council, open data; all or refused."""

import hashlib
import json
from dataclasses import replace

import pytest

from confidant_app.domain.errors import FileExists, FileNotClean
from confidant_app.domain.ledger import Form
from confidant_app.pdf.identifiers import Identifiers
from confidant_app.services import papers, reporting, verifying
from confidant_app.services.reporting import ReportRequest
from tests.services.desk import END, NOW, START, TODAY, a_case, keep

ALL = frozenset(Form)


@pytest.fixture
def done(vault, catalogues):
    keep(vault, *(a_case(number) for number in range(1, 41)))
    request = ReportRequest(period_from=START, period_until=END, receiver="raad", forms=ALL)
    found = reporting.finish(reporting.gather(vault, catalogues, request, TODAY), catalogues)
    return reporting.accept(found, frozenset(found.soft))


@pytest.fixture
def place(tmp_path):
    found = tmp_path / "uit"
    found.mkdir()
    return found


def test_every_form_that_was_asked_for_stands_beside_the_report(vault, done, place):
    reporting.publish(vault, done, place / "rapport.pdf", NOW)
    report, questions, data = done.names
    assert report.endswith(".pdf")
    assert (place / "rapport.pdf").read_bytes() == done.pdf
    assert (place / questions).read_bytes() == done.papers.questions
    found = {path.name: path.read_bytes() for path in (place / data).iterdir()}
    assert found == dict(done.papers.data)
    assert sorted(path.name for path in place.iterdir() if path.suffix == ".part") == []


def test_the_ledger_has_one_release_with_the_fingerprint_of_each_form(vault, done, place):
    reporting.publish(vault, done, place / "rapport.pdf", NOW)
    (entry,) = reporting.ledger(vault)
    assert {each.form for each in entry.forms} == ALL
    by_form = {each.form: each.sha256 for each in entry.forms}
    assert by_form[Form.QUESTIONS] == hashlib.sha256(done.papers.questions).hexdigest()
    lines = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n"
        for name, data in sorted(done.papers.data.items())
    )
    assert by_form[Form.OPEN_DATA] == hashlib.sha256(lines.encode()).hexdigest()


def test_nothing_is_made_that_was_not_asked_for(vault, done, catalogues, place):
    request = replace(done.request, forms=frozenset())
    alone = reporting.finish(reporting.gather(vault, catalogues, request, TODAY), catalogues)
    assert (alone.papers.questions, dict(alone.papers.data), alone.papers.forms) == (b"", {}, ())
    assert alone.pdf == done.pdf
    reporting.publish(vault, reporting.accept(alone, frozenset(alone.soft)), place / "r.pdf", NOW)
    assert [path.name for path in place.iterdir()] == ["r.pdf"]
    assert reporting.ledger(vault)[0].forms == ()


@pytest.mark.parametrize("taken", [0, 1, 2])
def test_a_name_that_is_taken_stops_all_of_it(vault, done, place, taken):
    (place / done.names[taken]).mkdir()
    with pytest.raises(FileExists):
        reporting.publish(vault, done, place / done.names[0], NOW)
    assert reporting.ledger(vault) == ()
    assert [path.name for path in place.iterdir()] == [done.names[taken]]


@pytest.mark.parametrize("other", [1, 2])
@pytest.mark.parametrize("spelled", [str, str.upper])
def test_a_report_under_the_name_of_its_other_form_is_refused(vault, done, place, other, spelled):
    with pytest.raises(FileExists):
        reporting.publish(vault, done, place / spelled(done.names[other]), NOW)
    assert reporting.ledger(vault) == ()
    assert list(place.iterdir()) == []


def test_a_number_on_file_in_any_form_stops_the_release(done):
    spoiled = replace(done.papers, data={**done.papers.data, "x.csv": b"bel 06-12345678"})
    known = Identifiers(phones=("06 1234 5678",))
    assert papers.read_back(done.papers, done.report, known) == frozenset()
    with pytest.raises(FileNotClean):
        papers.read_back(spoiled, done.report, known)


def test_a_word_of_the_tables_that_is_also_a_name_is_for_a_person_to_judge(done):
    known = Identifiers(names=(("Maatregel", False),))
    assert papers.read_back(done.papers, done.report, known) == {"Maatregel"}


def test_the_questions_are_clean_when_read_back_alone(vault, done, catalogues):
    assert verifying.look(vault, done.papers.questions, catalogues, TODAY).hard == ()


def test_the_data_say_what_the_report_says(done):
    package = json.loads(done.papers.data["datapackage.json"])
    assert {each["path"] for each in package["resources"]} <= set(done.papers.data)
    assert len(package["resources"]) == len(done.report.tables)
