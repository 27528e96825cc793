/** What the service is called and who runs it. Change anything here. */
export const site = {
  serviceName: [%- ts(serviceName) %],
  summary: [%- ts(summary) %],
  organisationName: [%- ts(organisationName) %],
  teamName: [%- ts(teamName) %],
  teamEmail: [%- ts(teamEmail) %],

  /** 'prototype', 'alpha' and 'beta' are shown at the top of each page; 'live' is not. */
  phase: [%- ts(phase) %],

  /**
   * 'plain': the names of service and organisation, without the NHS logo.
   * 'nhsuk': the NHS logo and the name of the service, as on NHS.UK.
   * 'organisation': the NHS logo with the name of the organisation.
   * Only services of NHS organisations may show the logo.
   */
  header: [%- ts(headerStyle) %],
};
