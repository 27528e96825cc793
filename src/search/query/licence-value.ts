import { declaredExpression } from '../../spdx/declared-expression.ts';
import { noLicence } from './facet-names.ts';

/** Names of licences that have versions, which mean any of them. */
const family =
  /^(?:[al]?gpl|apache|bsd|mpl|epl|eupl|ogl-uk|cc-by(?:-sa|-nc|-nd|-nc-sa|-nc-nd)?|cern-ohl-[spw]|artistic|ofl)$/;

/** What `license:cc` means on GitHub. */
const creativeCommons = ['cc0-*', 'cc-by-*', 'cc-by-sa-*'];

/** The values that one typed value of `licence:` stands for. */
export function licenceValues(typed: string): string[] {
  return /^(?:cc|creative[ -]commons)$/i.test(typed) ? creativeCommons : [typed];
}

/**
 * An SPDX identifier, or a family of them such as `gpl-*`, of what may be written in any way: `GPLv3`, `MIT License`,
 * `apache2`, `No licence`. `gpl-3.0` means with later versions or without; what is not known stays as it is.
 *
 * @param text folded
 */
export function licenceValue(text: string): string {
  if (/^(?:no|none|null|no licen[cs]e|without|unlicen[cs]ed)$/.test(text)) return noLicence;
  if (family.test(text)) return `${text}-*`;
  if (text === 'ogl') return 'ogl-uk-*';
  if (text.endsWith('-*')) return text;
  const known = declaredExpression(text)?.toLowerCase();
  if (known === undefined) return text.replaceAll(/\s+/g, '-');
  return /only|later|\+$/.test(text) ? known : known.replace(/-(?:only|or-later)$/, '');
}

/** Whether a text names a licence. */
export function isLicence(text: string): boolean {
  return licenceValue(text) === noLicence || family.test(text) || declaredExpression(text) !== undefined;
}
