"""Signs for channels: small monochrome drawings, and the words that ask for them.

Our own drawings on a grid of 16 by 16 in strokes; the text of a channel is never altered, only
read: ``微信小程序`` and ``mini program`` get one sign, a word nobody knows a neutral one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cxdesigner.scene.primitives import Group, PathShape, Stroke

NEUTRAL = "neutral"
PERSON = "person"

_PAINT = "channel.icon"
_PEN = 1.35

# Each drawing: strokes as "M x y L x y ... Z", circles "O cx cy r", rounded boxes "R x y w h r".
_DRAWINGS: dict[str, str] = {
    "web": "O 8 8 6.3 M 1.7 8 L 14.3 8 M 8 1.7 C 4.6 4.6 4.6 11.4 8 14.3 "
    "M 8 1.7 C 11.4 4.6 11.4 11.4 8 14.3",
    "app": "R 4 1.5 8 13 1.6 M 7 12 L 9 12",
    "mini": "O 8 8 6.3 M 8 10.2 C 8 12.4 4.6 12.2 4.6 10 C 4.6 8.6 6 8.2 6.6 8.1 "
    "M 8 10.2 L 8 5.8 C 8 3.6 11.4 3.8 11.4 6 C 11.4 7.4 10 7.8 9.4 7.9",
    "phone": "M 3.2 2.2 L 6 2.2 L 7.1 5.6 L 5.4 6.8 C 6.2 8.6 7.4 9.8 9.2 10.6 L 10.4 8.9 "
    "L 13.8 10 L 13.8 12.8 C 13.8 13.6 13 14 12.2 13.9 C 7 13.4 2.6 9 2.1 3.8 "
    "C 2 3 2.4 2.2 3.2 2.2 Z",
    "store": "M 2.6 7.4 L 2.6 14 L 13.4 14 L 13.4 7.4 M 1.6 6.6 L 3.2 2.2 L 12.8 2.2 L 14.4 6.6 Z "
    "M 6.4 14 L 6.4 10 L 9.6 10 L 9.6 14",
    "counter": "M 1.5 9 L 14.5 9 M 3 9 L 3 14 M 13 9 L 13 14 O 8 4.2 2.4",
    "tablet": "R 2.6 1.6 10.8 12.8 1.4 M 7 12.2 L 9 12.2",
    "kiosk": "R 3.4 1.4 9.2 8.4 1.2 M 8 9.8 L 8 14.2 M 4.8 14.2 L 11.2 14.2 M 6 4 L 10 4 "
    "M 6 6.6 L 10 6.6",
    "chat": "M 2 3.4 C 2 2.6 2.6 2 3.4 2 L 12.6 2 C 13.4 2 14 2.6 14 3.4 L 14 9.6 "
    "C 14 10.4 13.4 11 12.6 11 L 7 11 L 3.8 14 L 3.8 11 L 3.4 11 C 2.6 11 2 10.4 2 9.6 Z "
    "M 5 5.2 L 11 5.2 M 5 7.8 L 9 7.8",
    "sms": "M 2 3.4 C 2 2.6 2.6 2 3.4 2 L 12.6 2 C 13.4 2 14 2.6 14 3.4 L 14 9.6 "
    "C 14 10.4 13.4 11 12.6 11 L 7 11 L 3.8 14 L 3.8 11 L 3.4 11 C 2.6 11 2 10.4 2 9.6 Z "
    "M 4.8 6.5 L 5.4 6.5 M 7.7 6.5 L 8.3 6.5 M 10.6 6.5 L 11.2 6.5",
    "email": "R 1.6 3.2 12.8 9.6 1.2 M 2.2 4.2 L 8 8.8 L 13.8 4.2",
    "clinic": "R 2 2 12 12 1.6 M 8 5 L 8 11 M 5 8 L 11 8",
    "pharmacy": "M 9.6 2.8 C 11 1.4 13.2 2.8 13.6 4.2 C 13.8 5 13.6 5.8 13 6.4 L 6.4 13 "
    "C 5 14.4 2.8 13.6 2.4 12 C 2.2 11.2 2.4 10.4 3 9.8 Z M 6.3 6.3 L 9.8 9.8",
    "account": "M 2 6 L 5 6 L 11.5 2.6 L 11.5 12.6 L 5 9.6 L 2 9.6 Z M 5 9.8 L 6 13.6 L 8 13.6 "
    "L 7.2 10.8 M 13.6 6.2 L 13.6 9.2",
    "social": "O 3.8 8 2 O 12 3.6 2 O 12 12.4 2 M 5.6 7 L 10.2 4.6 M 5.6 9 L 10.2 11.4",
    "delivery": "M 1.2 4 L 9.4 4 L 9.4 11.4 M 9.4 6.6 L 12.4 6.6 L 14.8 9 L 14.8 11.4 L 13 11.4 "
    "M 9.6 11.4 L 6 11.4 M 2.6 11.4 L 1.2 11.4 L 1.2 4 O 4.3 11.8 1.6 O 11.4 11.8 1.6",
    "home": "M 1.8 8 L 8 2.2 L 14.2 8 M 3.6 6.8 L 3.6 13.8 L 12.4 13.8 L 12.4 6.8",
    "desk": "M 2 11.6 C 2 4.4 14 4.4 14 11.6 Z M 1.4 13.8 L 14.6 13.8 M 8 6 L 8 3.6 "
    "M 6.6 3.4 L 9.4 3.4",
    "person": "O 8 4.8 2.9 M 2.4 14 C 2.4 8.6 13.6 8.6 13.6 14",
    "people": "O 5.8 5.2 2.5 M 1.2 13.6 C 1.2 8.8 10.4 8.8 10.4 13.6 "
    "M 10 2.9 C 12.8 2.6 13 7.2 10.4 7.6 M 11.6 9.6 C 13.6 10 14.8 11.4 14.8 13.6",
    "video": "R 1.4 4 9 8 1.2 M 10.4 7.2 L 14.6 4.8 L 14.6 11.2 L 10.4 8.8",
    "screen": "R 1.6 2.4 12.8 8.6 1.2 M 8 11 L 8 13.8 M 5 13.8 L 11 13.8",
    "payment": "R 1.4 3.2 13.2 9.6 1.4 M 1.4 6.2 L 14.6 6.2 M 3.8 10 L 6.6 10",
    "paper": "M 3.2 1.6 L 9.6 1.6 L 12.8 4.8 L 12.8 14.4 L 3.2 14.4 Z M 9.4 1.8 L 9.4 5 L 12.6 5 "
    "M 5.6 8 L 10.4 8 M 5.6 11 L 10.4 11",
    "qr": "R 2 2 4.4 4.4 0.4 R 9.6 2 4.4 4.4 0.4 R 2 9.6 4.4 4.4 0.4 M 9.6 9.6 L 11 9.6 "
    "M 13.2 9.6 L 14 9.6 L 14 11.4 M 9.6 12 L 9.6 14 L 11.6 14 M 13.4 14 L 14 14",
    "table": "M 2 6 L 14 6 M 4 6 L 3 13.6 M 12 6 L 13 13.6 M 8 6 L 8 2.6 M 6 2.6 L 10 2.6",
    "kitchen": "M 4.6 9 C 1.6 8.6 1.6 4.4 5 4.6 C 5.6 1.8 10.4 1.8 11 4.6 C 14.4 4.4 14.4 8.6 "
    "11.4 9 L 11.4 13.8 L 4.6 13.8 Z M 4.6 11.4 L 11.4 11.4",
    "lab": "M 6.2 1.8 L 9.8 1.8 M 6.8 1.8 L 6.8 6.4 L 2.8 13 C 2.4 13.8 2.8 14.2 3.6 14.2 "
    "L 12.4 14.2 C 13.2 14.2 13.6 13.8 13.2 13 L 9.2 6.4 L 9.2 1.8 M 4.6 10.4 L 11.4 10.4",
    "machine": "O 8 8 2.4 M 8 1.6 L 8 4 M 8 12 L 8 14.4 M 1.6 8 L 4 8 M 12 8 L 14.4 8 "
    "M 3.5 3.5 L 5.2 5.2 M 10.8 10.8 L 12.5 12.5 M 3.5 12.5 L 5.2 10.8 M 10.8 5.2 L 12.5 3.5",
    "warehouse": "M 1.6 14 L 1.6 6 L 8 2 L 14.4 6 L 14.4 14 M 4.4 14 L 4.4 8.4 L 11.6 8.4 "
    "L 11.6 14 M 4.4 11.2 L 11.6 11.2",
    "bank": "M 1.8 6 L 8 2 L 14.2 6 Z M 3.6 6.4 L 3.6 11.4 M 8 6.4 L 8 11.4 M 12.4 6.4 L 12.4 11.4 "
    "M 1.8 13.8 L 14.2 13.8",
    "event": "R 2 3.2 12 10.8 1.2 M 2 6.6 L 14 6.6 M 5.4 1.6 L 5.4 4.4 M 10.6 1.6 L 10.6 4.4",
    "transport": "R 2.6 2 10.8 9.8 1.6 M 2.6 7.6 L 13.4 7.6 M 4.6 11.8 L 4.6 13.8 "
    "M 11.4 11.8 L 11.4 13.8",
    "neutral": "O 8 8 5.6 O 8 8 1.4",
}  # fmt: skip

# Words in order of weight: the first that occurs decides. Latin words match whole words.
_ALIASES: tuple[tuple[str, str], ...] = (
    ("mini", "小程序 小程式 mini-program mini-programme miniprogram mini-app"),
    ("account", "公众号 公眾號 官方账号 官方帳號 订阅号 服务号 official-account broadcast notice"),
    ("qr", "二维码 扫码 條碼 掃碼 qr qr-code barcode"),
    ("kiosk", "自助机 自助終端 自助终端 自助機 取号机 取號機 kiosk self-service terminal atm"),
    ("tablet", "平板 pad ipad tablet"),
    ("video", "视频 視訊 影片 直播 video livestream webinar"),
    ("sms", "短信 簡訊 sms text text-message texting messaging notification push 推送 推播"),
    ("email", "邮件 郵件 邮箱 電郵 电邮 email e-mail mail newsletter"),
    ("chat", "客服 聊天 在线咨询 線上諮詢 微信 企微 企业微信 line whatsapp chat live-chat "
     "messenger wechat chatbot bot 机器人 機器人"),
    ("social", "社交 社群 微博 小红书 抖音 朋友圈 social social-media facebook instagram tiktok "
     "twitter youtube"),
    ("phone", "电话 電話 热线 熱線 来电 呼叫中心 phone telephone call hotline call-centre "
     "call-center ivr"),
    ("app", "手机 手機 app apps 应用 應用 客户端 mobile mobile-app smartphone"),
    ("web", "网站 網站 网页 網頁 官网 官網 网上 網上 线上 線上 电商 電商 web website site "
     "webpage page online portal browser e-commerce booking-site web-site"),
    ("pharmacy", "药房 药店 藥局 藥房 pharmacy pharmacist drugstore chemist"),
    ("lab", "检验 检验科 檢驗 化验 laboratory lab"),
    ("clinic", "医院 診所 诊所 門診 门诊 醫院 病房 hospital clinic ward surgery practice "
     "doctor nurse triage-nurse"),
    ("delivery", "外卖 外賣 快递 快遞 物流 配送 外送 送货 delivery courier logistics shipping "
     "driver rider"),
    ("warehouse", "仓库 倉庫 warehouse stock depot store-room inventory"),
    ("kitchen", "后厨 後廚 厨房 廚房 中央厨房 kitchen chef"),
    ("table", "餐桌 桌边 桌邊 堂食 内用 table dine-in restaurant"),
    ("store", "门店 門市 门市 店铺 店鋪 实体店 專櫃 专柜 商场 超市 store shop branch showroom "
     "retail in-store outlet mall supermarket"),
    ("desk", "前台 柜台 櫃台 櫃檯 接待 服务台 服務台 desk counter front-desk reception "
     "receptionist concierge"),
    ("bank", "银行 銀行 bank finance 财务 財務"),
    ("payment", "支付 付款 收银 收銀 收银台 payment payments checkout pos cashier billing card"),
    ("home", "家中 家里 在家 上门 上門 home at-home household"),
    ("paper", "信函 信件 纸质 紙本 传单 傳單 海报 海報 letter post paper leaflet flyer brochure "
     "print poster"),
    ("screen", "屏幕 大屏 螢幕 电视 電視 广告 廣告 screen tv display television desktop computer "
     "pc ad ads advertisement billboard"),
    ("event", "活动 活動 展会 展會 event fair exhibition workshop"),
    ("transport", "车站 車站 地铁 捷運 公交 機場 机场 bus train station airport metro"),
    ("machine", "系统 系統 平台 it 信息部 資訊部 system software server crm erp api"),
    ("people", "面对面 面對面 线下 線下 现场 現場 会员中心 in-person face-to-face onsite offline "
     "team staff"),
)  # fmt: skip

_LATIN_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=4096)
def channel_icon(text: str) -> str:
    """Return the name of the sign for a channel given as free text; `NEUTRAL` if unknown."""
    lowered = text.casefold()
    words = " ".join(_LATIN_WORD.findall(lowered))
    padded = f" {words} "
    for name, alias in _flat_aliases():
        if alias.isascii():
            if f" {alias} " in padded:
                return name
        elif alias in lowered:
            return name
    return NEUTRAL


@cache
def _flat_aliases() -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, alias.replace("-", " ")) for name, aliases in _ALIASES for alias in aliases.split()
    )


def icon_names() -> tuple[str, ...]:
    """Return the names of all signs."""
    return tuple(_DRAWINGS)


def icon_group(name: str, x: float, y: float, size: float) -> Group:
    """Return a sign in a square of a size, its upper left corner at (x, y)."""
    return Group(x, y, icon_paths(name), size / 16.0)


@cache
def icon_paths(name: str) -> tuple[PathShape, ...]:
    """Return a sign in a square of 16 points at the origin."""
    drawing = _DRAWINGS.get(name, _DRAWINGS[NEUTRAL])
    pen = Stroke(_PAINT, _PEN, cap="round", join="round")
    return (PathShape(_commands(drawing), stroke=pen),)


def _commands(drawing: str) -> tuple[tuple[str | float, ...], ...]:
    found: list[tuple[str | float, ...]] = []
    for name, rest in re.findall(r"([MLCZOR])([^MLCZOR]*)", drawing):
        numbers = [float(part) for part in rest.split()]
        match name:
            case "O":
                found += _round_box(
                    numbers[0] - numbers[2],
                    numbers[1] - numbers[2],
                    2 * numbers[2],
                    2 * numbers[2],
                    numbers[2],
                )
            case "R":
                found += _round_box(*numbers)
            case _:
                found.append((name, *numbers))
    return tuple(found)


def _round_box(
    x: float, y: float, width: float, height: float, radius: float
) -> list[tuple[str | float, ...]]:
    k = radius * (1 - 0.5523)
    right, bottom = x + width, y + height
    return [
        ("M", x + radius, y),
        ("L", right - radius, y),
        ("C", right - k, y, right, y + k, right, y + radius),
        ("L", right, bottom - radius),
        ("C", right, bottom - k, right - k, bottom, right - radius, bottom),
        ("L", x + radius, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - radius),
        ("L", x, y + radius),
        ("C", x, y + k, x + k, y, x + radius, y),
        ("Z",),
    ]
