"""Thresholds of the rules with their defaults (domain 3.1), and the word lists of channels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cxdesigner.model.blueprint import RuleSettings
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

COLLAPSE_SHARE = 0.8
COLLAPSE_LEAST = 3
"""From which share and number of candidates on findings are one; fixed where columns are read."""

REMOTE_CHANNELS: tuple[str, ...] = (
    "call",
    "call center",
    "call centre",
    "chat",
    "e-mail",
    "email",
    "fax",
    "hotline",
    "letter",
    "mail",
    "messaging",
    "messenger",
    "phone",
    "post",
    "sms",
    "telephone",
    "text message",
    "传真",
    "信件",
    "信函",
    "傳真",
    "在线客服",
    "客服电话",
    "客服電話",
    "热线",
    "熱線",
    "电子邮件",
    "电话",
    "短信",
    "簡訊",
    "線上客服",
    "邮件",
    "郵件",
    "電子郵件",
    "電話",
)
"""Channels on which the customer does not see the person who answers (domain 3.1)."""

DIGITAL_CHANNELS: tuple[str, ...] = (
    "app",
    "mobile app",
    "web",
    "website",
    "web site",
    "online",
    "internet",
    "portal",
    "kiosk",
    "self-service",
    "terminal",
    "tablet",
    "sms",
    "text message",
    "chat",
    "chatbot",
    "e-mail",
    "email",
    "messenger",
    "messaging",
    "social media",
    "mini program",
    "wechat",
    "atm",
    "小程序",
    "公众号",
    "公眾號",
    "微信",
    "网站",
    "网页",
    "官网",
    "網站",
    "網頁",
    "官網",
    "平板",
    "自助机",
    "自助機",
    "短信",
    "簡訊",
    "电子邮件",
    "電子郵件",
    "在线客服",
    "線上客服",
    "线上",
    "線上",
    "手机应用",
    "手機應用",
)
"""Channels that are a machine on the firm's side: rule L12 asks for the system behind them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The thresholds in force for one blueprint. Minutes, valences in −1…1, counts of answers."""

    wait_mark: float = 10.0
    low_threshold: float = -0.5
    flat_curve: float = 0.25
    small_sample: int = 30
    collapse_share: float = COLLAPSE_SHARE
    collapse_least: int = COLLAPSE_LEAST
    remote: frozenset[str] = frozenset(REMOTE_CHANNELS)
    profile: str = "recommended"


DEFAULTS = Settings()

_PLAIN = ("low_threshold", "flat_curve", "small_sample", "collapse_share", "collapse_least")


def settings_of(view: RecordView) -> Settings:
    """Return the thresholds of a blueprint; what it does not say has its default."""
    records = view.of_type(RuleSettings)
    if not records:
        return DEFAULTS
    own = records[0]
    wait_mark = minutes_of(own.wait_mark)
    said = {name: getattr(own, name) for name in _PLAIN}
    return Settings(
        **{name: getattr(DEFAULTS, name) if one is None else one for name, one in said.items()},
        wait_mark=DEFAULTS.wait_mark if wait_mark is None else wait_mark,
        remote=DEFAULTS.remote
        if own.remote_channels is None
        else frozenset(_folded(word) for word in own.remote_channels),
        profile=own.profile or DEFAULTS.profile,
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


_DIGITAL = frozenset(DIGITAL_CHANNELS)


@lru_cache(maxsize=4096)
def channel_words(channel: LocalText) -> frozenset[str]:
    """Return the names of a channel in all its languages, in one case and spacing."""
    return frozenset(_folded(text) for _, text in channel.entries if text.strip())


def is_digital(channel: LocalText, online: bool | None = None) -> bool:
    """Say whether a channel is one of machines; a designer's own tick decides."""
    return bool(channel_words(channel) & _DIGITAL) if online is None else online
