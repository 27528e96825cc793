// What the licence bench reads: the golden corpus, and real repositories where they are beside the project.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { altered } from '../tests/licence/altered.ts';
import { golden } from '../tests/licence/golden.ts';
import { choices, exceptions, riders, versions } from '../tests/licence/kinds/cases.ts';
import { dress, languages, manifests, wordings } from '../tests/licence/kinds/more-cases.ts';
import { noMeaning } from '../tests/licence/no-meaning.ts';
import { markdown, rewrapped, randomFrom } from '../tests/licence/perturb.ts';
import { listed } from '../tests/licence/standard-text.ts';

export interface LicenceCase {
  name: string;
  files: Readonly<Record<string, string>>;
  /** Expressions that are right; NONE for no licence, NOASSERTION for a text that is no known licence. */
  expected: readonly string[];
}

const kinds = [
  ...exceptions,
  ...choices,
  ...riders,
  ...versions,
  ...languages,
  ...dress,
  ...wordings,
  ...manifests,
];

/** Other tools have no name for a licence with a rider. */
function withoutOurNames(spdx: string): string {
  return /-modified\b/.test(spdx) ? 'NOASSERTION' : spdx;
}

/** Repositories written or derived for the tests. */
export function goldenCases(): LicenceCase[] {
  return [
    ...[...golden, ...kinds].map(([name, files, expected]) => ({
      name,
      files,
      expected: [withoutOurNames(expected ?? 'NONE')],
    })),
    ...noMeaning.map(([path, text]) => ({
      name: `${path} without meaning`,
      files: { [path]: text },
      expected: ['NONE'],
    })),
    ...altered.map(([name, , text]) => ({
      name,
      files: { LICENSE: text },
      expected: ['NOASSERTION', 'NONE'],
    })),
  ];
}

const corpus = new URL('../../shared/corpus/', import.meta.url);

interface CorpusRecord {
  owner: string;
  name: string;
  readme: { path: string; text: string | null } | null;
  license_files: { path: string; text: string | null }[] | null;
  manifests: Record<string, string> | null;
}

/** Real repositories; undefined when the corpus is not beside the project. Those without a label expect nothing. */
export function realCases(): LicenceCase[] | undefined {
  const path = new URL('repos.jsonl', corpus);
  if (!existsSync(path)) return undefined;
  const labels = readLabels();
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusRecord)
    .map(({ owner, name, readme, license_files, manifests }) => {
      const texts = [readme, ...(license_files ?? [])].flatMap((file) =>
        typeof file?.text === 'string' ? [[file.path, file.text]] : [],
      );
      const files = {
        ...(manifests ?? {}),
        ...(Object.fromEntries(texts) as Record<string, string>),
      };
      return {
        name: `${owner}/${name}`,
        files,
        expected: labels.get(`${owner}/${name}`) ?? [],
      };
    });
}

function readLabels(): Map<string, string[]> {
  const lines = readFileSync(new URL('licence-labels.tsv', corpus), 'utf8').trim().split('\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [name = '', expected = '', , also = ''] = line.split('\t');
      return [name, [expected, ...also.split(';').filter((one) => one !== '')]];
    }),
  );
}

/** As many repositories as asked for, each with a copy of a text of the SPDX list and a README. */
export function derivedCases(count: number): LicenceCase[] {
  return Array.from({ length: count }, (_, at) => {
    const [id, text] = listed[(at * 7) % listed.length] ?? ['MIT', ''];
    const copy = at % 3 === 0 ? text : (at % 3 === 1 ? rewrapped : markdown)(text, randomFrom(at));
    const files = {
      LICENSE: copy,
      'README.md': `# Repository ${at}\n\n${'What it does, and how to run it. '.repeat(120)}\n\n## Licence\n\nSee LICENSE.\n`,
    };
    return { name: `${id} ${at}`, files, expected: [id] };
  });
}

const labelled = z.object({
  id: z.string(),
  expect: z.string(),
  files: z.record(z.string(), z.union([z.string(), z.object({ base64: z.string() })])),
});

/**
 * Labelled cases from a file, one a line as JSON: `id`, `files` (text, or `{base64}`, by path) and `expect` (the expressions that are
 * right, with `|` between them).
 */
export function labelledCases(path: string): LicenceCase[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => labelled.parse(JSON.parse(line)))
    .map(({ id, files, expect }) => ({
      name: id,
      files: Object.fromEntries(
        Object.entries(files).map(([file, text]) => [
          file,
          typeof text === 'string' ? text : Buffer.from(text.base64, 'base64').toString('latin1'),
        ]),
      ),
      expected: expect.split('|').flatMap((one) => {
        if (one === 'LicenseRef-*') return ['NOASSERTION', 'LicenseRef-public-domain'];
        return /LicenseRef-(?!public-domain)/.test(one) ? 'NOASSERTION' : one.replace(/\*$/, '');
      }),
    }));
}
