/**
 * Writes src/licence/texts.json: the licence texts of spdx-license-list, and those of newer-texts.json that it lacks yet, as
 * numbered words, so that the licence room starts in milliseconds. Run it after spdx-license-list or the way words are read has changed:
 *
 *     node scripts/licence-texts.ts
 */
import { writeFileSync } from 'node:fs';
import { packTexts } from '../src/licence/matchers/pack-texts.ts';
import newer from '../src/licence/matchers/newer-texts.json' with { type: 'json' };
import full from 'spdx-license-list/full.js';

const packed = packTexts({ ...full, ...newer });
writeFileSync(
  new URL('../src/licence/matchers/texts.json', import.meta.url),
  `${JSON.stringify(packed, null, 2)}\n`,
);
console.log(`${packed.texts.length} texts, ${packed.words.split(' ').length} words`);
