"""Boxes and links of the three templates in short, for tests of routing.

A box is ``id@column`` (``?`` for a decision), a link ``source>target``, with ``:width`` of its
label in points if it has one.
"""

from __future__ import annotations

from collections import defaultdict

from cxdesigner.scene.route import STACK_GAP, GridBox, RouteGrid, RouteLink

LANES = ("evidence", "customer", "frontstage", "backstage", "support")
BUNDLED = ("support", "evidence")

TEMPLATES = {
    "hotpot": """
        @evidence = e1@1 e2@3 e3@4 e4@8
        @customer = c1@1 c2@2 c3@3 c4@4 d1?@5 c5@6 c6@7 c7@8 c8@9
        @frontstage = f1@1 f2@2 f3@3 f4@4 f5@6 f6@7 f7@8 f8@9
        @backstage = b1@2 b2@5 b3@7 b4@8 b5@9
        @support = p1@1 p2@4 p3@5 p4@8
        flow = c1>c2 c2>c3 c3>c4 c4>d1 d1>c5:13 d1>c6:22 c5>c6 c6>c7 c7>c8 b2>b3
        interaction = c1>f1 c2>f2 f3>c3 c4>f4 c5>f5 f6>c6 c7>f7 f8>c8
        support = b1>f2 b1>f3 b3>f6 b4>f7 b5>f8 p1>f1 p1>b1 p2>f4 p2>b2 p2>b3 p3>b2 p4>f7
            p4>b4 p4>f8
        information = f4>b2:22 f5>b2:40 f8>b5:40
        evidence = e1>c1 e1>c2 e2>c3 e3>c4 e3>c5 e3>c6 e4>c7 e4>c8
        recovery = c2>f2:76 f6>b3:40 f7>b5:67
    """,
    "electronics": """
        @evidence = e1@1 e2@3 e3@7
        @customer = c1@1 c2@2 c3@3 c4@4 d1?@5 c5@6 c6@7 c7@8 c8@9 c9@10
        @frontstage = f1@1 f2@2 f3@3 f4@4 f5@6 f6@7 f7@9 f8@10
        @backstage = b1@2 b2@6 b3@9 b4@10
        @support = p1@6 p2@6 p3@10 p4@1
        flow = c1>c2 c2>c3 c3>c4 c4>d1 d1>c6:17 d1>c5:12 c5>c6 c6>c7 c7>c8 c8>c9 f7>f8:92
            b3>b4
        interaction = c1>f1 c2>f2 c3>f3 f4>c4 f5>c5 c6>f6 c8>f7 f8>c9
        support = b1>f1 b1>f2 b1>f3 b2>f5 b3>f7 b4>f8 p1>b2 p1>f4 p1>f6 p2>b2 p3>f7 p3>b3
            p3>b4 p4>b1
        information = f4>b2:59 f6>p3:67
        evidence = e1>c1 e1>c2 e2>c3 e2>c4 e2>c5 e3>c6 e3>c8 e3>c9
        recovery = c5>f5:138 f5>b4:101
    """,
    "outpatient": """
        @evidence = e1@1 e2@2 e3@4 e4@8
        @customer = c1@1 c2@2 c3@3 c4@4 d1?@5 c5@6 c6@7 c7@8 c8@9
        @frontstage = f1@1 f2@2 f3@3 f4@4 f5@6 f6@7 f7@8 f8@9
        @backstage = b1@3 b2@6 b3@8 b4@8 b5@9
        @support = p1@1 p2@4 p3@6 p4@8
        flow = c1>c2 c2>c3 c3>c4 c4>d1 d1>c5:17 d1>c7:12 c5>c6 c6>c7 c7>c8
        interaction = c1>f1 c2>f2 f3>c3 c4>f4 f5>c5 f6>c6 c7>f7 f8>c8
        support = b1>f3 b1>f4 b2>f6 b3>f7 b4>f7 b5>f8 p1>f1 p1>f2 p1>b1 p2>f1 p2>f4 p2>f6
            p2>b1 p2>b3 p2>b5 p3>b2 p4>b3 p4>b4
        information = f5>b2:71 f6>b3:54 f8>b5:59
        evidence = e1>c1 e1>c8 e2>c2 e2>c3 e3>c4 e3>c5 e3>c6 e4>c7
        recovery = c3>f3:159 f5>b1:138 f7>b3:147
    """,
}


def template(name: str) -> tuple[RouteGrid, list[RouteLink], dict[str, str]]:
    """Return grid, links and kind of each link of a template."""
    rows: dict[str, list[str]] = {}
    for line in TEMPLATES[name].strip().splitlines():
        if " = " in line:
            key, rest = line.strip().split(" = ")
            rows[key] = rest.split()
        else:
            rows[key] += line.split()
    boxes = []
    for lane, role in enumerate(LANES):
        bottom: dict[int, float] = defaultdict(float)
        for word in rows["@" + role]:
            id_, column = word.split("@")
            step = int(column) - 1
            height = {"evidence": 46.0, "customer": 66.0}.get(role, 62.0)
            shape = "diamond" if id_.endswith("?") else "rect"
            boxes.append(GridBox(id_.rstrip("?"), lane, step, step, bottom[step], height, shape))
            bottom[step] += height + STACK_GAP
    links, kinds = [], {}
    for kind in sorted(key for key in rows if not key.startswith("@")):
        for word in rows[kind]:
            ends, _, width = word.partition(":")
            source, target = ends.split(">")
            bundle = kind if kind in BUNDLED else None
            height = 12.0 if width else 0.0
            link = RouteLink(f"{ends} {kind}", source, target, float(width or 0), height, bundle)
            links.append(link)
            kinds[link.id] = kind
    columns = max(box.last for box in boxes) + 1
    return RouteGrid(columns, len(LANES), 96.0, tuple(boxes), (2, 3, 4)), links, kinds
