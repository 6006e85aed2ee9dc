"""All catalogues together: what the law, the norms and the region are, tied to each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from confidant_app.domain.concerns import Concern, parse_concerns
from confidant_app.domain.editions import IMPRINT_FILE, Imprint, parse_imprint
from confidant_app.domain.entries import Entry
from confidant_app.domain.errors import CatalogueBroken, NotInCatalogue
from confidant_app.domain.facts import Question
from confidant_app.domain.figure_catalogue import FigureCatalogue, Trait
from confidant_app.domain.figure_entries import parse_figures
from confidant_app.domain.holidays import Holidays, parse_holidays
from confidant_app.domain.norms import Norm, parse_norms
from confidant_app.domain.places import Places, parse_places
from confidant_app.domain.question_catalogue import (
    QUESTIONS_FILE,
    QuestionCatalogue,
    QuestionCodes,
    parse_questions,
)
from confidant_app.domain.recommendations import RECOMMENDATIONS_FILE, parse_recommendations
from confidant_app.domain.report import Recommendation
from confidant_app.domain.route_entries import check_next, parse_routes
from confidant_app.domain.routes import Route, RouteGroup, Step
from confidant_app.domain.sources import Grade
from confidant_app.domain.statements import Listed, parse_statements
from confidant_app.domain.term_entries import TermList, parse_facts, parse_terms
from confidant_app.domain.terms import EventKind, Term, TermKey, step_code
from confidant_app.domain.themes import Theme, parse_themes

ROUTE_FILES = "routes"
STATEMENTS_FILE = "statements.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogues:
    """Everything that the catalogues say; `edition` changes whenever any of it changes.

    `subjects` have terms without being a route, such as a supervision order.
    """

    edition: str
    imprint: Imprint
    events: Mapping[str, EventKind]
    questions: Mapping[str, Question]
    subjects: Mapping[str, Route]
    terms: Mapping[TermKey, Term]
    routes: Mapping[str, Route]
    concerns: Mapping[str, Concern]
    norms: Mapping[str, Norm]
    themes: Mapping[str, Theme]
    places: Places
    holidays: Holidays
    figures: FigureCatalogue
    statements: Mapping[str, Listed]
    recommendations: Mapping[str, Recommendation]
    council: QuestionCatalogue

    @property
    def planned(self) -> frozenset[str]:
        """Return the codes of the events whose day may lie ahead."""
        return frozenset(code for code, kind in self.events.items() if kind.planned)

    def followed(self, code: str) -> Route | None:
        """Return what a step of a case can be on: a route or a subject."""
        return self.routes.get(code) or self.subjects.get(code)


def assemble(files: Mapping[str, Mapping[str, object]], *, edition: str) -> Catalogues:
    """Build the catalogues from the parsed files, by file name.

    Routes may be spread over any number of files whose names begin with "routes". The questions
    of a council may be missing: they came later than the first edition.

    Raises:
        CatalogueBroken: a file that is missing or unknown, or an entry that is not in order.

    """
    left = dict(files)
    imprint = parse_imprint(_take(left, IMPRINT_FILE))
    facts = parse_facts(_take(left, "facts.toml"))
    terms = parse_terms(_take(left, "terms.toml"), facts)
    norms = parse_norms(_take(left, "norms.toml"), terms.terms)
    themes = parse_themes(_take(left, "themes.toml"))
    places = parse_places(_take(left, "municipalities.toml"))
    holidays = parse_holidays(_take(left, "holidays.toml"))
    lists = {
        "themes": {code: theme.dutch for code, theme in themes.items()},
        "norms": {code: norm.name for code, norm in norms.items()},
        "areas": {code: area.name for code, area in places.areas.items()},
    }
    figures = parse_figures(_take(left, "figures.toml"), lists)
    # An edition from before there were statements has no such file, and is still an edition.
    statements = parse_statements(left.pop(STATEMENTS_FILE, {}), figures)
    recommendations = parse_recommendations(left.pop(RECOMMENDATIONS_FILE, {}), figures)
    council = parse_questions(left.pop(QUESTIONS_FILE, None), _asked_about(norms, themes, figures))
    routes: dict[str, Route] = {}
    for name in sorted(name for name in left if name.startswith(ROUTE_FILES)):
        for route in parse_routes(left.pop(name), facts, terms, file=name):
            Entry({}, file=name, name=route.code).once(routes, route.code)
            routes[route.code] = route
    concerns = parse_concerns(_take(left, "concerns.toml"), routes, facts.questions)
    for name in left:
        raise CatalogueBroken(file=name, entry=_WHOLE, reason="dit bestand hoort er niet bij")
    check_next(routes)
    _check_owners(terms, routes)
    return Catalogues(
        edition=edition,
        imprint=imprint,
        events=facts.events,
        questions=facts.questions,
        subjects=MappingProxyType(_subjects(terms, norms)),
        terms=terms.terms,
        routes=routes,
        concerns=concerns,
        norms=norms,
        themes=themes,
        places=places,
        holidays=holidays,
        figures=figures,
        statements=statements,
        recommendations=recommendations,
        council=council,
    )


def find_term(catalogues: Catalogues, route: str, step: str) -> Term:
    """Return a term by its codes; the step may be written with spaces or hyphens.

    Raises:
        NotInCatalogue: no such term.

    """
    found = catalogues.terms.get((route.upper(), step_code(step)))
    if found is None:
        raise NotInCatalogue(code=f"{route} {step}")
    return found


def find_followed(catalogues: Catalogues, code: str) -> Route:
    """Return what a step of a case can be on, by its code.

    Raises:
        NotInCatalogue: no such route or subject.

    """
    found = catalogues.followed(code.upper())
    if found is None:
        raise NotInCatalogue(code=code)
    return found


def find_route(catalogues: Catalogues, code: str) -> Route:
    """Return a route by its code.

    Raises:
        NotInCatalogue: no such route.

    """
    found = catalogues.routes.get(code.upper())
    if found is None:
        raise NotInCatalogue(code=code)
    return found


_WHOLE = "het hele bestand"


def _take(files: dict[str, Mapping[str, object]], name: str) -> Mapping[str, object]:
    if name not in files:
        raise CatalogueBroken(file=name, entry=_WHOLE, reason="het bestand ontbreekt")
    return files.pop(name)


def _subjects(terms: TermList, norms: Mapping[str, Norm]) -> dict[str, Route]:
    """Return what has terms without being a route or a norm, in the form of a route."""
    of_norms = {norm.term.route for norm in norms.values() if norm.term is not None}
    found: dict[str, Route] = {}
    for code, name in terms.subjects.items():
        own = [term for term in terms.terms.values() if term.route == code]
        if own and code not in of_norms:
            steps = tuple(
                Step(code=term.step, name=term.name, requirements=(), term=term) for term in own
            )
            found[code] = Route(
                code=code,
                name=name,
                summary="",
                group=RouteGroup.OTHER,
                source=own[0].source,
                steps=steps,
            )
    return found


def _asked_about(
    norms: Mapping[str, Norm], themes: Mapping[str, Theme], figures: FigureCatalogue
) -> QuestionCodes:
    """Return what a question of a council can be about; a law that nobody read is not cited."""
    unread = (Grade.UNVERIFIED, Grade.OPEN)
    laws = {
        code: "" if norm.source.certainty in unread else norm.source.text
        for code, norm in norms.items()
    }
    routes = {
        line.code for table in figures.tables if table.trait is Trait.ROUTE for line in table.rows
    }
    return QuestionCodes(laws=laws, themes=themes.keys(), routes=routes)


def _check_owners(terms: TermList, routes: Mapping[str, Route]) -> None:
    for term in terms.terms.values():
        if (term.route in routes) == (term.route in terms.subjects):
            reason = f"{term.route} moet een route zijn, of een onderwerp in terms.toml"
            entry = f"{term.route} {term.step}"
            raise CatalogueBroken(file="terms.toml", entry=entry, reason=reason)
