/** What the prototype is called and how it looks. Change anything here. */
export const settings = {
  serviceName: [%- ts(serviceName) %],
  summary: [%- ts(summary) %],
  organisationName: [%- ts(organisationName) %],
  teamEmail: [%- ts(teamEmail) %],

  // 'plain': the names of service and organisation, without the NHS logo.
  // 'nhsuk': the NHS logo and the name of the service, as on NHS.UK.
  // 'app': the NHS logo and the menu of the NHS App in a browser.
  // 'organisation': the NHS logo with the name of the organisation.
  // Only services of NHS organisations may show the logo.
  header: [%- ts(headerStyle) %],

  port: 3000,
};

/**
 * What pages may use once the prototype is online. On your own machine they may use anything, and each page says what
 * would be blocked.
 */
export const online = {
  // Scripts and styles that are written in pages: <script>…</script>, style="…".
  inline: false,

  // Sites whose pictures, scripts, videos or maps pages show: 'https://www.youtube-nocookie.com'.
  sites: [],

  // Sites that may show the prototype inside theirs, for tests: 'https://*.maze.co', 'https://www.figma.com'.
  framedBy: [],
};

/** Addresses of pages that `npm test` and `npm run axe` leave out, with all below them: '/old'. */
export const untested = [];
