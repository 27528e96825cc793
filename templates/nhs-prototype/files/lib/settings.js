/** What applies where app/config.js does not say anything else. */
const usualSettings = {
  serviceName: 'Prototype',
  summary: '',
  organisationName: '',
  teamEmail: '',
  header: 'plain',
  port: 3000,
};

const usualOnline = { inline: false, sites: [], framedBy: [] };

/**
 * What app/config.js says, whole. The file of an NHS prototype kit (`module.exports = { serviceName, port }`) is
 * understood as well.
 *
 * @param {Record<string, unknown>} module the module that app/config.js is
 */
export function readSettings(module) {
  // Layouts of the kit show the NHS logo.
  const ofKit = module.settings === undefined && module.default !== undefined ? { header: 'nhsuk' } : {};
  const settings = { ...usualSettings, ...ofKit, ...(module.settings ?? module.default ?? module) };
  return {
    settings,
    online: { ...usualOnline, ...module.online },
    untested: [...(module.untested ?? [])],
    // Frutiger is licensed for services that show the NHS logo, and comes from a site of the NHS.
    nhsFonts: settings.header !== 'plain',
  };
}
