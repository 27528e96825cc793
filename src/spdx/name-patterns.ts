import { eitherVersion, gnu, notice, noticeByVersion } from './gnu-versions.ts';
import { foreignNames } from './foreign-names.ts';
import { currentIdentifier } from './identifiers.ts';
import type { Name } from './name.ts';
import { rarerNames } from './rarer-names.ts';
import { sourceAvailableNames } from './source-available-names.ts';

const address = String.raw`\]?(?:\s*\((?:https?:|www\.)[^)\s]{0,200}\))?`;
const version = String.raw`${address},?\s*(?:[-–]\s+)?\(?(?:versi(?:on|ón|one|e)|vers[aã]o|wersja|ver\.?|v\.?)?[\s-]*`;
const later = String.raw`(\+|[\s-]*(?:,?\s*or[\s-]+(?:\(at your option\)[\s-]+)?(?:any[\s-]+)?(?:later|newer|greater|above|higher)|,?\s*or at your option any later))?`;
const re = (source: string) => new RegExp(source, 'g');

const orAnyLater = String.raw`,? ?(?:or )?\(?(?:or )?\(?(?:at your option)?\)?,? ?(?:or )?any later version`;

const cc = (match: RegExpExecArray): string | undefined => {
  const [whole, number] = match;
  const nc = /non-?\s?commercial|[\s-]nc\b/.test(whole);
  const kind = /share-?\s?alike|[\s-]sa\b/.test(whole)
    ? '-SA'
    : /no-?\s?deriv|[\s-]nd\b/.test(whole)
      ? '-ND'
      : '';
  const id = currentIdentifier(`CC-BY${nc ? '-NC' : ''}${kind}-${number ?? '4.0'}`);
  return number === undefined && id !== undefined ? `${id}?` : id;
};

/** Most particular first: once a stretch of text is taken, later patterns do not see it. Texts come in lower case, with "license" so spelt. */
export const namePatterns: readonly Name[] = [
  [
    // Identifiers of the SPDX list; those of the GNU licences are read below, with what follows them.
    re(String.raw`(?<![\w./-])(?![al]?gpl-|gfdl-)[a-z0-9][a-z0-9.]*-[a-z0-9.-]*[a-z0-9]\+?(?![\w-])`),
    ([id = '']) => (/\d|license|unlicense|psf/.test(id) ? currentIdentifier(id) : undefined),
  ],
  ...sourceAvailableNames,
  ...rarerNames,
  ...foreignNames,
  [
    re(
      String.raw`\b(?:gnu )?(?:gpl|general public license)(?:\s*\(?gpl\)?)?${version}(2)(?:\.0)?(\+|,? or (?:any )?later)?,? ?(?:with|w/|plus|and)(?: the)?(?: gnu)? ?(?:cpe|class-?path(?:[\s-]+exception)?)(?:[\s-]+2\.0)?`,
    ),
    ([, , later]) => `GPL-2.0-${later === undefined ? 'only' : 'or-later'} WITH Classpath-exception-2.0`,
  ],
  [
    re(String.raw`\bcddl ?\+ ?gpl(?:_|[\s-])?1(?:_|\.)1\b`),
    'CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [re(String.raw`\bfreetype (?:project )?license\b|\bftl\b`), 'FTL'],
  [
    re(
      String.raw`\bgnu (affero |lesser |library )?general public license,? ?(?:\((?:a|l)?gpl\),? ?)?as published by the free software foundation(?:,? inc\.?)?[,;:]? ?(?:either )?(?:in )?version (\d(?:\.\d)?)(?:,? of the license)?(${orAnyLater})?`,
    ),
    notice,
  ],
  [
    re(
      String.raw`\bversions? (\d(?:\.\d)?),? or (?:\(at your option\) )?(?:version )?(\d(?:\.\d)?) of the gnu (affero |lesser |library )?general public license`,
    ),
    eitherVersion,
  ],
  [
    re(
      String.raw`\bversion (\d(?:\.\d)?)(,? or \(?at your option\)? any later version,?)? of the gnu (affero |lesser |library )?general public license(${orAnyLater})?`,
    ),
    noticeByVersion,
  ],
  [
    re(String.raw`nationalarchives\.gov\.uk/doc/open-government-license(?:/version)?/([123])`),
    ([, n]) => `OGL-UK-${n}.0`,
  ],
  [re(String.raw`nationalarchives\.gov\.uk/doc/(?:open-government-license|ogl)\b`), 'OGL-UK-3.0?'],
  [re(String.raw`(?:\bopen government (?:license|ogl)|\bogl)[\s-]*canada[\s-]*2\.0`), 'OGL-Canada-2.0'],
  [
    re(
      String.raw`\bopen government (?:license)?(?:\s*\(ogl\))?(?:\s+for public sector information)?${version}([123])(?:\.0)?(?:\s*license)?`,
    ),
    ([, n]) => `OGL-UK-${n}.0`,
  ],
  [re(String.raw`\bogl(?:-uk)?${version}([123])(?:\.0)?\b`), ([, n]) => `OGL-UK-${n}.0`],
  [
    re(String.raw`\bopen government license(?:\s*\(ogl\))?|\bogl\b(?:\s*\(open government license\))?`),
    'OGL-UK-3.0?',
  ],
  [
    re(String.raw`opensource\.org/licenses?/([a-z0-9.-]+[a-z0-9])`),
    ([, id = '']) => currentIdentifier(/^(?:apache-2\.0|[al]?gpl-\d\.\d)/.exec(id)?.[0] ?? id),
  ],
  [
    re(String.raw`spdx\.org/licenses/([a-z0-9.+-]*[a-z0-9+])`),
    ([, id = '']) => currentIdentifier(id.replace(/\.(?:html|json|txt)$/, '')),
  ],
  [
    re(String.raw`choosealicense\.com/licenses/([a-z0-9.-]*[a-z0-9])`),
    ([, id = '']) => currentIdentifier(id),
  ],
  [
    re(String.raw`gnu\.org/(?:licenses|copyleft)/(?:old-licenses/)?(agpl|lgpl|gpl)-?(\d\.\d)`),
    ([, family = '', n]) => currentIdentifier(`${family}-${n}`),
  ],
  [re(String.raw`apache\.org/licenses/license-2\.0`), 'Apache-2.0'],
  [re(String.raw`creativecommons\.org/publicdomain/zero/1\.0`), 'CC0-1.0'],
  [
    re(String.raw`creativecommons\.org/licenses/(by(?:-nc)?(?:-sa|-nd)?)/(\d\.\d)`),
    ([, kind, n]) => currentIdentifier(`cc-${kind}-${n}`),
  ],
  [re(String.raw`\bwaived all copyright and related\b`), 'CC0-1.0'],
  [re(String.raw`mozilla\.org/(?:[a-z-]+/)?mpl/2\.0`), 'MPL-2.0'],
  [re(String.raw`\bunlicense\.org\b`), 'Unlicense'],
  [re(String.raw`\bmit-license\.org\b`), 'MIT'],
  [re(String.raw`\b[dt]rwydded llywodraeth agored${version}([123])(?:\.0)?`), ([, n]) => `OGL-UK-${n}.0`],
  [re(String.raw`\b[dt]rwydded llywodraeth agored\b`), 'OGL-UK-3.0?'],
  [
    re(
      String.raw`\b(?:gnu )?affero (?:gnu )?(?:general public license|gpl)(?:\s*\(?agpl\)?)?${version}(?:(\d(?:\.\d)?)${later})`,
    ),
    gnu('AGPL'),
  ],
  [re(String.raw`\b(?:gnu )?agpl(?: license)?${version}(?:(\d(?:\.\d)?)${later})`), gnu('AGPL')],
  [
    re(
      String.raw`\b(?:gnu )?(?:lesser|library) (?:general public license|gpl)(?:\s*\(?lgpl\)?)?${version}(?:(\d(?:\.\d)?)${later})`,
    ),
    gnu('LGPL'),
  ],
  [re(String.raw`\b(?:gnu )?lgpl(?: license)?${version}(?:(\d(?:\.\d)?)${later})`), gnu('LGPL')],
  [
    re(String.raw`\b(?:gnu )?general public license(?:\s*\(?gpl\)?)?${version}(?:(\d(?:\.\d)?)${later})`),
    gnu('GPL'),
  ],
  [re(String.raw`\b(?:gnu )?gpl(?: license)?${version}(?:(\d(?:\.\d)?)${later})`), gnu('GPL')],
  [re(String.raw`\b(?:gnu )?affero (?:general public license|gpl)|\bagpl\b`), 'AGPL-3.0-only?'],
  [
    re(String.raw`\b(?:gnu )?(?:lesser|library) (?:general public license|gpl)|\blgpl\b`),
    'LGPL-2.0-or-later?',
  ],
  [re(String.raw`\b(?:gnu )?general public license|\b(?:gnu )?gpl\b`), 'GPL-1.0-or-later?'],
  [
    re(
      String.raw`\b(?:creative commons zero|cc0|cc-zero)(?:[\s-]*(?:v|version )?1\.0)?(?:[\s-]*universal)?(?:\s*\(?cc0(?:[\s-]1\.0)?\)?)?`,
    ),
    'CC0-1.0',
  ],
  [
    re(
      String.raw`\b(?:creative commons|cc)[\s-]+(?:by|attribution)(?:[\s-]+(?:nc|sa|nd|non-?\s?commercial|share-?\s?alike|no-?\s?deriv(?:atives|s)?))*(?:${version}(\d\.\d))?(?:\s+(?:international|unported|license))?`,
    ),
    cc,
  ],
  [
    re(String.raw`\bapache(?:[\s-]+(?:software |public )?license)?${version}2(?:\.0)?(?:[\s-]+license)?\b`),
    'Apache-2.0',
  ],
  [re(String.raw`\bapache[\s-]+(?:software |public )?license\b`), 'Apache-2.0?'],
  [re(String.raw`\bmit[\s-]?no[\s-]attribution\b|\bmit-0\b`), 'MIT-0'],
  [re(String.raw`\b(?:mit|expat)(?:/x11|/expat)?(?:[\s-]+license)?\b(?:\s*\(mit\))?`), 'MIT'],
  [re(String.raw`\bisc(?:[\s-]+license)?\b(?:\s*\(iscl?\))?`), 'ISC'],
  [
    re(
      String.raw`\b(?:3-clause bsd|bsd[\s-]3[\s-]clause|(?:new|revised|modified)(?: |-)bsd|bsd\s*\(3[\s-]clause\))(?:[\s-]+license)?(?:["“”]? (?:new|or) .{0,12}license)?`,
    ),
    'BSD-3-Clause',
  ],
  [
    re(
      String.raw`\b(?:2-clause bsd|bsd[\s-]2[\s-]clause|(?:simplified|freebsd)(?: |-)bsd|bsd\s*\(2[\s-]clause\))(?:[\s-]+license)?`,
    ),
    'BSD-2-Clause',
  ],
  [re(String.raw`\b(?:zero-clause bsd|bsd zero clause|0bsd|bsd-0-clause)(?:[\s-]+license)?`), '0BSD'],
  [
    re(String.raw`\b(?:mozilla public license|mpl)(?:\s*\(mpl\))?${version}(1\.0|1\.1|2(?:\.0)?)\b`),
    ([, n = '']) => currentIdentifier(`MPL-${n === '2' ? '2.0' : n}`),
  ],
  [
    re(String.raw`\b(?:eclipse public license|epl)(?:\s*\(epl\))?${version}(1\.0|2\.0)\b`),
    ([, n]) => `EPL-${n}`,
  ],
  [
    re(String.raw`\b(?:european union public license|eupl)(?:\s*\(eupl\))?${version}(1\.[012])\b`),
    ([, n]) => `EUPL-${n}`,
  ],
  [re(String.raw`\bcommon public license(?:\s*\(cpl\))?(?:${version}1\.0)?|\bcpl-1\.0\b`), 'CPL-1.0'],
  [re(String.raw`\bartistic[\s-]license${version}2(?:\.0)?\b|\bartistic-2\.0\b`), 'Artistic-2.0'],
  [re(String.raw`\bboost software license\b(?:${version}1\.0)?|\bbsl-1\.0\b`), 'BSL-1.0'],
  [re(String.raw`\bthe unlicense\b|\bunlicense license\b|\bunlicense\b`), 'Unlicense'],
  [re(String.raw`\b(?:open data commons )?open database license\b|\bodbl\b`), 'ODbL-1.0'],
  [re(String.raw`\bodc-by\b|\bopen data commons attribution license\b`), 'ODC-By-1.0'],
  [
    re(
      String.raw`\bsil (?:open font license|ofl)\b(?:\s*\(ofl\))?(?:${version}1\.1)?|\bopen font license${version}1\.1\b|\bofl[\s-]*v?1\.1\b`,
    ),
    'OFL-1.1',
  ],
  [re(String.raw`\bfree and unencumbered software released into the public domain\b`), 'Unlicense'],
  [re(String.raw`\b(?:in|into|to) the (?:worldwide )?public domain\b`), 'LicenseRef-public-domain?'],
];
