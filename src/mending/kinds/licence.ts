import { fileKinds } from '../../documents/file-kinds.ts';
import { holderOf } from '../holder.ts';
import { defineKind, type MendingFacts } from '../mending-kind.ts';
import { withoutExtension } from '../names.ts';

const terms = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;

/** The text of the MIT licence in the name of the holder: where nothing was chosen, or MIT was, but without its text. */
export const licence = defineKind({
  id: 'licence',
  title: 'the MIT licence',
  checks: [
    ...['has-licence', 'open-source-licence', 'full-licence-text', 'recommended-licence', 'mit-first'],
    ...['copyright-notice', 'copyright-holder-known'],
  ],
  needsCheck: true,
  isUsual: true,
  isTaken: (path) =>
    fileKinds.licenceFolder.matches(path) ||
    fileKinds.legal.matches(path) ||
    fileKinds.legal.matches(withoutExtension(path)),
  draft(facts) {
    const { licence: verdict, evidence, now } = facts;
    if (verdict === undefined) return 'We could not read all files that may hold a licence.';
    const chosen = chosenBefore(facts);
    if (chosen !== null && chosen !== 'MIT')
      return `The repository says ${chosen} already. Add the text of that licence, from https://spdx.org/licenses.`;
    const year = (evidence.createdAt ?? now.toISOString()).slice(0, 4);
    return {
      path: 'LICENCE',
      text: `MIT License\n\nCopyright (c) ${year} ${holderOf(facts)}\n\n${terms}`,
      remarks: [
        'Confirm who holds the copyright. Code that a supplier or a contractor wrote may be theirs, by the contract.',
        'MIT suits code. Where there are only documents here, use the Open Government Licence 3.0.',
        ...(verdict === null
          ? []
          : [`Make what ${verdict.decidedBy ?? 'the repository'} says of the licence agree: MIT.`]),
      ],
    };
  },
});

/** The licence that somebody chose; null where nobody did: `npm init` writes ISC by itself. */
function chosenBefore({ licence: verdict }: MendingFacts): string | null {
  if (!verdict) return null;
  const isDefault =
    verdict.spdx === 'ISC' && verdict.decidedBy === 'package.json' && verdict.files.length === 0;
  return isDefault ? null : verdict.spdx;
}
