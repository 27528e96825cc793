import { describe, expect, test } from 'vitest';
import type { FileTree } from '../../../src/domain/file-tree.ts';
import { writeServiceRecord } from '../../../src/templates/planning/service-record.ts';
import { rewriteRecord } from '../../../src/templates/upgrades/rewrite-record.ts';

const record = {
  ...{ template: 'docs-site', version: '1.1.0', started: '2025-02-03', mine: ['docs', 'own/*'] },
  answers: { serviceName: 'Ŵy', phase: 'beta', clinical: true, headerStyle: 'plain' },
  layers: [{ template: 'clinical-safety', version: '1.1.0', answers: { level: 'low' } }],
};

function treeOf(text: string): FileTree {
  return new Map([['.codehub.yml', { kind: 'file', content: new TextEncoder().encode(text) }]]);
}

function rewritten(text: string): string {
  return new TextDecoder().decode(rewriteRecord(record, treeOf(text)).content);
}

const annotated = `# Ours: ask Ann before upgrades.
template: docs-site
version: 1.0.0
started: 2025-02-03
answers:
  phase: beta # since May
  serviceName: 'Ŵy'
  clinical: true
layers:
  - template: clinical-safety # asked for by the board
    version: 1.0.0
    answers: { level: low }
mine:
  - docs # the content team owns these
  - gone
deleted:
  - LICENCE
colour: red
`;

describe('a record that an upgrade writes again', () => {
  test('keeps what its team wrote into it', () => {
    const after = rewritten(annotated);
    expect(after).toContain('# Ours: ask Ann before upgrades.\ntemplate: docs-site\nversion: 1.1.0\n');
    expect(after).toContain('  phase: beta # since May\n');
    expect(after).toContain("  serviceName: 'Ŵy'\n");
    expect(after).toContain('  headerStyle: plain\n');
    expect(after).toContain('- template: clinical-safety # asked for by the board\n    version: 1.1.0\n');
    expect(after).toContain('mine:\n  - docs # the content team owns these\n  - own/*\n');
    expect(after).toContain('colour: red\n');
    expect(after).not.toMatch(/gone|LICENCE/);
  });

  test('keeps its line ends', () => {
    expect(rewritten(annotated.replaceAll('\n', '\r\n'))).not.toMatch(/[^\r]\n/);
  });

  test('is written anew where nobody touched it', () => {
    const before = writeServiceRecord({ ...record, version: '1.0.0', mine: undefined });
    const older = before.replace(/^# run.*\n/m, '# run `codehub upgrade` in this folder.\n');
    expect(rewritten(before)).toBe(writeServiceRecord(record));
    expect(rewritten(older)).toBe(writeServiceRecord(record));
  });
});
