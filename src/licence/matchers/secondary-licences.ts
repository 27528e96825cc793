import type { Part } from '../parts.ts';

const notice = /\bis\W{1,3}incompatible with secondary licen[cs]es\b/i;

/**
 * The Mozilla Public License without leave to combine with the GNU licences, where a notice says so (its Exhibit B).
 *
 * @param said what stands in the file beside the text of the licence, which holds the exhibit itself
 */
export function withoutSecondary(parts: readonly Part[], said: string): Part[] {
  if (!notice.test(said)) return [...parts];
  return parts.map((part) =>
    part.spdx === 'MPL-2.0' ? { ...part, spdx: 'MPL-2.0-no-copyleft-exception' } : part,
  );
}
