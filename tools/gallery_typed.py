"""What is typed and pasted in the pictures, in the language of each look."""

from __future__ import annotations

LISTS = {
    "en": """# Arrive
Books a table @phone 5m +1
Waits at the door 20m W ! nobody looks up
Is greeted #host *
    Checks the list
Table free?
# Eat
Orders 10m
Pays 5m F -1.5
""",
    "zh-CN": """# 到店
订桌 @电话 5分钟 +1
在门口等位 20分钟 W ！没人招呼
迎宾 #迎宾员 *
    核对名单
有空桌？
# 用餐
点菜 10分钟
付款 5分钟 F -1.5
""",
    "zh-TW": """# 到店
訂位 @電話 5分鐘 +1
在門口候位 20分鐘 W ！沒人招呼
帶位 #接待 *
    核對名單
有空桌？
# 用餐
點餐 10分鐘
付款 5分鐘 F -1.5
""",
}
ANSWERS = {
    "en": (
        "Touchpoint,Satisfaction (1-5),Effort,Comment",
        "Fine",
        "Somewhere else,1,2,Never again",
    ),
    "zh-CN": ("接触点,满意度 (1-5),费力度,评论", "很好", "别处,1,2,不会再来"),
    "zh-TW": ("接觸點,滿意度 (1-5),費力度,評論", "很好", "別處,1,2,不會再來"),
}
"""Heads, what everybody says, and the row of a place that there is not."""
