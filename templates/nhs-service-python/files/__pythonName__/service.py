"""What the service says about itself on its pages."""

NAME = [%= python(serviceName) %]
SUMMARY = [%= python(summary) %]
ORGANISATION = [%= python(organisationName) %]
EMAIL = [%= python(teamEmail) %]

# One of prototype, alpha, beta and live. Pages show a banner, and search engines are kept away, until it is live.
PHASE = [%= python(phase) %]
