"""The findings of a report in a few sentences and key figures, from its protected figures only."""

from collections.abc import Sequence
from dataclasses import dataclass

from confidant_app.domain.charts import Bar, ranked
from confidant_app.domain.figure_words import NBSP, of_families, short, written
from confidant_app.domain.report import NOT_MET, Report, Subject
from confidant_app.domain.report_charts import row_bars
from confidant_app.domain.tables import Figure, Hidden, Rounded
from confidant_app.pdf.words import Run, Strong


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure for the cover and what it counts."""

    figure: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormFigure:
    """How often a norm was not met, among the families for whom that is known."""

    row: str
    label: str
    missed: Figure
    known: Figure
    per_cent: int | None


def norm_figures(report: Report) -> tuple[NormFigure, ...]:
    """Return the norms of a report in the order of the catalogue."""
    found: list[NormFigure] = []
    for each in report.about(Subject.NORMS):
        if NOT_MET not in each.table.spec.columns:
            continue
        for at, (row, label) in enumerate(zip(each.table.spec.rows, each.row_labels, strict=True)):
            found.append(
                NormFigure(
                    row=row,
                    label=label,
                    missed=each.cell(row, NOT_MET),
                    known=each.table.row_totals[at],
                    per_cent=each.per_cent(row, NOT_MET),
                )
            )
    return tuple(found)


def _shown_first(report: Report, subject: Subject) -> list[Bar]:
    """Return the rows of the first table on a subject whose figures are shown, highest first."""
    rows = [row_bars(each) for each in report.about(subject)[:1]]
    return [bar for bars in rows for bar in ranked(bars) if isinstance(bar.figure, Rounded)]


def _worst_norm(report: Report) -> NormFigure | None:
    """Return the norm with the highest share not met, of those whose share may be shown."""
    with_share = [each for each in norm_figures(report) if each.per_cent is not None]
    return max(with_share, key=lambda each: each.per_cent or 0, default=None)


def key_figures(report: Report) -> tuple[KeyFigure, ...]:
    """Return two to four figures for the cover."""
    found = [KeyFigure(figure=short(report.families), words="gezinnen vertelden hun ervaringen")]
    themes = _shown_first(report, Subject.THEMES)
    if themes:
        words = f"gezinnen noemden: {_lower(themes[0].label)}"
        found.append(KeyFigure(figure=short(themes[0].figure), words=words))
    norm = _worst_norm(report)
    if norm:
        words = f"niet gehaald: {_lower(norm.label)}"
        found.append(KeyFigure(figure=f"{norm.per_cent}{NBSP}%", words=words))
    found.append(KeyFigure(figure=str(report.confidants), words=_confidants(report.confidants)))
    return tuple(found)


def _confidants(count: int) -> str:
    return "vertrouwenspersoon schreef mee" if count == 1 else "vertrouwenspersonen schreven mee"


def in_short(report: Report) -> tuple[Sequence[Run], ...]:
    """Return the findings as sentences, the most important first; at least one."""
    told = [_who_told(report)]
    themes = _shown_first(report, Subject.THEMES)[:3]
    if themes:
        named = [f"{_lower(each.label)} ({of_families(each.figure)})" for each in themes]
        told.append((Strong("Waarover. "), f"Het vaakst ging het over {listed(named)}."))
    norm = _worst_norm(report)
    if norm:
        told.append((Strong("Normen. "), f"{norm.label}: {norm_sentence(norm)}"))
    routes = _shown_first(report, Subject.ROUTES)
    if routes:
        words = f"{routes[0].label} werd het meest gebruikt: door {of_families(routes[0].figure)}."
        told.append((Strong("Routes. "), words))
    return tuple(told)


def _who_told(report: Report) -> Sequence[Run]:
    families = of_families(report.families)
    opening = families[0].upper() + families[1:]
    words = f"{opening} vertelden over hun ervaringen met {report.institution}."
    if isinstance(report.families, Hidden):
        words += " Dat is te weinig om andere cijfers te tonen."
    return (Strong("Wie. "), words)


def norm_sentence(norm: NormFigure) -> str:
    """Return how often a norm whose share is shown was not met, with its denominator."""
    told = f"bij {written(norm.missed)} van de {of_families(norm.known)} van wie het bekend is,"
    return f"{told} lukte dit niet ({norm.per_cent}{NBSP}procent)."


def _lower(label: str) -> str:
    """Return a label for the middle of a sentence; an abbreviation keeps its capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def listed(words: Sequence[str]) -> str:
    """Return words as a Dutch list: "a, b en c"."""
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} en {words[-1]}"
