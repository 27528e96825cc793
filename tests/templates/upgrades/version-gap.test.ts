import { describe, expect, test } from 'vitest';
import { versionGap } from '../../../src/templates/templates.ts';

const release = (version: string, ...changes: [text: string, security: boolean][]) => ({
  version,
  date: '2026-11-23',
  changes: changes.map(([text, security]) => ({ text, security })),
});

const template = {
  version: '1.10.0',
  changelog: [
    release('1.10.0', ['Ten', false], ['Fix ten', true]),
    release('1.9.1', ['Nine and a bit', false]),
    release('1.9.0', ['Fix nine', true]),
    release('1.0.0', ['One', true]),
  ],
};

describe('drift', () => {
  test.each([
    ['1.10.0', 0, [], false],
    ['1.9.1', 1, ['Fix ten'], false],
    ['1.9.0', 2, ['Fix ten'], false],
    ['1.0.0', 3, ['Fix ten', 'Fix nine'], false],
    ['1.3.7', 3, ['Fix ten', 'Fix nine'], false],
    ['0.1.0', 4, ['Fix ten', 'Fix nine', 'One'], false],
    ['2.0.0', 0, [], true],
  ])('of %s is %i releases', (version, behind, security, ahead) => {
    const drift = versionGap(template, version);
    expect([drift.behind, drift.missing.length, drift.ahead]).toEqual([behind, behind, ahead]);
    expect(drift.security.map(({ text }) => text)).toEqual(security);
  });

  test('names the version each change for security came with', () => {
    expect(versionGap(template, '1.0.0').security[1]).toEqual({ version: '1.9.0', text: 'Fix nine' });
  });
});
