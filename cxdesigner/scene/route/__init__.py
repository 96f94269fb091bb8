"""Orthogonal routing of links through the gutters of a blueprint.

Two phases, because the size of a gutter depends on the links in it and the place of everything
depends on the gutters:

1. `plan_routes` decides sides, channels and tracks without coordinates, and says how large each
   gutter must be (`RoutePlan.horizontal`, `RoutePlan.vertical`).
2. `realise` turns the plan into polylines and label rectangles once the layout knows where
   columns, lanes and gutters are.

The channel of a link (`plan_link`) depends on its two ends and on the boxes of the columns between
them only, and is counted from its source: it is the same wherever along the journey all of that
lies. `LiveRoutes` uses that to do after an edit only what the edit asks for; columns that come or
go (`Columns`) renumber what it knows. Its results are those of `plan_routes`.
"""

from cxdesigner.scene.route.channel import ChannelChoice
from cxdesigner.scene.route.choice import plan_link
from cxdesigner.scene.route.columns import Columns, columns_between
from cxdesigner.scene.route.edit import RouteEdit
from cxdesigner.scene.route.geometry import NamedLine, RouteGeometry, Span
from cxdesigner.scene.route.grid import (
    CLEARANCE,
    COLUMN_GAP,
    LANE_GAP,
    STACK_GAP,
    TRACK,
    GridBox,
    RouteGrid,
    RouteLink,
)
from cxdesigner.scene.route.live import LiveRoutes, plan_routes
from cxdesigner.scene.route.place import Placed, Surroundings, Wanted, place_labels
from cxdesigner.scene.route.plan import GutterDemand, PlannedWay, RoutePlan
from cxdesigner.scene.route.realise import Frame, Route, points_of, realise, route_of, wanted_label
from cxdesigner.scene.route.topology import Gutter, Topology

__all__ = [
    "CLEARANCE",
    "COLUMN_GAP",
    "LANE_GAP",
    "STACK_GAP",
    "TRACK",
    "ChannelChoice",
    "Columns",
    "Frame",
    "GridBox",
    "Gutter",
    "GutterDemand",
    "LiveRoutes",
    "NamedLine",
    "Placed",
    "PlannedWay",
    "Route",
    "RouteEdit",
    "RouteGeometry",
    "RouteGrid",
    "RouteLink",
    "RoutePlan",
    "Span",
    "Surroundings",
    "Topology",
    "Wanted",
    "columns_between",
    "place_labels",
    "plan_link",
    "plan_routes",
    "points_of",
    "realise",
    "route_of",
    "wanted_label",
]
