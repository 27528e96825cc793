import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessRepository } from '../../src/assessment/assessment.ts';
import type { EvidenceFile } from '../../src/domain/evidence.ts';
import { lineageOf, retracedLineage } from '../../src/lineage/lineage.ts';
import type { Lineage } from '../../src/domain/template.ts';
import { indexFingerprints } from '../../src/lineage/fingerprints.ts';
import { aBlob, anEvidence, oidOf } from '../builders.ts';

const text =
  'template: nhs-service-node\nversion: "1.2.0"\nstarted: "2026-03-01"\nanswers:\n  serviceName: Ward\n';
const byRecord = { template: 'nhs-service-node', version: '1.2.0', source: 'record' };
const byForge = { template: 'sample-org/starter', version: null, source: 'forge' };

function aRecord(overrides: Partial<EvidenceFile> = {}): EvidenceFile {
  return { path: '.codehub.yml', oid: oidOf(text), text, truncated: false, ...overrides };
}

const readme: EvidenceFile = { path: 'README.md', oid: oidOf('# A'), text: '# A', truncated: false };

describe('the lineage of a repository', () => {
  describe('by content', () => {
    const entries = ['a.ts', 'b.ts', 'c.ts'].map((path) => ({
      path,
      type: 'file' as const,
      oid: oidOf(path),
      size: 100,
    }));
    const prints = indexFingerprints([
      { template: 'fhir-api-node', version: '1.0.0', repository: null, entries },
    ]);
    const byContent = { template: 'fhir-api-node', version: '1.0.0', source: 'content' };

    test.each([
      ['counts where neither record nor forge tells', null, [readme], byContent],
      ['counts where the forge was not asked', undefined, [readme], byContent],
      ['counts where the record was not collected', null, [aRecord({ text: undefined })], byContent],
      ['comes after the record', null, [aRecord()], byRecord],
      ['comes after the forge', 'sample-org/starter', [readme], byForge],
    ])('%s', (_what, madeFrom, files, expected) => {
      expect(lineageOf(anEvidence({ madeFrom, tree: entries }), files, prints)).toEqual(expected);
    });

    test.each([
      ['what the record told stays', entries, byRecord, byRecord],
      ['what the forge told stays', entries, byForge, byForge],
      ['a template that came is found', entries, null, byContent],
      ['a template that came is found where nothing was certain', entries, undefined, byContent],
      ['a template that went is told no more', [], { ...byContent, template: 'gone' }, null],
      ['what is told already stays as it is', entries, byContent, byContent],
      ['nothing is made certain', [], undefined, undefined],
      ['what was not collected says nothing new', undefined, { ...byContent, template: 'gone' }, 'known'],
    ])('when templates change, %s', (_what, tree, known, expected) => {
      const before = known as Lineage | null | undefined;
      const now = retracedLineage(anEvidence({ madeFrom: null, tree }), prints, before);
      expect(now).toEqual(expected === 'known' ? known : expected);
    });

    test('finding none makes nothing certain that was not', () => {
      expect(lineageOf(anEvidence({ madeFrom: null }), [readme], prints)).toBeNull();
      expect(lineageOf(anEvidence({ madeFrom: undefined }), [readme], prints)).toBeUndefined();
      expect(lineageOf(anEvidence({ madeFrom: null, tree: undefined }), undefined, prints)).toBeUndefined();
    });
  });

  test.each([
    ['its record', null, [readme, aRecord()], byRecord],
    ['its record, whatever the forge says', 'sample-org/starter', [aRecord()], byRecord],
    ['the forge, where it has no record', 'sample-org/starter', [readme], byForge],
    ['the forge, where its record was not collected', 'sample-org/starter', undefined, byForge],
    ['a record of which the forge does not know', undefined, [aRecord()], byRecord],
  ])('comes from %s', (_what, madeFrom, files, expected) => {
    expect(lineageOf(anEvidence({ madeFrom }), files)).toEqual(expected);
  });

  test('is none only where both were looked at', () => {
    expect(lineageOf(anEvidence({ madeFrom: null }), [readme])).toBeNull();
    expect(lineageOf(anEvidence({ madeFrom: undefined }), [readme])).toBeUndefined();
    expect(lineageOf(anEvidence({ madeFrom: null }), undefined)).toBeUndefined();
    expect(lineageOf(anEvidence({ madeFrom: null }), [aRecord({ text: undefined })])).toBeUndefined();
  });

  test.each([
    ['is binary', { text: null }],
    ['was cut', { truncated: true }],
    ['is in another folder', { path: 'docs/.codehub.yml' }],
    ['names no template', { text: text.replace('template: nhs-service-node', 'template: ../../etc') }],
    ['names no version', { text: text.replace('"1.2.0"', 'latest') }],
    ['is not YAML', { text: '{{{{' }],
    ['is empty', { text: '' }],
    ['is too long to be a record', { text: `${text}# ${'x'.repeat(40_000)}` }],
  ])('is not taken from a record that %s', (_what, overrides) => {
    expect(lineageOf(anEvidence({ madeFrom: null }), [aRecord(overrides)])).toBeNull();
  });

  test('never fails on any record, and gives no more than a name and a version', () => {
    const words = fc.constantFrom(
      'template: ',
      'version: ',
      'answers:',
      '\n',
      '  ',
      '&a ',
      '*a',
      '[',
      '{',
      '"1.2.0"',
    );
    const hostile = fc.array(fc.oneof(words, fc.string()), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          hostile,
          hostile.map((more) => text + more),
        ),
        (words) => {
          const found = lineageOf(anEvidence({ madeFrom: null }), [aRecord({ text: words })]);
          if (found === null) return;
          expect(found).toEqual({
            template: expect.stringMatching(/^[a-z0-9-]+$/) as string,
            version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
            source: 'record',
          });
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('assessing a repository tells its lineage', () => {
  const record = aBlob({ text });
  const tree = [{ path: '.codehub.yml', type: 'file' as const, oid: record.oid, size: record.size }];
  const context = { organisations: new Map(), policies: [], now: new Date('2026-11-23T12:00:00Z') };
  const evidence = anEvidence({ tree });
  expect(assessRepository(evidence, new Map([[record.oid, record]]), context).lineage).toEqual(byRecord);
  expect(assessRepository(evidence, new Map(), context).lineage).toBeUndefined();
});
