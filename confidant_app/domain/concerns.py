"""What reporters come with, and which routes fit that first."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from confidant_app.domain.answers import Answer
from confidant_app.domain.entries import Entry
from confidant_app.domain.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One thing that reporters come with, in their kind of words.

    `routes` are codes in the order in which they are offered; `warning` says what must not be
    overlooked. A case remembers a concern as the answer yes to its `code`.
    """

    code: str
    text: str
    routes: tuple[str, ...]
    warning: str
    source: Source


def chosen(concerns: Mapping[str, Concern], answers: Mapping[str, Answer]) -> tuple[Concern, ...]:
    """Return what this reporter came with, in the order of the catalogue."""
    return tuple(one for code, one in concerns.items() if answers.get(code) is Answer.YES)


def fitting(found: Iterable[Concern]) -> tuple[str, ...]:
    """Return the codes of the routes that fit these concerns, each once, best first."""
    return tuple(dict.fromkeys(code for concern in found for code in concern.routes))


def parse_concerns(
    data: Mapping[str, object],
    routes: Container[str],
    questions: Container[str],
    *,
    file: str = "concerns.toml",
) -> Mapping[str, Concern]:
    """Build the concerns by code.

    Raises:
        CatalogueBroken: an entry that does not follow the schema, names an unknown route, or
            has the code of a question.
    """
    top = Entry(data, file=file, name="het hele bestand")
    found: dict[str, Concern] = {}
    for entry in top.entries("concerns"):
        concern = Concern(
            code=entry.code("code"),
            text=entry.text("text"),
            routes=entry.texts("routes"),
            warning=entry.text("warning"),
            source=entry.source(),
        )
        entry.close()
        entry.once(found, concern.code)
        entry.once(questions, concern.code)
        for code in concern.routes:
            if code not in routes:
                raise entry.broken(f"de weg {code} bestaat niet")
        if not concern.routes:
            raise entry.broken("routes ontbreekt")
        found[concern.code] = concern
    top.close()
    return found
