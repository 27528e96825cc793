import type { LicenceClasses } from '../domain/licence-verdict.ts';
import { identifiersOf } from './identifiers.ts';
import { fsfFree } from './fsf-free.ts';
import { isOsiApproved } from './standard-names.ts';
import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };

/** NHS open source policy, section on licences: MIT by default, else Apache-2.0 or GPL-3.0. */
const forCode = /^(?:MIT|Apache-2\.0|GPL-3\.0(?:-only|-or-later)?)$/;
/** The same section: documentation under the Open Government Licence. */
const forDocumentation = /^OGL-UK-[123]\.0$/;

/**
 * Classifies an SPDX expression. Where the reader may choose, one choice with the quality is enough; where all parts
 * apply, each part that covers code must have it.
 *
 * @param documentation identifiers that only cover documentation or data, which say nothing about the code
 */
export function classesOf(expression: string, documentation: readonly string[] = []): LicenceClasses {
  const ids = identifiersOf(expression);
  const code = ids.filter((id) => !documentation.includes(id));
  const parts = code.length > 0 ? code : ids;
  const choice = / OR /.test(expression);
  const all = (test: (id: string) => boolean) => (choice ? parts.some(test) : parts.every(test));
  return {
    osiApproved: all(isOsiApproved),
    fsfFree: all((id) => fsfFree.has(id)),
    recommendedForCode: all((id) => forCode.test(id)),
    recommendedForDocumentation: ids.some((id) => forDocumentation.test(id)),
    deprecated: ids.some((id) => deprecated.includes(id)),
  };
}
