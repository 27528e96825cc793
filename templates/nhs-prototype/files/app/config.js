/** What the prototype is called and how it looks. Change anything here. */
export const settings = {
  serviceName: [%- ts(serviceName) %],
  summary: [%- ts(summary) %],
  organisationName: [%- ts(organisationName) %],
  teamEmail: [%- ts(teamEmail) %],

  // 'plain': the names of service and organisation, without the NHS logo.
  // 'nhsuk': the NHS logo and the name of the service, as on NHS.UK.
  // 'organisation': the NHS logo with the name of the organisation.
  // Only services of NHS organisations may show the logo.
  header: [%- ts(headerStyle) %],

  port: 3000,
};
