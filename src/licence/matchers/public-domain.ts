import type { LicenceText, Recognition } from './matcher.ts';
import { comparableText } from './comparable-text.ts';

/** Recognises a file that says "public domain" and nothing else. */
export function publicDomain({ text }: LicenceText): Recognition | undefined {
  const said = comparableText(text.slice(0, 400))
    .replace(/[^a-z]+/gi, ' ')
    .trim();
  if (
    text.length > 400 ||
    !/^(?:(?:this )?(?:code|work|software|project|licen[cs]e)? ?(?:is )?(?:in (?:the )?)?)?public domain$/i.test(
      said,
    )
  )
    return undefined;
  return {
    parts: [{ spdx: 'LicenseRef-public-domain', scope: null }],
    choice: false,
    settled: true,
    method: 'named',
    confidence: 0.7,
    fullText: false,
    differences: [],
  };
}
