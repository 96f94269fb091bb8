"""Sources of the rules with words in them, as the pages in ``docs/rules`` name them."""

from __future__ import annotations

from cxdesigner.base.i18n import N_

WORDED_SOURCES: tuple[str, ...] = (
    N_("Convention of the tool."),
    N_("The seven-step method of customer experience management."),
    N_("RACI practice."),
    N_("Practice of omnichannel service."),
    N_("Practice of journey maps."),
    N_("Kahneman (peak–end rule)."),
    N_("Closed-loop feedback."),
    N_("This is Service Design Doing; practice of journey maps."),
    N_("The table of relations of this tool."),
    N_("The table of relations of this tool, after Bitner et al. and NN/g."),
    N_(
        "The seven-step method: experience − expectation, importance × satisfaction, "
        "experience − ideal."
    ),
    N_("The seven-step method."),
    N_("The seven-step method, step 7."),
    N_("The seven-step method, step 6."),
    N_("The seven-step method, step 5."),
    N_("The seven-step method, step 4."),
    N_("The rule start-event-required of bpmnlint."),
    N_("The rule of bpmnlint for duplicate sequence flows."),
    N_("The rule no-implicit-start of bpmnlint."),
    N_("The rule no-implicit-split of bpmnlint."),
    N_("The rule end-event-required of bpmnlint; practice of journey maps."),
    N_("The rule end-event-required of bpmnlint; Kahneman on peak and end."),
    N_("The rule conditional-flows of bpmnlint."),
    N_("The four don'ts of service (wait, annoy, think, repeat)."),
    N_("Textbook convention; Little's law."),
    N_("Textbook convention."),
    N_("Reichheld 2003, definition of NPS."),
    N_(
        "Practitioners' criticism of unsourced emotion lines; CJML accepts only reported "
        "experience."
    ),
    N_("Practice of service design."),
    N_("Practice of personas."),
    N_("Practice of journey maps; NN/g."),
    N_("Practice of experience management."),
    N_("Practice of customer service."),
    N_("Practice of complaint handling."),
    N_("Practice of CSAT, NPS and CES."),
    N_("NN/g; Bitner, Ostrom and Morgan 2008, first step."),
    N_("Kalbach; NN/g on journey maps."),
    N_("Kalbach, alignment diagrams (chronological structure)."),
    N_("Kahneman (peak–end rule); research on service recovery."),
    N_("Definitions of NPS, CSAT and CES."),
    N_("Definitions of CES."),
    N_("Confidence intervals of proportions."),
    N_("CJML (communication point)."),
    N_("Bitner, Ostrom and Morgan 2008; lean thinking on waste."),
    N_("Bitner, Ostrom and Morgan 2008; NN/g (backstage is what is not seen)."),
    N_("Bitner, Ostrom and Morgan 2008 (vertical alignment); lessons from published maps."),
    N_("BPMN practice; Shostack 1984."),
    N_("BPMN practice."),
    N_("Adaptive Path; CJML (planned and actual journeys)."),
)
"""To be translated; those that only name works and years are the same in all languages."""
