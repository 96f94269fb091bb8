"""The heads of tables made elsewhere: words that stand for a column, and what brackets say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from cxdesigner.editor.data_in.cells import tidy
from cxdesigner.editor.data_in.names import name_key
from cxdesigner.model.duration import MINUTES_PER_UNIT

SEARCHED = 10
"""Rows at the top of a table among which its heads are looked for."""

WORDS: Mapping[str, str] = {
    "stage": (
        "stage|stage name|phase|journey stage|journey phase|lifecycle stage|milestone|section|"
        "period|epic|阶段|阶段名称|阶段区间|旅程阶段|流程阶段|大阶段|环节|时期|"
        "階段|階段名稱|旅程階段|流程階段|環節|時期"
    ),
    "step": (
        "step|step name|sub-step|process step|moment|task|"
        "步骤|步骤名称|关键步骤|节点|流程节点|动作节点|子阶段|场景|任务|"
        "步驟|步驟名稱|節點|流程節點|子階段|場景|情境|任務"
    ),
    "lane": (
        "lane|swimlane|layer|service layer|dimension|category|"
        "泳道|层|层级|维度|类别|層|層級|面向|類別"
    ),
    "label": "title|name|activity|activities|名称|标题|名稱|標題",
    "customer": (
        "action|actions|customer action|customer actions|user action|user actions|guest action|"
        "doing|behaviour|behavior|customer behaviour|what the user does|"
        "用户行为|客户行为|顾客行为|行为|用户动作|客户动作|用户操作|客户做什么|用户做什么|做什么|"
        "线上行为|线下行为|客戶行為|顧客行為|使用者行為|用戶行為|行為|使用者動作|使用者操作|"
        "客戶做什麼|做什麼"
    ),
    "touchpoint": (
        "touchpoint|touch point|touchpoints|touchpoint name|contact point|customer touchpoint|"
        "interface|触点|接触点|触达点|用户触点|触点名称|触点/渠道|界面|"
        "接觸點|觸點|接點|服務接觸點|接觸點名稱|介面"
    ),
    "channel": (
        "channel|channels|medium|device|platform|location|"
        "渠道|通道|接触渠道|媒介|平台|设备|地点|管道|通路|裝置|地點"
    ),
    "owner": (
        "owner|owners|responsible|responsible person or team|accountable|team|department|"
        "owner & team|负责人|责任人|责任部门|部门|团队|归属|负责团队|"
        "負責人|權責單位|部門|團隊|負責單位"
    ),
    "actor": "actor|actors|role|角色|参与者|主体|用户角色|參與者|主角",
    "duration": (
        "duration|time taken|time on task|time in minutes|handling time|elapsed time|minutes|"
        "work time|time spent|时长|耗时|用时|持续时间|处理时间|办理时间|"
        "時長|耗時|用時|持續時間|處理時間"
    ),
    "time": "time|timing|时间|時間",
    "wait": (
        "wait|waiting|wait time|waiting time|queue time|time in queue|"
        "等待|等待时间|等候时间|等待时长|排队时间|等待時間|等候時間|排隊時間"
    ),
    "emotion": (
        "emotion|emotions|emotional state|emotion score|emotion value|emotion rating|feeling|"
        "feelings|mood|sentiment|valence|"
        "情绪|用户情绪|情绪值|情绪分|情绪分数|情绪评分|情绪曲线|心情|情感|感受|"
        "情緒|情緒值|情緒分數|情緒評分|情緒曲線"
    ),
    "pain": (
        "pain|pains|pain point|pain points|cx pain points|friction|problem|problems|issues|"
        "frustrations|barriers|failure point|痛点|用户痛点|问题|阻碍|卡点|困难|摩擦点|失败点|"
        "痛點|使用者痛點|問題|阻礙|卡點|困難|失敗點"
    ),
    "opportunity": (
        "opportunity|opportunities|ideas|design idea|improvement|improvements|recommendation|"
        "solution|quick win|机会|机会点|改进点|优化点|设计建议|改进建议|解决方案|对策|创新点|"
        "機會|機會點|改善點|優化點|設計建議|改善建議|解決方案|對應設計"
    ),
    "metrics": (
        "metric|metrics|kpi|kpis|measure|measures|success metric|sla|"
        "指标|度量|关键指标|衡量指标|数据指标|量化指标|指標|衡量指標|關鍵指標|量測|成效指標"
    ),
    "quote": (
        "quote|thought|thoughts|thinking|thought/quote|thoughts / feelings|says|mindset|"
        "inner voice|想法|用户想法|心理活动|想法和感受|内心独白|原话|用户疑问|思考|"
        "內心想法|心聲|顧客語錄|原話|疑問"
    ),
    "need": (
        "need|needs|goal|goals|user goal|guest goal|customer goal|jobs|jtbd|expectation|"
        "目标|用户目标|客户目标|需求|期望|期待|目標|使用者目標|顧客目標"
    ),
    "notes": "note|notes|comment|comments|remark|remarks|备注|说明|注释|備註|說明|註解",
    "evidence": (
        "evidence|physical evidence|digital evidence|physical / digital evidence|artifact|"
        "artifacts|artefact|props|tangibles|outputs/evidence|"
        "实体证据|有形展示|物理证据|证据|有形证据|服务证据|物料|"
        "實體證據|物理證據|有形證據|證據"
    ),
    "frontstage": (
        "frontstage|front stage|frontstage action|frontstage actions|frontstage staff|onstage|"
        "visible staff|employee actions|staff frontstage|system response|"
        "前台|前台行为|前台接触|前台员工|前台互动|系统响应|系统行为|可见员工行为|前端行为|"
        "前台行為|前台人員|前場|系統行為|系統回應|可見員工行為"
    ),
    "backstage": (
        "backstage|back stage|backstage actions|backstage work|backstage system|"
        "behind-the-scenes action|behind the scenes|invisible actions|"
        "后台|后台行为|后台员工|幕后|不可见员工行为|后端行为|后场|"
        "後台|後台行為|幕後|後場|不可見員工行為"
    ),
    "support": (
        "support|support process|support processes|supporting processes|support system|"
        "support systems|systems|systems / tools|systems & tools|enablers|it systems|"
        "internal processes|支持|支持流程|支撑|支持系统|支撑系统|支持过程|内部支持|后台支持|系统|"
        "支援|支援流程|支援系統|內部支援|系統|支撐"
    ),
    "detail": "detail|details|description|what happens|描述|详情|詳情",
}
"""What a column or lane holds → what tables made elsewhere call it, in three languages."""

BRACKETS = re.compile(r"[\(\[（【](?P<inside>[^)\]）】]*)[)\]）】]")

_SCALE = re.compile(r"([-+]?\d+)\s*(?:\.\.|…|-|~|to|bis|至|到)\s*([-+]?\d+)")
_WORKING_DAYS = re.compile(r"(?:business|working)\s+days?", re.I)


@lru_cache
def word_keys(what: str) -> frozenset[str]:
    """Return the words for what a column or lane holds, ready for comparison with `name_key`."""
    return frozenset(map(name_key, WORDS[what].split("|")))


def without_brackets(title: str) -> str:
    """Return a head without what it says in brackets, and without the sign at its end."""
    return BRACKETS.sub("", tidy(title)).rstrip("?？:： ")


def in_brackets(title: str) -> str:
    """Return what a head says in brackets: ``1-5``, ``min``; nothing without them."""
    found = BRACKETS.search(tidy(title))
    return found["inside"].strip() if found else ""


def unit_of_time(title: str) -> str:
    """Return the unit of time that a head says in brackets: ``min``, ``h``, ``分钟``; else ''."""
    words = in_brackets(title).rstrip(".")
    if _WORKING_DAYS.fullmatch(words):
        return "d"
    return words if words.casefold() in MINUTES_PER_UNIT else ""


def scale_said(words: str) -> tuple[float, float] | None:
    """Return the ends of the scale that words name, the lower one first: ``1-5``, ``0 到 10``."""
    found = _SCALE.search(tidy(words))
    if found is None or float(found[1]) >= float(found[2]):
        return None
    return float(found[1]), float(found[2])
