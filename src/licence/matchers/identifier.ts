import { identifierLine } from './identifier-line.ts';
import type { LicenceText, Recognition } from './matcher.ts';

/** Recognises an `SPDX-License-Identifier:` line. */
export function identifier({ text }: LicenceText): Recognition | undefined {
  const spdx = identifierLine(text);
  if (spdx === undefined) return undefined;
  return {
    parts: [{ spdx, scope: null }],
    choice: false,
    settled: true,
    method: 'identifier',
    confidence: 0.97,
    fullText: false,
    differences: [],
  };
}
