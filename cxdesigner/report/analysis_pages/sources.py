"""The formula of each analysis in one line, and where it comes from."""

from __future__ import annotations

from cxdesigner.base.i18n import N_

SOURCES: dict[str, str] = {
    "cem": N_(
        "Satisfaction = experience − expectation; weighted = importance × satisfaction;"
        " gap = experience − ideal. After Schmitt, Customer Experience Management."
    ),
    "emotion": N_(
        "Score = ½ peak + ½ end; of equally far peaks the negative one counts. Memory gap = score −"
        " mean. After Fredrickson and Kahneman 1993."
    ),
    "nps": N_(
        "NPS = share of 9 and 10 − share of 0 to 6, times 100. Intervals: Wald, and adjusted Wald"
        " for few answers. After Reichheld 2003."
    ),
    "csat": N_("CSAT = share of the best answers (2 of 5), with the Wilson interval."),
    "ces": N_(
        "CES = mean of the answers 1 to 7 that it was easy; easy = 5 to 7; net = 6 and 7 − 1 to 3."
    ),
    "servqual": N_(
        "Gap = perception − expectation; weighted by points that sum to 100. After Parasuraman,"
        " Zeithaml and Berry 1988."
    ),
    "importance": N_(
        "Quadrants of importance and experience; what stands on a line is on the high side. After"
        " Martilla and James 1977."
    ),
    "opportunity": N_(
        "Score = importance + max(importance − experience, 0); from 12 high, above 15 extreme."
        " After Ulwick, What Customers Want."
    ),
    "kano": N_(
        "The most frequent class counts. Better = (A + O) / (A + O + M + I), worse = −(O + M) /"
        " (A + O + M + I). After Kano 1984 and Berger et al. 1993."
    ),
    "pains": N_("Priority = severity × frequency, 1 to 25."),
    "opportunities": N_("Value = sum of the priorities of its pains × impact / effort."),
    "four_donts": N_("Counts of places and pain points for each of the four; no sum score."),
    "time": N_(
        "Lead time = longest way of work and waiting from start to end, loops left out; slack ="
        " latest start − earliest start."
    ),
    "links": N_(
        "A link crosses each line between its two lanes. A hand-off links provider elements of"
        " different actors."
    ),
    "reach": N_(
        "Reach = touchpoints that depend on an element, of all touchpoints; from one half on"
        " critical, unless a substitute covers the same."
    ),
    "coverage": N_("Touchpoints counted by the columns they are tagged with."),
    "channels": N_("Matters that all touchpoints tell alike, of all told at two or more."),
    "deviation": N_(
        "Longest common sequence; fitness = common of planned, precision = common of lived. After"
        " the deviation diagrams of CJML."
    ),
    "closure": N_("Closed items and customers told, of all with something heard."),
    "lifetime": N_(
        "Value = margin × staying / (1 + interest − staying); with today's margin: margin × (1 +"
        " interest) / (1 + interest − staying)."
    ),
    "profit": N_(
        "Profit = price − minutes × labour − materials − overheads. After an example ascribed to"
        " Shostack, not checked against her article."
    ),
}
