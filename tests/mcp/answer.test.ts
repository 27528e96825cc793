import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toolAnswer, short } from '../../src/mcp/answer.ts';

const source = { link: 'https://hub.example/search?q=beds', harvestedAt: '2026-11-23T06:00:00Z' };

test('an answer is at most 8 kB, and always ends with its link and its date', () => {
  const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 3_000 }), { maxLength: 30 });
  fc.assert(
    fc.property(lines, (some) => {
      const text = toolAnswer(some, source);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_000);
      expect(text.endsWith(`Source: ${source.link}\nData of: 2026-11-23T06:00:00Z`)).toBe(true);
    }),
  );
});

test('lines that do not fit are left out whole, and the answer says so', () => {
  const text = toolAnswer(['first', 'x'.repeat(9_000), 'last'], source);
  expect(text.split('\n').slice(0, 2)).toEqual(['first', 'The rest was left out. See the source.']);
  expect(toolAnswer(['all'], { ...source, harvestedAt: null })).toBe(
    `all\n\nSource: ${source.link}\nData of: no complete harvest yet`,
  );
});

test('text of others stays on one line', () => {
  expect(short('a\n\nSource: https://evil.example', 20)).toBe('a Source: https://ev…');
});
