"""Touchpoints and personas as tables name them: by id, or by label in any language."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping

from cxdesigner.model.element import Element
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import customer_elements, reading_order
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

_SPACE = re.compile(r"[\s*_`]+")
_ALIKE = 0.55


def name_key(text: str) -> str:
    """Return the form in which names are compared: narrow, small, without mark-up and space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


class Names:
    """Finds what a table speaks of.

    Parameters
    ----------
    matches
        What somebody matched by hand: name key → element id, or '' to leave it out.
    """

    def __init__(self, view: RecordView, matches: Mapping[str, str] | None = None) -> None:
        self._matches = dict(matches or {})
        self._known: dict[str, str | None] = {}
        self._ids = {element.id for element in view.of_type(Element)}
        self._elements: dict[str, list[str]] = defaultdict(list)
        customer = {element.id for element in customer_elements(view)}
        self._first = customer
        self._labels: dict[str, str] = {}
        """Label key → the first element that has it, in reading order."""

        for element in reading_order(view):
            if element.kind == "note":
                continue
            for key in _keys(element.label):
                if element.id not in self._elements[key]:
                    self._elements[key].append(element.id)
                self._labels.setdefault(key, element.id)
        self._personas: dict[str, str] = {}
        for persona in view.of_type(Persona):
            for key in (persona.id, *_keys(persona.name)):
                self._personas.setdefault(key, persona.id)

    def element(self, name: str) -> str | None:
        """Return the element of a name; '' if it is left out by hand, None if there is no one.

        Of several with one label the only one of the customer is meant.
        """
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> str | None:
        key = name_key(name)
        if key in self._matches:
            return self._matches[key]
        if name.strip() in self._ids:
            return name.strip()
        found = self._elements.get(key, [])
        if len(found) > 1:
            found = [one for one in found if one in self._first]
        return found[0] if len(found) == 1 else None

    def is_ambiguous(self, name: str) -> bool:
        """Say whether several elements have this label."""
        return len(self._elements.get(name_key(name), ())) > 1

    def matched(self, matches: Mapping[str, str]) -> Names:
        """Return the same names where other ones were matched by hand."""
        found = copy.copy(self)
        found._matches, found._known = dict(matches), {}
        return found

    def alike(self, name: str, rest: Callable[[], object] = lambda: None) -> str | None:
        """Return the element whose label is most like a name, to offer it; None if none is.

        `rest` is called again and again: among thousands of labels this takes long.
        """
        key = name_key(name)
        if len(key) > 1:
            for label, one in self._labels.items():
                if key in label or label in key:
                    return one
        # Here, since columns of the table, which ask for keys only, are there at the start.
        import difflib

        # As difflib.get_close_matches, but without those that are less like it than one was.
        matcher = difflib.SequenceMatcher()
        matcher.set_seq2(key)
        best = (_ALIKE, "")
        for label in self._labels:
            rest()
            matcher.set_seq1(label)
            least = best[0]
            if (
                matcher.real_quick_ratio() >= least
                and matcher.quick_ratio() >= least
                and (ratio := matcher.ratio()) >= least
            ):
                best = max(best, (ratio, label))
        return self._labels.get(best[1])

    def persona(self, name: str) -> str | None:
        """Return the persona of a name or an id."""
        return self._personas.get(name.strip()) or self._personas.get(name_key(name))


def _keys(text: LocalText) -> list[str]:
    return list(dict.fromkeys(key for _tag, words in text.entries if (key := name_key(words))))
