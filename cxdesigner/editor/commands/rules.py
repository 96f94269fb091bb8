"""What a blueprint says about its rules: what is lived with, how loud a rule is, thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.text import with_language
from cxdesigner.model.blueprint import RuleSettings, SeverityOverride, Suppression
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.registry import find_rule


def suppress(
    tx: Transaction, finding: Finding, reason: str, language: str, *, everywhere: bool = False
) -> tuple[str, ...]:
    """Live with a finding; the record of it is listed in grey, with the reason.

    Parameters
    ----------
    everywhere
        Whether the rule is silent in the whole blueprint. What is about the whole blueprint
        always is.

    Raises
    ------
    EditError
        If no reason is given, or if the finding says that the program is at fault.
    """
    words = " ".join(reason.split())
    if not words:
        raise EditError(_("Say why this may stay as it is."))
    if find_rule(finding.code) is None:
        raise EditError(_("This is a fault of the program, not of the blueprint."))
    whole = everywhere or finding.document or not finding.subjects
    subject_id = None if whole else finding.subjects[0]
    known = next(
        (
            one
            for one in tx.view.of_type(Suppression)
            if one.subject_id == subject_id and _is(one.code, finding.code)
        ),
        None,
    )
    text = with_language(tx.view, known.reason if known else EMPTY, words, language)
    made = Suppression(
        id=known.id if known is not None else new_id(Suppression.PREFIX),
        code=finding.code,
        subject_id=subject_id,
        reason=text,
    )
    tx.put(made)
    return ()


def unsuppress(tx: Transaction, finding: Finding) -> tuple[str, ...]:
    """Take back that a finding is lived with.

    Of a rule that is silent in the whole blueprint that is taken back too.
    """
    about = {None, *finding.subjects}
    tx.delete(
        one.id
        for one in tx.view.of_type(Suppression)
        if one.subject_id in about and _is(one.code, finding.code)
    )
    return ()


def set_rules(
    tx: Transaction, severities: Mapping[str, str], settings: Mapping[str, Any]
) -> tuple[str, ...]:
    """Say how loud rules are, and their thresholds; equal records are no change.

    Parameters
    ----------
    severities
        Code → error, warning, advice or off, of all rules that differ from their profile.
    settings
        Fields of ``RuleSettings``; None stands for the default.
    """
    known = {_code(one.code): one for one in tx.view.of_type(SeverityOverride)}
    tx.delete(one.id for code, one in known.items() if code not in severities)
    for code, severity in severities.items():
        own = known.get(code)
        key = own.id if own is not None else new_id(SeverityOverride.PREFIX)
        tx.put(SeverityOverride.model_validate({"id": key, "code": code, "severity": severity}))
    there = next(iter(tx.view.of_type(RuleSettings)), None)
    base = there or RuleSettings(id=new_id(RuleSettings.PREFIX))
    wanted = base.replace(**settings)
    if there is not None or wanted != base:
        tx.put(wanted)
    return ()


def _code(text: str) -> str:
    found = find_rule(text.strip())
    return text if found is None else found.code


def _is(text: str, code: str) -> bool:
    return _code(text) == code
