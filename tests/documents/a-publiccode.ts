import { stringify } from 'yaml';

type Fields = Record<string, unknown>;

/** A valid publiccode.yml with other values at some places, such as `legal.license`; undefined takes a field away. */
export function aPubliccode(changes: Fields = {}): string {
  const fields: Fields = {
    publiccodeYmlVersion: '0.5',
    name: 'Ward board',
    url: 'https://forge.example/sample-trust/ward-board',
    platforms: ['web'],
    developmentStatus: 'beta',
    softwareType: 'standalone/web',
    description: {
      en: {
        shortDescription: 'Shows which beds on a ward are free.',
        longDescription:
          'Shows nurses and bed managers which beds are free, so that nobody has to walk round. '.repeat(2),
        features: ['Shows free beds'],
      },
    },
    legal: { license: 'MIT', mainCopyrightOwner: 'Sample NHS Trust' },
    maintenance: { type: 'internal', contacts: [{ name: 'Ward team', email: 'ward-team@trust.example' }] },
    localisation: { localisationReady: false, availableLanguages: ['en'] },
  };
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const group = keys.reduce((at, key) => at[key] as Fields, fields);
    if (value === undefined) delete group[last];
    else group[last] = value;
  }
  return stringify(fields, { lineWidth: 0 });
}
