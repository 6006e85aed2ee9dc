"""Tooltips with words that somebody typed, or that stand in a file of rules."""

import html


def tip(text: str) -> str:
    """Return a text for a tooltip; Qt would take what looks like markup in it for markup."""
    if not set("<&") & set(text):
        return text
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'
