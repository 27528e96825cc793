import { hasIdentifierLine, identifierLine } from './identifier-line.ts';
import type { LicenceText, Recognition } from './matcher.ts';

/** Recognises an `SPDX-License-Identifier:` line; one that holds no valid expression asserts nothing. */
export function identifier({ text }: LicenceText): Recognition | undefined {
  const spdx = identifierLine(text);
  if (spdx === undefined && !hasIdentifierLine(text)) return undefined;
  return {
    parts: [{ spdx: spdx ?? 'NOASSERTION', scope: null }],
    choice: false,
    settled: true,
    method: 'identifier',
    confidence: spdx === undefined ? 0.2 : 0.97,
    fullText: false,
    differences: [],
  };
}
