/**
 * What a page may use, as a Content-Security-Policy. Online it is what app/config.js says in `online`: this server's own
 * files, and what is named there.
 */
export function strictPolicy({ online, nhsFonts }) {
  const { inline, sites, framedBy } = online;
  const from = ["'self'", ...sites];
  // A nonce would make browsers ignore 'unsafe-inline', so it is one or the other.
  const scripts = inline ? ["'unsafe-inline'"] : [(req, res) => `'nonce-${res.locals.cspNonce}'`];
  return {
    useDefaults: false,
    directives: {
      defaultSrc: from,
      scriptSrc: [...from, ...scripts],
      styleSrc: [...from, ...(inline ? ["'unsafe-inline'"] : [])],
      imgSrc: [...from, 'data:'],
      fontSrc: [...from, ...(nhsFonts ? ['https://assets.nhs.uk'] : [])],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: from,
      frameAncestors: framedBy.length > 0 ? ["'self'", ...framedBy] : ["'none'"],
    },
  };
}
