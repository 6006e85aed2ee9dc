"""`make open-data`: open data in Frictionless, R and LibreOffice Calc, of those that are there.

They are no dependency of the tests: Calc and R come from the system, and Frictionless brings forty
packages along. One that is not there is skipped by name.
"""

import csv
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from confidant_app.office.cells import cell
from tests.office.open_reports import HOSTILE

R = shutil.which("Rscript")
OFFICE = shutil.which("soffice")
CALC = OFFICE is not None and (Path(OFFICE).resolve().parent / "libsclo.so").exists()


def test_frictionless_finds_the_package_valid(folder):
    frictionless = pytest.importorskip("frictionless", reason="Frictionless is not installed")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []
    assert report.stats["tasks"] == 2
    (folder / "normen.csv").write_bytes((folder / "normen.csv").read_bytes() + b"\r\n")
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


READ = """
d <- read.csv("normen.csv", na.strings = "", encoding = "UTF-8")
cat(names(d)[1], class(d$count), class(d$per_cent), paste(d$count, collapse = " "), "\n")
cat(d$status[2], enc2utf8(d$row_label[4]), sep = "\n")
"""


@pytest.mark.skipif(R is None, reason="R is not installed")
def test_r_reads_the_counts_as_whole_numbers_and_the_hidden_ones_as_not_there(folder):
    surroundings = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [R, "--vanilla", "-e", READ],
        cwd=folder, env=surroundings, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.decode("utf-8").splitlines() == [
        "period_from integer integer 40 NA 45 NA NA NA 40 NA 60 ",
        "fewer_than_ten",
        cell(HOSTILE[1]),
    ]


def converted(path, kind, separators, home):
    """Return what LibreOffice makes of a file in UTF-8, split at these separators."""
    split = "/".join(str(ord(each)) for each in separators)
    subprocess.run(
        [
            OFFICE, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless",
            f"--infilter=Text - txt - csv (StarCalc):{split},34,76,1",
            "--convert-to", kind, "--outdir", home, path,
        ],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    return (home / path.with_suffix(f".{kind[:4].rstrip(':')}").name).read_text("utf-8")


needs_calc = pytest.mark.skipif(not CALC, reason="LibreOffice Calc is not installed")
BACK = "csv:Text - txt - csv (StarCalc):44,34,76,1"


@needs_calc
def test_libreoffice_would_calculate_with_these_labels_if_they_stood_bare(tmp_path):
    bare = tmp_path / "bare.csv"
    bare.write_text(f'label\r\n"{HOSTILE[0].replace(chr(34), chr(34) * 2)}"\r\n', "utf-8")
    assert "table:formula" in converted(bare, "fods", ",", tmp_path)


@needs_calc
@pytest.mark.parametrize("separators", [",", ";", ",;\t"])
def test_libreoffice_calculates_nothing_however_it_splits_the_lines(folder, tmp_path, separators):
    for name in ("normen.csv", "halfjaren.csv"):
        sheet = converted(folder / name, "fods", separators, tmp_path)
        assert "table:formula" not in sheet
        assert "<table:table-cell" in sheet


@needs_calc
def test_libreoffice_reads_every_cell_and_writes_it_back(folder, tmp_path):
    for name in ("normen.csv", "halfjaren.csv"):
        back = converted(folder / name, BACK, ",", tmp_path)
        rows = list(csv.reader(back.splitlines(), strict=True))
        ours = (folder / name).read_bytes().decode("utf-8").split("\r\n")[:-1]
        assert rows == list(csv.reader(ours, strict=True))
    sheet = converted(folder / "normen.csv", "fods", ",", tmp_path)
    texts = [unescape(each) for each in re.findall("<text:p>(.*?)</text:p>", sheet)]
    assert cell(HOSTILE[0]) in texts
    assert texts.count("fewer_than_ten") == 5
    assert 'office:value="45"' in sheet
