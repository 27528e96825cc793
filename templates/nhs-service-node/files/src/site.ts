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
   * Only services of NHS organisations may show the logo, and the NHS font (Frutiger) that goes with it.
   */
  header: [%- ts(headerStyle) %],

  /**
   * The facts of the accessibility statement. It claims nothing that was not tested: complete them after each test. Dates are
   * written as 2026-12-31; an empty one means that it has not happened yet.
   */
  accessibility: {
    prepared: [%- ts(date) %],
    reviewed: '',
    tested: '',
    /** Who tested it, such as 'Sample Ltd, on the whole journey, with people who use screen readers'. */
    testedBy: '',
    /** 'unknown' until it was tested; then 'full', 'partial' or 'none', as the audit has it. */
    compliance: 'unknown',
    /** What does not meet WCAG 2.2 AA: what happens, which criterion it fails, and by when you will mend it. */
    problems: [] as { what: string; criterion: string; plan: string }[],
  },
};

/** Whether pages may show the NHS font. */
export const nhsFont = site.header !== 'plain';
