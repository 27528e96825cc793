"""What the service says about itself on its pages."""

NAME = [%= python(serviceName) %]
SUMMARY = [%= python(summary) %]
ORGANISATION = [%= python(organisationName) %]
EMAIL = [%= python(teamEmail) %]

# "plain": names without the NHS logo; "nhsuk": the logo and the name of the service; "organisation": the logo with the name of
# the organisation. Only services of NHS organisations may show the logo, and the NHS font (Frutiger) that goes with it.
HEADER = [%= python(headerStyle) %]

# One of prototype, alpha, beta and live. Pages show a banner, and search engines are kept away, until it is live.
PHASE = [%= python(phase) %]

# The facts of the accessibility statement. It claims nothing that was not tested: complete them after each test. Dates are
# written as 2026-12-31; an empty one means that it has not happened yet.
ACCESSIBILITY = {
    "prepared": [%= python(date) %],
    "reviewed": "",
    "tested": "",
    # Who tested it, such as "Sample Ltd, on the whole journey, with people who use screen readers".
    "tested_by": "",
    # "unknown" until it was tested; then "full", "partial" or "none", as the audit has it.
    "compliance": "unknown",
    # What does not meet WCAG 2.2 AA: {"what": "…", "criterion": "…", "plan": "We will mend it by …"}.
    "problems": [],
}
