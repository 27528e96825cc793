import { describe, expect, test } from 'vitest';
import type { PublicRepository } from '../../../src/domain/public-repository.ts';
import type { Lineage } from '../../../src/domain/template.ts';
import { lineageView } from '../../../src/web/repositories/lineage-view.ts';
import { eventsView } from '../../../src/web/components/events-view.ts';
import { published } from '../../a-public-store.ts';
import { aRepository } from '../../builders.ts';

const now = new Date('2026-11-23T12:00:00Z');
const at = '2026-11-23T06:00:00.000Z';

function stored(evidence: Parameters<typeof aRepository>[0]): PublicRepository {
  const dates = { firstSeenAt: at, observedAt: at, changedAt: at, withdrawnAt: null };
  return published({ ...aRepository(evidence), ...dates });
}

describe('the template a repository was made from', () => {
  const commit = 'a'.repeat(40);
  test.each<[string, Lineage, object]>([
    [
      'one of ours, by its record',
      { template: 'rap-r', version: '1.0.0', source: 'record' },
      { href: '/templates/rap-r', version: '1.0.0', how: 'its own record says so' },
    ],
    [
      'one of ours, by content, of a version that is not known',
      { template: 'rap-r', version: null, source: 'content' },
      { href: '/templates/rap-r', version: '', how: 'its files match the template' },
    ],
    [
      'a repository that has no page here',
      { template: 'elsewhere/starter', version: null, source: 'forge' },
      { href: '', version: '', how: 'GitHub says so' },
    ],
    [
      'a commit',
      { template: 'elsewhere/starter', version: commit, source: 'record' },
      { version: commit.slice(0, 12) },
    ],
  ])('is shown with how we know: %s', (_what, lineage, expected) => {
    expect(lineageView(lineage, undefined)).toMatchObject({ text: lineage.template, ...expected });
  });

  test('leads to the page of the template, or to the repository once it is none', () => {
    const lineage: Lineage = { template: 'Sample-Org/Starter', version: null, source: 'content' };
    const evidence = { owner: 'sample-org', name: 'starter' };
    const template = stored({ evidence: { ...evidence, template: true } });
    expect(lineageView(lineage, template).href).toBe('/templates/repositories/sample-org/starter');
    expect(lineageView(lineage, stored({ evidence })).href).toBe('/repositories/sample-org/starter');
  });

  test.each([null, undefined])('is left out where there is none to tell of: %s', (lineage) => {
    expect(lineageView(lineage, undefined).text).toBe('');
  });
});

describe('the history of a repository', () => {
  const prose = (id: string) =>
    id === 'has-readme'
      ? { id, title: 'Has a README', why: '', fix: '', lesson: { time: 'minutes', tip: 'Begin.' } as const }
      : undefined;
  const view = (detail: string, kind: 'check-met' | 'renamed' = 'check-met') =>
    eventsView([{ at, kind, detail }], now, prose)[0]?.detail;

  test('names checks as people read them', () => {
    expect(view('has-readme')).toBe('Has a README');
  });

  test('keeps the ids of what is gone, and other details as they are', () => {
    expect(view('old-check')).toBe('old-check');
    expect(view('a/b → a/c', 'renamed')).toBe('a/b → a/c');
  });

  test('says whose date it is, and when only our rules changed', () => {
    const archived = { at, kind: 'archived', detail: '', happenedAt: '2025-03-01T10:00:00Z' } as const;
    const turned = { at, kind: 'check-unmet', detail: 'x', cause: 'rules' } as const;
    expect(eventsView([archived, turned], now)).toMatchObject([
      { moment: '1 March 2025, 10am', note: 'by the forge’s own date' },
      { at, note: 'when we saw it; our rules changed, not the repository' },
    ]);
  });
});
