# What the report says about itself.

service <- list(
  title = [%= r(serviceName) %],
  organisation = [%= r(organisationName) %],
  contact = [%= r(teamEmail) %]
)
