import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, TreeEntry } from '../../src/domain/evidence.ts';
import { lineageByContent } from '../../src/lineage/match-fingerprints.ts';
import type { Lineage } from '../../src/domain/template.ts';
import {
  indexFingerprints,
  fingerprintOfRepository,
  type TemplateFingerprint,
} from '../../src/lineage/fingerprints.ts';
import { anEvidence, oidOf } from '../builders.ts';

/** Files at these paths whose content follows from path and seed. */
function files(paths: readonly string[], seed = ''): TreeEntry[] {
  return paths.map((path) => ({ path, type: 'file', oid: oidOf(`${seed}${path}`), size: 100 }));
}

const ten = Array.from({ length: 10 }, (_, index) => `file-${index}.ts`);
const stock = [
  'LICENCE',
  'CODE_OF_CONDUCT.md',
  '.gitignore',
  '.editorconfig',
  'SECURITY.md',
  '.github/CODEOWNERS',
];

function own(template: string, entries: readonly TreeEntry[], version = '1.0.0'): TemplateFingerprint {
  return { template, version, repository: null, entries };
}

function starter(overrides: Partial<Evidence> = {}): Evidence {
  return anEvidence({
    id: 'github:100',
    name: 'starter',
    template: true,
    createdAt: '2023-01-01T00:00:00Z',
    tree: files(ten),
    ...overrides,
  });
}

function lineage(overrides: Partial<Evidence>, ...templates: (TemplateFingerprint | Evidence)[]) {
  const fingerprints = templates.flatMap((each) =>
    'forge' in each ? (fingerprintOfRepository(each) ?? []) : each,
  );
  return lineageByContent(anEvidence(overrides), indexFingerprints(fingerprints));
}

describe('a template is recognised by its files', () => {
  test('of its own repository, with no version', () => {
    expect(lineage({ tree: files(ten) }, starter())).toEqual({
      template: 'sample-trust/starter',
      version: null,
      source: 'content',
    });
  });

  test('of one of ours, with the one release that fits best', () => {
    const newer = [...files(ten.slice(1)), ...files(['file-0.ts'], 'newer')];
    const releases = [own('rap-r', files(ten)), own('rap-r', newer, '1.1.0')];
    expect(lineage({ tree: files(ten) }, ...releases)).toMatchObject({ template: 'rap-r', version: '1.0.0' });
    expect(lineage({ tree: newer }, ...releases)).toMatchObject({ template: 'rap-r', version: '1.1.0' });
    const changed = [...files(ten.slice(1)), ...files(['file-0.ts'], 'by the team')];
    expect(lineage({ tree: changed }, ...releases)).toMatchObject({ template: 'rap-r', version: null });
  });

  test.each([
    ['a fork', { fork: true }],
    ['a repository with a parent', { parent: 'sample-org/other' }],
    ['a mirror', { mirror: true }],
    ['the template itself', { id: 'github:100', createdAt: '2023-01-02T00:00:00Z' }],
    ['a repository that is older than the template', { createdAt: '2022-12-31T23:59:59Z' }],
    ['a repository as old as the template', { createdAt: '2023-01-01T00:00:00Z' }],
    ['a repository whose age is not known', { createdAt: undefined }],
    ['an empty repository', { tree: null }],
  ])('but not of %s', (_what, overrides) => {
    expect(lineage({ tree: files(ten), ...overrides }, starter())).toBeNull();
  });

  test('but not where the age of the template is not known', () => {
    expect(lineage({ tree: files(ten) }, starter({ createdAt: null }))).toBeNull();
  });

  test('and nothing is said where the tree was not collected', () => {
    expect(lineage({ tree: undefined }, starter())).toBeUndefined();
  });
});

describe('what does not tell, or not as much', () => {
  test('two files, at any share of the template', () => {
    expect(lineage({ tree: files(ten.slice(0, 2)) }, starter({ tree: files(ten.slice(0, 2)) }))).toBeNull();
  });

  test('a small share of a large template', () => {
    const large = Array.from({ length: 40 }, (_, index) => `large-${index}`);
    expect(lineage({ tree: files(large.slice(0, 7)) }, starter({ tree: files(large) }))).toBeNull();
    expect(lineage({ tree: files(large.slice(0, 8)) }, starter({ tree: files(large) }))).not.toBeNull();
  });

  test('files under stock names, and files of a few bytes', () => {
    const flags = files(ten.slice(1)).map((entry) => ({ ...entry, size: 3 }));
    const tree = [...files(stock), ...flags];
    expect(lineage({ tree }, starter({ tree }))).toBeNull();
  });

  test('what other templates hold, too', () => {
    const shared = own('rap-python', files(ten));
    expect(lineage({ tree: files(ten) }, own('rap-r', files(ten)), shared)).toBeNull();
    const extra = files(['r-1', 'r-2', 'r-3']);
    const tree = [...files(ten), ...extra];
    expect(lineage({ tree }, own('rap-r', tree), shared)).toMatchObject({ template: 'rap-r' });
    expect(lineage({ tree: files(ten) }, own('rap-r', tree), shared)).toBeNull();
  });

  test('what more than ten templates hold', () => {
    const many = Array.from({ length: 11 }, (_, index) => own(`template-${index}`, files(ten)));
    expect(indexFingerprints(many).postings.size).toBe(0);
    expect(indexFingerprints(many.slice(1)).postings.size).toBe(10);
  });

  test('the contents that take turns at one path, which are one thing to find', () => {
    const turns = Array.from({ length: 30 }, (_, index) => files(['turn.ts'], String(index))).flat();
    const tree = [...files(ten.slice(0, 3)), ...turns.slice(7, 8)];
    expect(lineage({ tree }, own('rap-r', [...files(ten.slice(0, 3)), ...turns]))).not.toBeNull();
  });

  test('one content in many places, of the template or of the repository', () => {
    const same = (paths: readonly string[]) =>
      files(paths).map((entry) => ({ ...entry, oid: oidOf('same') }));
    expect(lineage({ tree: same(ten) }, starter({ tree: same(ten) }))).toBeNull();
  });

  test('the empty file and the empty folder, links and submodules', () => {
    const empty = files(ten).map((entry) => ({ ...entry, oid: oidOf(''), size: 0 }));
    const links = files(ten).map((entry) => ({ ...entry, type: 'symlink' as const }));
    for (const tree of [empty, links]) expect(lineage({ tree }, starter({ tree }))).toBeNull();
  });

  test('a folder beside its own entries', () => {
    const tree = [...files(['a.md', 'b.md']), { path: 'docs', type: 'folder' as const, oid: oidOf('docs') }];
    expect(lineage({ tree }, starter({ tree }))).toBeNull();
  });

  test('a file in another place tells half as much', () => {
    const moved = files(ten).map((entry) => ({ ...entry, path: `docs/${entry.path}` }));
    expect(lineage({ tree: moved.slice(0, 4) }, starter())).toBeNull();
    expect(lineage({ tree: moved.slice(0, 5) }, starter())).not.toBeNull();
  });
});

describe('a repository that was recognised by its files before', () => {
  const known = { template: 'rap-r', version: '1.0.0', source: 'content' } as const;
  const other = own('rap-python', files(ten, 'python'));
  const later = (
    tree: readonly TreeEntry[],
    fingerprints: TemplateFingerprint[],
    before: Lineage | null = known,
  ) => lineageByContent(anEvidence({ tree: [...tree] }), indexFingerprints(fingerprints), before);
  const drifted = [...files(ten.slice(0, 1)), ...files(['own-1', 'own-2'])];

  test('stays recognised when its files have drifted from the template', () => {
    expect(later(drifted, [own('rap-r', files(ten)), other])).toEqual(known);
    expect(later(drifted, [own('rap-r', files(ten)), other], null)).toBeNull();
    expect(later(files(['own-1']), [own('rap-r', files(ten)), other])).toEqual(known);
  });

  test('is recognised anew when it fits another release or template', () => {
    const newer = own('rap-r', files(ten, 'newer'), '2.0.0');
    expect(later(files(ten, 'newer'), [own('rap-r', files(ten)), newer])).toMatchObject({ version: '2.0.0' });
    expect(later(files(ten, 'python'), [own('rap-r', files(ten)), other])).toMatchObject({
      template: 'rap-python',
    });
  });

  test('is no longer recognised when another template fits as well, or its own is gone', () => {
    const twin = own('rap-copy', files(ten));
    expect(later(files(ten), [own('rap-r', files(ten)), twin])).toBeNull();
    expect(later(drifted, [other])).toBeNull();
  });

  test('is not kept to what a record or the forge said before', () => {
    const recorded: Lineage = { ...known, source: 'record' };
    expect(later(drifted, [own('rap-r', files(ten))], recorded)).toBeNull();
  });

  test.each([{ fork: true }, { mirror: true }])(
    'is not recognised once it is known to be %j',
    (overrides) => {
      const evidence = anEvidence({ tree: drifted, ...overrides });
      expect(lineageByContent(evidence, indexFingerprints([own('rap-r', files(ten))]), known)).toBeNull();
    },
  );
});

const name = fc.string({ minLength: 3, maxLength: 12, unit: fc.constantFrom(...'abcdefgh') });
const names = (size: { minLength: number; maxLength: number }) =>
  fc.uniqueArray(name, size).map((each) => each.map((stem) => `${stem}.ts`));

describe('for any files', () => {
  test('a template is found as long as enough of it is left, in any order', () => {
    const example = fc.record({
      paths: names({ minLength: 8, maxLength: 40 }),
      kept: fc.double({ min: 0.4, max: 1, noNaN: true }),
      added: names({ minLength: 0, maxLength: 40 }),
      order: fc.array(fc.nat(), { minLength: 90, maxLength: 90 }),
    });
    fc.assert(
      fc.property(example, ({ paths, kept, added, order }) => {
        const left = Math.max(3, Math.ceil(paths.length * kept));
        const changed = files(paths.slice(left), 'changed');
        const tree = [...files(paths.slice(0, left)), ...changed, ...files(added, 'added'), ...files(stock)];
        const mixed = tree
          .map((entry, index) => ({ entry, at: order[index] ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ entry }) => entry);
        const fingerprints = [
          starter({ tree: [...files(paths), ...files(stock)] }),
          own('rap-r', files(stock)),
        ];
        const found = lineage({ tree: mixed }, ...fingerprints);
        expect(found).toMatchObject({ template: 'sample-trust/starter' });
        expect(lineage({ tree }, ...fingerprints.toReversed())).toEqual(found);
      }),
    );
  });

  test('repositories that share only common files are never taken for a template’s', () => {
    const example = fc.record({
      theirs: names({ minLength: 0, maxLength: 40 }),
      ours: names({ minLength: 0, maxLength: 40 }),
      common: fc.subarray(stock),
    });
    fc.assert(
      fc.property(example, ({ theirs, ours, common }) => {
        const template = starter({ tree: [...files(theirs, 'template'), ...files(stock)] });
        expect(lineage({ tree: [...files(ours), ...files(common)] }, template)).toBeNull();
      }),
    );
  });

  test('two templates never both win: which one does is not a matter of their order', () => {
    const example = fc.record({
      one: names({ minLength: 0, maxLength: 20 }),
      other: names({ minLength: 0, maxLength: 20 }),
      both: names({ minLength: 0, maxLength: 20 }),
      tree: fc.array(fc.nat(59), { maxLength: 60 }),
    });
    fc.assert(
      fc.property(example, ({ one, other, both, tree }) => {
        const fingerprints = [own('one', files([...one, ...both])), own('other', files([...other, ...both]))];
        const all = files([...one, ...other, ...both]);
        const held = tree.flatMap((index) => all[index] ?? []);
        const found = lineage({ tree: held }, ...fingerprints);
        expect(lineage({ tree: held.toReversed() }, ...fingerprints.toReversed())).toEqual(found);
      }),
    );
  });
});

test('a template made to be slow is read in part, and a hostile tree in one pass', () => {
  const huge = Array.from({ length: 100_000 }, (_, index) => ({
    path: `f${index}`,
    type: 'file' as const,
    oid: (index % 5000).toString(16).padStart(40, '0'),
    size: 100,
  }));
  const index = indexFingerprints([fingerprintOfRepository(starter({ tree: huge })) ?? []].flat());
  expect(index.postings.size).toBeLessThanOrEqual(2000);
  expect(lineageByContent(anEvidence({ tree: huge }), index)).toMatchObject({ source: 'content' });
});
