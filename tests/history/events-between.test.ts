import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/domain/assessment.ts';
import { eventsBetween } from '../../src/history/events-between.ts';
import type { AssessedRepository, Repository } from '../../src/domain/repository.ts';
import { aLicence, anAssessment, anEvidence, aRepository, aVerdict } from '../builders.ts';

const at = '2026-11-23T06:00:00.000Z';

const before = '2026-11-22T06:00:00.000Z';

function stored(repository: AssessedRepository, withdrawnAt: string | null = null): Repository {
  const dates = { firstSeenAt: before, observedAt: before, changedAt: before };
  return { ...repository, ...dates, withdrawnAt };
}

function between(previous: AssessedRepository, next: AssessedRepository): string[] {
  return eventsBetween(stored(previous), next, at).map(({ kind, detail }) => `${kind}: ${detail}`);
}

const named = (owner: string, name: string) => aRepository({ evidence: { owner, name, organisation: 'x' } });
const judged = (outcome?: Outcome) =>
  aRepository(aVerdict(outcome ? [{ check: 'has-licence', outcome, because: '' }] : []));

describe('events between two states', () => {
  test('first sight is one event, whatever the checks say', () => {
    expect(eventsBetween(undefined, judged('unmet'), at)).toEqual([
      { at, kind: 'found', detail: 'sample-trust/ward-board' },
    ]);
  });

  test('nothing happened', () => {
    expect(between(aRepository(), aRepository({ evidence: { stars: 99 } }))).toEqual([]);
  });

  test('one that was withdrawn is published again, under whatever name', () => {
    const kinds = eventsBetween(stored(named('a', 'b'), at), named('a', 'c'), at).map(({ kind }) => kind);
    expect(kinds).toEqual(['published', 'renamed']);
  });

  test.each([
    ['a/b', 'a/c', ['renamed: b → c']],
    ['a/b', 'd/b', ['transferred: a/b → d/b']],
    ['a/b', 'd/c', ['transferred: a/b → d/c']],
    ['a/b', 'A/B', []],
    ['a/b', 'A/c', ['renamed: b → c']],
  ])('from %s to %s', (from, to, expected) => {
    const [[owner = '', name = ''], [newOwner = '', newName = '']] = [from.split('/'), to.split('/')];
    expect(between(named(owner, name), named(newOwner, newName))).toEqual(expected);
  });

  test.each([
    [false, true, ['archived: sample-trust/ward-board']],
    [true, false, ['unarchived: sample-trust/ward-board']],
    [undefined, true, []],
    [true, undefined, []],
    [true, true, []],
  ])('archived from %s to %s', (from, to, expected) => {
    expect(
      between(aRepository({ evidence: { archived: from } }), aRepository({ evidence: { archived: to } })),
    ).toEqual(expected);
  });

  const apache = aLicence({ spdx: 'Apache-2.0' });
  test.each([
    ['another', aLicence(), apache, ['licence-changed: MIT → Apache-2.0']],
    ['none any more', aLicence(), null, ['licence-changed: MIT → no licence']],
    ['one at last', null, apache, ['licence-changed: no licence → Apache-2.0']],
    ['the same, better proved', aLicence({ confidence: 0.9 }), aLicence(), []],
    ['still none', null, null, []],
    ['not collected now', aLicence(), undefined, []],
    ['not collected then', undefined, aLicence(), []],
  ])('licence: %s', (_, from, to, expected) => {
    expect(between(aRepository({ licence: from }), aRepository({ licence: to }))).toEqual(expected);
  });

  test.each<[Outcome | undefined, Outcome | undefined, string[]]>([
    ['unmet', 'met', ['check-met: has-licence']],
    ['met', 'unmet', ['check-unmet: has-licence']],
    ['waived', 'unmet', ['check-unmet: has-licence']],
    ['met', 'unknown', []],
    ['unknown', 'unmet', []],
    ['met', 'not-applicable', []],
    ['met', 'met', []],
    [undefined, 'unmet', []],
    ['met', undefined, []],
  ])('a check that was %s and is %s', (from, to, expected) => {
    expect(between(judged(from), judged(to))).toEqual(expected);
  });

  test('a second judgement in the harvest that found it is no event', () => {
    const found = { ...stored(judged('unmet')), firstSeenAt: at, observedAt: at, changedAt: at };
    expect(eventsBetween(found, judged('met'), at)).toEqual([]);
    expect(eventsBetween(found, judged('met'), '2026-11-24T06:00:00.000Z')).toHaveLength(1);
  });

  const under = (outcome: Outcome, ...policies: string[]) =>
    aRepository(
      aVerdict([{ check: 'has-licence', outcome, because: '' }], ...policies.map((policy) => ({ policy }))),
    );

  test('a check that turns is one event, however many policies ask for it', () => {
    expect(between(under('unmet', 'p', 'q', 'old'), under('met', 'p', 'q', 'new'))).toEqual([
      'check-met: has-licence',
    ]);
  });

  test('what no policy asks any more has not changed', () => {
    const unasked = { ...under('met'), assessments: [anAssessment({ checks: ['has-readme'] })] };
    expect(between(under('unmet', 'p'), unasked)).toEqual([]);
  });

  test('where the repository is as it was, the rules are the cause', () => {
    const moved = { ...under('met', 'p'), evidence: anEvidence({ stars: 9, pushedAt: at }) };
    expect(eventsBetween(stored(under('unmet', 'p')), moved, at)).toEqual([
      { at, kind: 'check-met', detail: 'has-licence', cause: 'rules' },
    ]);
    const pushed = { ...under('met', 'p'), evidence: anEvidence({ head: 'f'.repeat(40) }) };
    expect(eventsBetween(stored(under('unmet', 'p')), pushed, at)[0]).not.toHaveProperty('cause');
  });

  test('archiving has the date that the forge gives, and no other does', () => {
    const archived = aRepository({ evidence: { archived: true, archivedAt: before, name: 'renamed' } });
    expect(eventsBetween(stored(aRepository()), archived, at)).toEqual([
      { at, kind: 'renamed', detail: 'ward-board → renamed' },
      { at, kind: 'archived', detail: 'sample-trust/renamed', happenedAt: before },
    ]);
  });
});
