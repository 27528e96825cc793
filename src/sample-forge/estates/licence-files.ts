import { licenceText } from '../estate/github-licence.ts';

const cache = new Map<string, string>();

/** The standard text of an SPDX licence; the placeholders of MIT and BSD filled in where `header` is given. */
export function fullText(spdx: string, header?: string): string {
  const text = cache.get(spdx) ?? licenceText(spdx).licenseText;
  cache.set(spdx, text);
  return `${header === undefined ? text : text.replace(/^Copyright \(c\) <.*$/m, header)}\n`;
}

/** The Open Government Licence by name and link only. */
export const oglNotice = `© Crown copyright

You may use and re-use this information (not including logos) free of charge in any format or medium, under the terms of
the Open Government Licence v3.0. To view this licence, visit
http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
`;
