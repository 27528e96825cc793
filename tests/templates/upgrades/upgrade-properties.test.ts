import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileTree, TreeFile } from '../../../src/domain/file-tree.ts';
import { planUpgrade, readServiceRecord, type UpgradePlan } from '../../../src/templates/templates.ts';
import { always, aSource, contents, fresh, lines, today, tools, tree } from './a-template.ts';

/** Services with this many files are upgraded in one go, each file a case of its own. */
const batch = 240;
const runs = { numRuns: 7, endOnFailure: true };

/** What one side did to one file: lines changed, added after, or taken out, by line number. */
interface Edit {
  at: number;
  what: 'change' | 'add' | 'remove';
}

type Side = 'kept' | 'deleted' | 'renamed' | 'binary' | readonly Edit[];

const edits = fc.uniqueArray(
  fc.record({ at: fc.nat(19), what: fc.constantFrom('change', 'add', 'remove') }),
  { minLength: 1, maxLength: 4, selector: ({ at }) => at },
) as fc.Arbitrary<Edit[]>;
const team: fc.Arbitrary<Side> = fc.oneof(
  fc.constantFrom<Side>('kept', 'deleted', 'renamed', 'binary'),
  edits,
  edits,
);
const template: fc.Arbitrary<Side> = fc.oneof(
  fc.constantFrom<Side>('kept', 'deleted', 'binary'),
  edits,
  edits,
);

interface Case {
  name: string;
  team: Side;
  template: Side;
}

const cases = fc
  .array(fc.record({ team, template }), { minLength: batch, maxLength: batch })
  .map((list) => list.map((each, index): Case => ({ ...each, name: `f${index}` })));

const newline = '\n';

/** The twenty lines of a file after edits; every line written by a side names it, so that it can be found again. */
function edited(name: string, side: readonly Edit[], who: string): string {
  const text = lines(name).split(newline).slice(0, -1);
  return text
    .flatMap((line, at) => {
      const edit = side.find((each) => each.at === at);
      if (!edit) return [line];
      if (edit.what === 'remove') return [];
      const own = `${name} ${who} ${at}`;
      return edit.what === 'add' ? [line, own] : [own];
    })
    .map((line) => line + newline)
    .join('');
}

/** A file as a side left it, at its path. */
function fileOf(name: string, side: Side, who: string): [string, string] | undefined {
  const path = `src/${name}/index.txt`;
  if (side === 'deleted') return undefined;
  if (side === 'kept') return [path, lines(name)];
  if (side === 'renamed') return [`moved/by-${who}/${name}.txt`, lines(name)];
  if (side === 'binary') return [path, `\0${name} ${who}`];
  return [path, edited(name, side, who)];
}

function sideOf(list: readonly Case[], who: 'team' | 'template'): Record<string, string> {
  return Object.fromEntries(
    list.flatMap((each) => [fileOf(each.name, each[who], who)].filter((file) => !!file)),
  );
}

const base = (list: readonly Case[]) =>
  sideOf(
    list.map((each) => ({ ...each, team: 'kept' })),
    'team',
  );

async function upgraded(list: readonly Case[]): Promise<{ plan: UpgradePlan; after: FileTree }> {
  const source = { from: aSource('1.0.0', base(list)), to: aSource('2.0.0', sideOf(list, 'template')) };
  const record = readServiceRecord(contents(fresh(source.from))['.codehub.yml'] ?? '').value;
  if (!record) throw new Error('the record does not parse');
  const files = tree(sideOf(list, 'team'));
  const plan = await planUpgrade(
    { source, record, files, date: today },
    { mergeTrees: tools.mergeTrees, signal: always },
  );
  return { plan, after: applied(files, plan) };
}

function applied(files: FileTree, { writes, deletions }: UpgradePlan): FileTree {
  const after = new Map<string, TreeFile>([...files, ...writes]);
  for (const path of deletions) after.delete(path);
  return after;
}

describe('upgrades of random services', () => {
  test('with no local edits give what a new service gets', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (list) => {
        const source = { from: aSource('1.0.0', base(list)), to: aSource('2.0.0', sideOf(list, 'template')) };
        const files = fresh(source.from);
        const record = readServiceRecord(contents(files)['.codehub.yml'] ?? '').value;
        if (!record) throw new Error('the record does not parse');
        const request = { source, record, files, date: '2030-05-05' };
        const plan = await planUpgrade(request, { mergeTrees: tools.mergeTrees, signal: always });
        expect(plan.conflicts).toEqual([]);
        expect(contents(applied(files, plan))).toEqual(contents(fresh(source.to)));
      }),
      runs,
    );
  });

  test('lose no line of the team, undo no deletion and report every conflict', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (list) => {
        const { plan, after } = await upgraded(list);
        const texts = contents(after);
        const all = Object.values(texts).join('');
        const reported = new Set(plan.conflicts.flatMap(({ path, others }) => [path, ...others]));
        for (const each of list) checkCase(each, { texts, all, reported });
        for (const [path, text] of Object.entries(texts)) {
          if (/^(?:<{7}|>{7})/m.test(text)) expect(reported).toContain(path);
        }
      }),
      runs,
    );
  });

  test('leave nothing for a second upgrade but marks to resolve', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (list) => {
        const { plan, after } = await upgraded(list);
        const to = aSource('2.0.0', sideOf(list, 'template'));
        const again = planUpgrade(
          { source: { from: to, to }, record: plan.record, files: after, date: today },
          { mergeTrees: tools.mergeTrees, signal: always },
        );
        if (plan.conflicts.some(({ marked }) => marked)) await expect(again).rejects.toThrow(/still marked/);
        else expect((await again).writes.size).toBe(0);
      }),
      { ...runs, numRuns: 3 },
    );
  });
});

interface Outcome {
  texts: Readonly<Record<string, string>>;
  all: string;
  reported: ReadonlySet<string>;
}

function checkCase({ name, team: mine, template: theirs }: Case, { texts, all, reported }: Outcome): void {
  const path = `src/${name}/index.txt`;
  const moved = `moved/by-team/${name}.txt`;
  if (mine === 'deleted') {
    expect(texts).not.toHaveProperty([path]);
    expect(reported.has(path)).toBe(!(theirs === 'kept' || theirs === 'deleted'));
    return;
  }
  if (mine === 'kept') {
    expect(texts[path]).toBe(fileOf(name, theirs, 'template')?.[1]);
    expect(reported.has(path)).toBe(false);
    return;
  }
  if (mine === 'binary') {
    expect(texts[path]).toBe(`\0${name} team`);
    expect(reported.has(path)).toBe(theirs !== 'kept');
    return;
  }
  if (mine === 'renamed') {
    if (theirs === 'deleted') expect([texts[moved], reported.has(moved)]).toEqual([lines(name), true]);
    else expect(texts[moved]).toBe(fileOf(name, theirs, 'template')?.[1]);
    return;
  }
  for (const line of fileOf(name, mine, 'team')?.[1].split(newline) ?? []) {
    if (line.includes(' team ')) expect(all).toContain(`${line}${newline}`);
  }
  if (theirs === 'kept') expect(texts[path]).toBe(fileOf(name, mine, 'team')?.[1]);
  if (typeof theirs !== 'string' && !reported.has(path))
    checkMerged(texts[path] ?? '', { name, mine, theirs });
  else if (theirs !== 'kept') expect(reported).toContain(path);
}

/** What git merged without a conflict holds the lines of both sides, and lacks what either took out. */
function checkMerged(
  text: string,
  { name, mine, theirs }: { name: string; mine: readonly Edit[]; theirs: readonly Edit[] },
): void {
  const found = text.split(newline);
  for (const [who, side] of [
    ['team', mine],
    ['template', theirs],
  ] as const) {
    for (const { at, what } of side) {
      if (what !== 'remove') expect(found).toContain(`${name} ${who} ${at}`);
      if (what !== 'add') expect(found).not.toContain(`${name} line ${at}`);
    }
  }
  const touched = new Set([...mine, ...theirs].filter(({ what }) => what !== 'add').map(({ at }) => at));
  for (let at = 0; at < 20; at += 1) if (!touched.has(at)) expect(found).toContain(`${name} line ${at}`);
}
