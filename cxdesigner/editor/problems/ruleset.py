"""The rules of a blueprint as one value that a person changes as a whole, and keeps by name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from cxdesigner.editor.commands.rules import set_rules
from cxdesigner.editor.settings import RuleProfile, Settings
from cxdesigner.model.blueprint import RuleSettings, SeverityOverride
from cxdesigner.model.duration import Duration
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView
from cxdesigner.rules.profiles import PROFILES, Policy, policy_of
from cxdesigner.rules.registry import Rule, find_rule, rules_by_code
from cxdesigner.rules.settings import DEFAULTS, settings_of

LIMITS: Mapping[str, Any] = {
    "wait_mark": DEFAULTS.wait_mark,
    "low_threshold": DEFAULTS.low_threshold,
    "flat_curve": DEFAULTS.flat_curve,
    "small_sample": DEFAULTS.small_sample,
    "collapse_share": DEFAULTS.collapse_share,
    "collapse_least": DEFAULTS.collapse_least,
    "remote_channels": None,
}
"""Field of ``RuleSettings`` → its default: minutes, valences −1…1, a number of answers, a share and
a number of findings, and for channels None, which stands for the words that come with the
program."""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A profile, severities that differ from it, and limits that differ from their defaults."""

    profile: str = "recommended"
    severities: Mapping[str, str] = field(default_factory=dict)
    """Code → error, warning, advice or off."""

    limits: Mapping[str, Any] = field(default_factory=dict)
    """Names and units as in ``LIMITS``."""

    def severity(self, rule: Rule) -> str:
        """Return how loud a rule is: a severity or off."""
        if self.profile == "off":
            return "off"
        return Policy(self.profile, self.severities, {}).severity(rule) or "off"

    def usual(self, rule: Rule) -> str:
        """Return how loud a rule is without an own severity."""
        return Ruleset(self.profile).severity(rule)

    def with_severity(self, code: str, severity: str | None) -> Ruleset:
        """Return this with another severity of one rule; None is that of the profile."""
        rest = {key: value for key, value in self.severities.items() if key != code}
        own = rest if severity is None else {**rest, code: severity}
        return Ruleset(self.profile, own, self.limits)

    def with_limit(self, name: str, value: Any) -> Ruleset:
        """Return this with another limit; one that equals its default is left out."""
        limits = {key: one for key, one in self.limits.items() if key != name}
        if value != LIMITS[name]:
            limits[name] = value
        return Ruleset(self.profile, self.severities, limits)

    def with_profile(self, profile: str) -> Ruleset:
        """Return this with another of the profiles that come with the program."""
        return Ruleset(profile, self.severities, self.limits)


def ruleset_of(view: RecordView) -> Ruleset:
    """Return what the records of a blueprint say about its rules."""
    found = settings_of(view)
    records = view.of_type(RuleSettings)
    channels = records[0].remote_channels if records else None
    made = Ruleset(found.profile, dict(policy_of(view, found).severities))
    for name in LIMITS:
        value = channels if name == "remote_channels" else getattr(found, name)
        made = made.with_limit(name, value)
    return made


def set_ruleset(tx: Transaction, rules: Ruleset) -> tuple[str, ...]:
    """Write a ruleset into a blueprint; overrides of rules this version does not know stay."""
    known = rules_by_code()
    foreign = {
        one.code: one.severity
        for one in tx.view.of_type(SeverityOverride)
        if find_rule(one.code) is None
    }
    own = {code: one for code, one in rules.severities.items() if code in known}
    settings: dict[str, Any] = {name: rules.limits.get(name) for name in LIMITS}
    if settings["wait_mark"] is not None:
        settings["wait_mark"] = Duration.of(float(settings["wait_mark"]))
    settings["profile"] = None if rules.profile == "recommended" else rules.profile
    return set_rules(tx, {**foreign, **own}, settings)


def own_profiles(settings: Settings) -> dict[str, Ruleset]:
    """Return the rulesets that the person keeps, by name."""
    found = {}
    for one in settings.rule_profiles:
        made = Ruleset(one.name, dict(one.severities))
        for name, value in one.limits:
            if name in LIMITS:
                made = made.with_limit(name, tuple(value) if isinstance(value, list) else value)
        found[one.name] = made
    return found


def kept(settings: Settings, name: str, rules: Ruleset) -> tuple[RuleProfile, ...]:
    """Return the own profiles with one more, or in place of one of that name."""
    rest = tuple(one for one in settings.rule_profiles if one.name != name)
    made = RuleProfile(
        name=name,
        severities=tuple(sorted(_all_severities(rules).items())),
        limits=tuple(sorted(rules.limits.items())),
    )
    return (*rest, made)


def without(settings: Settings, names: Collection[str]) -> tuple[RuleProfile, ...]:
    """Return the own profiles less those of some names."""
    return tuple(one for one in settings.rule_profiles if one.name not in names)


def _all_severities(rules: Ruleset) -> dict[str, str]:
    """Return what differs from the recommended profile, on which those of one's own stand."""
    return {
        code: severity
        for code, rule in rules_by_code().items()
        if (severity := rules.severity(rule)) != rule.severity or code in rules.severities
    }


def may_be_name(name: str) -> bool:
    """Say whether a profile of one's own can have a name."""
    words = name.strip()
    return bool(words) and words not in PROFILES
