"""Read the routes of the catalogue and tie them to their terms and questions."""

from collections.abc import Iterable, Mapping

from confidant_app.domain.answers import Answer
from confidant_app.domain.entries import Entry
from confidant_app.domain.facts import Question
from confidant_app.domain.routes import Next, Requirement, Route, RouteGroup, Statement, Step
from confidant_app.domain.sources import Source
from confidant_app.domain.steps import Outcome
from confidant_app.domain.term_entries import FactList, TermList
from confidant_app.domain.terms import step_code
from confidant_app.domain.vocabulary import Measure, Role


def parse_routes(
    data: Mapping[str, object], facts: FactList, terms: TermList, *, file: str = "routes.toml"
) -> tuple[Route, ...]:
    """Build the routes of one file.

    Raises:
        CatalogueBroken: an entry that does not follow the schema, or names what is not there.

    """
    top = Entry(data, file=file, name="het hele bestand")
    routes: dict[str, Route] = {}
    for entry in top.entries("routes"):
        route = _route(entry, facts.questions, terms)
        entry.once(routes, route.code)
        routes[route.code] = route
    top.close()
    return tuple(routes.values())


def check_next(routes: Mapping[str, Route], *, file: str = "routes.toml") -> None:
    """Check that what comes next exists and never leads back to where it began.

    Raises:
        CatalogueBroken: an unknown route, or a circle.

    """
    done: set[str] = set()
    for code in routes:
        _follow(code, routes, (), done, file)


def _follow(
    code: str, routes: Mapping[str, Route], path: tuple[str, ...], done: set[str], file: str
) -> None:
    entry = Entry({}, file=file, name=path[-1] if path else code)
    if code not in routes:
        raise entry.broken(f"de vervolgroute {code} bestaat niet")
    if code in path:
        raise entry.broken(f"de vervolgroutes lopen in een kring: {' → '.join((*path, code))}")
    if code in done:
        return
    for following in routes[code].next:
        for target in following.routes:
            _follow(target, routes, (*path, code), done, file)
    done.add(code)


def _route(entry: Entry, questions: Mapping[str, Question], terms: TermList) -> Route:
    code, source = entry.code("code"), entry.source()
    steps = tuple(_step(one, code, questions, terms) for one in entry.entries("steps"))
    route = Route(
        code=code,
        name=entry.text("name"),
        summary=entry.text("summary"),
        group=entry.choice("group", RouteGroup),
        source=source,
        who=_who(entry),
        min_age=entry.optional_number("min_age"),
        measures=frozenset(entry.choices("measures", Measure)),
        requirements=_requirements(entry, questions),
        steps=steps,
        entry=entry.texts("entry"),
        lawyer=entry.choice("lawyer", Answer),
        documents=entry.texts("documents"),
        outcomes=entry.choices("outcomes", Outcome),
        conditions=_statements(entry, "conditions", source),
        cannot=_statements(entry, "cannot", source),
        warnings=_statements(entry, "warnings", source),
        next=tuple(_next(one) for one in entry.entries("next", "text")),
    )
    entry.close()
    _check_steps(entry, route, terms)
    return route


def _check_steps(entry: Entry, route: Route, terms: TermList) -> None:
    codes = [step.code for step in route.steps]
    if len(set(codes)) != len(codes):
        raise entry.broken("een stap staat er twee keer in")
    _check_known(entry, route.entry, codes, "de stap {} bestaat niet op deze route")
    wanted = [step for code, step in terms.terms if code == route.code]
    _check_known(entry, wanted, codes, "de stap {} heeft een termijn maar staat niet op de route")


def _check_known(entry: Entry, codes: Iterable[str], known: Iterable[str], reason: str) -> None:
    missing = sorted(set(codes) - set(known))
    if missing:
        raise entry.broken(reason.format(missing[0]))


def _who(entry: Entry) -> frozenset[Role]:
    who = entry.choices("who", Role)
    if entry.flag("anyone", default=False) == bool(who):
        raise entry.broken("geef who, of anyone = true")
    return frozenset(who)


def _step(entry: Entry, route: str, questions: Mapping[str, Question], terms: TermList) -> Step:
    code = entry.code("code")
    if code != step_code(code):
        raise entry.broken("de code van een stap heeft kleine letters en streepjes")
    term = terms.terms.get((route, code))
    name = entry.optional_text("name") or (term.name if term else code.replace("-", " "))
    step = Step(code=code, name=name, requirements=_requirements(entry, questions), term=term)
    entry.close()
    return step


def _requirements(entry: Entry, questions: Mapping[str, Question]) -> tuple[Requirement, ...]:
    wanted = [(code, Answer.YES) for code in entry.texts("requires")]
    wanted += [(code, Answer.NO) for code in entry.texts("rules_out")]
    _check_known(entry, (code for code, _ in wanted), questions, "de vraag {} bestaat niet")
    found = tuple(Requirement(question=questions[code], wanted=answer) for code, answer in wanted)
    for one in found:
        told = one.question.if_no if one.wanted is Answer.YES else one.question.if_yes
        if not told:
            raise entry.broken(f"de vraag {one.question.code} zegt niet waarom het niet kan")
    return found


def _statements(entry: Entry, key: str, source: Source) -> tuple[Statement, ...]:
    """Read sentences; one that gives no source of its own rests on that of the route."""
    statements = []
    for one in entry.entries(key, "text"):
        own = one.source() if one.has("source") else source
        statements.append(Statement(text=one.text("text"), source=own))
        one.close()
    return tuple(statements)


def _next(entry: Entry) -> Next:
    following = Next(
        after=frozenset(entry.choices("after", Outcome)),
        routes=entry.texts("routes"),
        text=entry.text("text"),
    )
    entry.close()
    return following
