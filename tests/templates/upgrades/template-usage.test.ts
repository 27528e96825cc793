import { describe, expect, test } from 'vitest';
import type { ServiceEntry } from '../../../src/store/store.ts';
import { templateUsage } from '../../../src/templates/upgrades/template-usage.ts';

const change = (text: string, security = false) => ({ text, security });
const template = {
  version: '1.10.0',
  changelog: [
    { version: '1.10.0', date: '2026-11-01', changes: [change('Newer pages')] },
    { version: '1.9.0', date: '2026-06-01', changes: [change('Safer cookies', true), change('Tidier')] },
    { version: '1.0.0', date: '2026-01-01', changes: [change('First', true)] },
  ],
};

function aService(name: string, version: string | null, overrides: Partial<ServiceEntry> = {}): ServiceEntry {
  const known = {
    id: `github:${name}`,
    owner: 'sample-trust',
    organisation: 'sample-trust',
    template: 't',
    source: 'record' as const,
  };
  return { ...known, name, version, archived: false, pushedAt: null, ...overrides };
}

describe('the adoption of a template', () => {
  test('tells how far each is behind and what it lacks for security, the neediest first', () => {
    const { services, ...counts } = templateUsage(template, [
      aService('newest', '1.10.0'),
      aService('retired', '1.0.0', { archived: true }),
      aService('recent', '1.9.0'),
      aService('old', '1.0.0'),
      aService('by-forge', null, { source: 'forge' }),
      aService('from-later', '2.0.0'),
    ]);
    expect(services.map(({ name, drift }) => [name, drift?.behind, drift?.security.length])).toEqual([
      ['old', 2, 1],
      ['recent', 1, 0],
      ['by-forge', undefined, undefined],
      ['from-later', 0, 0],
      ['newest', 0, 0],
      ['retired', 2, 1],
    ]);
    expect(services[0]?.drift?.security).toEqual([{ version: '1.9.0', text: 'Safer cookies' }]);
    expect(counts).toEqual({
      versions: [
        { version: '2.0.0', services: 1 },
        { version: '1.10.0', services: 1 },
        { version: '1.9.0', services: 1 },
        { version: '1.0.0', services: 1 },
        { version: null, services: 1 },
      ],
      upToDate: 2,
      behind: 2,
      lackingSecurity: 1,
      unknown: 1,
    });
  });

  test('is empty without services', () => {
    const none = { services: [], versions: [], upToDate: 0, behind: 0, lackingSecurity: 0, unknown: 0 };
    expect(templateUsage(template, [])).toEqual(none);
  });
});
