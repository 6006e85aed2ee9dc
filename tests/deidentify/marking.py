"""Sentence in, sentence out: findings drawn into the text as [words|LABEL]."""

from confidant_app.deidentify.finder import find
from confidant_app.domain.findings import KnownName


def marked(text, lists, *known):
    """Return `text` with each finding in brackets; `known` are names, or "name = role"."""
    names = [
        KnownName(text=a.strip(), role=b.strip()) for a, _, b in (k.partition("=") for k in known)
    ]
    pieces, at = [], 0
    for finding in find(text, names, lists):
        label = finding.person or finding.label.value
        pieces += (text[at : finding.start], f"[{text[finding.start : finding.end]}|{label}]")
        at = finding.end
    return "".join((*pieces, text[at:]))


def unmarked(sentence):
    """Return a sentence without its brackets: what goes in."""
    out, rest = [], sentence
    while "[" in rest:
        before, _, after = rest.partition("[")
        words, _, tail = after.partition("|")
        out += (before, words)
        rest = tail.partition("]")[2]
    return "".join((*out, rest))


def only(label, text, lists):
    """Return `text` with {braces} around the findings of one label, all else left out."""
    pieces, at = [], 0
    for finding in find(text, [], lists):
        if finding.label.value == label:
            pieces += (text[at : finding.start], "{", text[finding.start : finding.end], "}")
            at = finding.end
    return "".join((*pieces, text[at:]))


def bare(sentence):
    """Return a sentence without its braces: what goes in."""
    return sentence.replace("{", "").replace("}", "")
