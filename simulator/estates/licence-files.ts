import { licenceText } from '../estate/github-licence.ts';

/** SPDX ids of the kinds that are a standard text in one file. */
const standard: Record<string, string> = {
  mit: 'MIT',
  apache: 'Apache-2.0',
  gpl: 'GPL-3.0-only',
  gpl2: 'GPL-2.0-only',
  agpl: 'AGPL-3.0-only',
  lgpl: 'LGPL-3.0-only',
  mpl: 'MPL-2.0',
  bsd: 'BSD-3-Clause',
  cc0: 'CC0-1.0',
  'cc-by': 'CC-BY-4.0',
  unlicense: 'Unlicense',
  ogl: 'OGL-UK-3.0',
  ogl2: 'OGL-UK-2.0',
};

const cache = new Map<string, string>();

/** The standard text of a kind of licence; `holder` replaces the line `Copyright (c) <year> <owner>` where there is one. */
export function fullText(kind: string, holder = 'Copyright (c) 2024 Sample organisation (made up)'): string {
  const spdx = standard[kind];
  if (spdx === undefined) throw new Error(`No licence text is known as ${kind}.`);
  const text = cache.get(spdx) ?? licenceText(spdx).licenseText;
  cache.set(spdx, text);
  return `${text.replace(/^Copyright \(c\) <.*$/m, holder).trimEnd()}\n`;
}

/** The Open Government Licence by name and link only. */
const oglNotice = `© Crown copyright

You may use and re-use this information (not including logos) free of charge in any format or medium, under the terms of
the Open Government Licence v3.0. To view this licence, visit
http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
`;

const rider = `
The Software must not be sold, nor offered as part of a paid service, without written permission of the authors.
`;

const nonCommercial = `Permission is given to use this code for non-commercial research and teaching. Any other use needs a separate
agreement with the unit. All other rights are reserved.
`;

const rStub = `YEAR: 2024
COPYRIGHT HOLDER: Sample Riverside Integrated Care Board (made up)
`;

export interface LicenceChoice {
  kind: string;
  /** Name of the file, for kinds that have one. */
  file: string;
  holder?: string | undefined;
}

/** The licence files of a repository by path. */
export function licenceFiles({ kind, file, holder }: LicenceChoice): Record<string, string> {
  switch (kind) {
    case 'none':
    case 'package-json-only':
      return {};
    case 'crown-mit':
    case 'dual-mit-ogl':
      return { [file]: fullText('mit', 'Crown Copyright (c)') };
    case 'altered-mit':
      return { [file]: fullText('mit', holder) + rider };
    case 'ogl-notice':
      return { [file]: oglNotice };
    case 'non-commercial':
      return { [file]: nonCommercial };
    case 'r-stub':
      return { LICENSE: rStub, 'LICENSE.md': `# ${fullText('mit', holder)}` };
    case 'mit-or-apache':
      return { 'LICENSE-MIT': fullText('mit', holder), 'LICENSE-APACHE': fullText('apache') };
    default:
      return { [file]: fullText(kind, holder) };
  }
}
