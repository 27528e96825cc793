import { standardText } from './standard-text.ts';

/** Exchanges one run of words for another, however the text is wrapped; fails when the words are not there. */
function exchange(text: string, from: string, to: string): string {
  const pattern = new RegExp(
    from
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
  );
  if (!pattern.test(text)) throw new Error(`“${from}” is not in the text`);
  return text.replace(pattern, () => to);
}

/** Takes out everything from one run of words up to another. */
function cut(text: string, from: string, to: string): string {
  const [start, end] = [text.indexOf(from), to === '' ? text.length : text.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`“${from}” to “${to}” is not in the text`);
  return text.slice(0, start) + text.slice(end);
}

const exchanged: readonly (readonly [id: string, from: string, to: string])[] = [
  ['MIT', 'without restriction, including', 'for non-commercial purposes only, including'],
  ['MIT', 'to any person obtaining', 'to any NHS organisation obtaining'],
  ['MIT', 'sublicense, and/or sell copies', 'and/or sublicense copies'],
  ['MIT', 'free of charge,', 'on payment of an annual fee,'],
  [
    'MIT',
    'subject to the following conditions:',
    'subject to the following conditions: the Software must not be used in any medical device, and',
  ],
  ['MIT', 'to use, copy, modify,', 'to use and copy, but not to modify,'],
  ['MIT', 'WITHOUT WARRANTY OF ANY KIND', 'WITH A WARRANTY OF TWELVE MONTHS'],
  ['ISC', 'with or without fee', 'without fee'],
  ['ISC', 'for any purpose', 'for any non-commercial purpose'],
  ['0BSD', 'for any purpose', 'for research purposes'],
  ['BSD-2-Clause', 'with or without modification, are permitted', 'without modification, are permitted'],
  ['BSD-2-Clause', 'are permitted provided that', 'are permitted for academic research provided that'],
  ['BSD-3-Clause', 'without specific prior written permission', 'without paying a royalty'],
  ['BSD-3-Clause', 'conditions are met:', 'conditions are met, and that the software is not sold:'],
  ['Zlib', 'including commercial applications', 'excluding commercial applications'],
  ['Unlicense', 'commercial or non-commercial', 'strictly non-commercial'],
  [
    'Apache-2.0',
    'perpetual, worldwide, non-exclusive, no-charge, royalty-free, irrevocable copyright license',
    'revocable, non-exclusive copyright license',
  ],
  [
    'Apache-2.0',
    '4. Redistribution. You may reproduce',
    '4. Redistribution. You may not offer the Work as a hosted service to third parties. You may reproduce',
  ],
  [
    'GPL-3.0-only',
    'You may make, run and propagate covered works that you do not convey, without conditions',
    'You may make and run covered works inside one hospital that you do not convey, with the consent of the author',
  ],
  [
    'GPL-2.0-only',
    'Activities other than copying, distribution and modification are not covered by this License',
    'Activities of profit-making bodies are prohibited by this License',
  ],
  ['OGL-UK-3.0', 'commercially and non-commercially', 'non-commercially'],
  ['OGL-UK-3.0', 'worldwide, royalty-free, perpetual, non-exclusive', 'revocable, non-exclusive'],
  ['OGL-UK-3.0', 'You are free to:', 'Subject to the prior written consent of the Trust, you are free to:'],
  ['OGL-UK-2.0', 'commercially and non-commercially', 'for purposes that are not commercial'],
  [
    'CC-BY-4.0',
    'reproduce and Share the Licensed Material, in whole or in part',
    'reproduce and Share the Licensed Material for NonCommercial academic purposes only, in whole',
  ],
  [
    'CC0-1.0',
    'including without limitation commercial, advertising or promotional purposes',
    'excluding commercial, advertising or promotional purposes',
  ],
  ['MPL-2.0', 'world-wide, royalty-free, non-exclusive license', 'license limited to the United Kingdom'],
  [
    'EUPL-1.2',
    'worldwide, royalty-free, non-exclusive, sublicensable licence',
    'royalty-bearing, exclusive licence',
  ],
  ['BSL-1.0', 'free of charge', 'against payment'],
];

const shortened: readonly (readonly [id: string, from: string, to: string])[] = [
  ['MIT', 'THE SOFTWARE IS PROVIDED', ''],
  ['BSD-3-Clause', 'THIS SOFTWARE IS PROVIDED', ''],
  ['BSD-2-Clause', 'THIS SOFTWARE IS PROVIDED', ''],
  ['Apache-2.0', '3. Grant of Patent License', '4. Redistribution'],
  ['Apache-2.0', '7. Disclaimer of Warranty', '9. Accepting'],
  ['OGL-UK-3.0', 'No warranty', 'Governing Law'],
  ['MPL-2.0', '6. Disclaimer of Warranty', '8. Litigation'],
  ['GPL-3.0-only', '15. Disclaimer of Warranty', '17. Interpretation'],
];

const restrictions: readonly (readonly [id: string, before: string, after: string])[] = [
  ['MIT', '', 'This software is licensed for non-commercial use only.'],
  [
    'MIT',
    '“Commons Clause” License Condition v1.0\n\nThe Software is provided to you by the Licensor under the License, as defined below, subject to the following condition.',
    '',
  ],
  ['Apache-2.0', '', 'Additional terms: commercial use requires a separate agreement with the Trust.'],
  ['BSD-3-Clause', 'For academic use only.', ''],
  ['GPL-3.0-only', '', 'The software may not be used by any organisation outside the NHS.'],
  ['OGL-UK-3.0', 'This material is available for personal and educational use only.', ''],
  ['ISC', '', 'Use of this software for surveillance or military purposes is prohibited.'],
  ['MIT', 'You may use this code for research purposes only.', ''],
];

/** Texts that look like a licence and are not: name, the licence they resemble, text. */
export const altered: readonly (readonly [name: string, id: string, text: string])[] = [
  ...exchanged.map(([id, from, to]) => [`${id}: “${to}”`, id, exchange(standardText(id), from, to)] as const),
  ...shortened.map(
    ([id, from, to]) => [`${id} without “${from}”`, id, cut(standardText(id), from, to)] as const,
  ),
  ...restrictions.map(
    ([id, before, after]) =>
      [`${id} with “${before || after}”`, id, `${before}\n\n${standardText(id)}\n\n${after}\n`] as const,
  ),
];
