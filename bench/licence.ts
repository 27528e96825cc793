// How good and how fast the licence room is. `node bench/licence.ts`, or with files of labelled cases (see labelledCases), on which
// it is only compared with other tools: `node bench/licence.ts FILE…`
import { spawnSync } from 'node:child_process';
import { detectLicence, matchText } from '../src/licence/licence.ts';
import type { EvidenceFile } from '../src/domain/evidence.ts';
import { listed } from '../tests/licence/standard-text.ts';
import { derivedCases, goldenCases, labelledCases, realCases, type LicenceCase } from './licence-cases.ts';
import { otherTools, type Answers } from './licence-tools.ts';
import { percentile, printTable, type Row } from './row.ts';

const repositories = 900;

/** Times and memory of the licence room, as rows of the table. */
export function licenceRows(): Row[] {
  return [...startRows(), ...textRows(), manyRow(), ...hostileRows()];
}

function row(name: string, measured: string, target: string): Row {
  return { section: 'licence', name, measured, target };
}

/** In processes of their own, so that nothing is loaded or compiled before. */
function startRows(): Row[] {
  const room = new URL('../src/licence/', import.meta.url).href;
  const code = `
    const memory = () => { gc(); const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };
    const from = [performance.now(), memory()];
    const { textIndex } = await import('${room}matchers/texts.ts');
    textIndex();
    const ready = performance.now();
    const { detectLicence } = await import('${room}licence.ts');
    detectLicence([{ path: 'LICENSE', oid: '1', text: 'MIT License', truncated: false }]);
    console.log(JSON.stringify([ready - from[0], performance.now() - from[0], memory() - from[1]]));`;
  const runs = [1, 2, 3, 4, 5].map(() => {
    const { stdout } = spawnSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', code], {
      encoding: 'utf8',
    });
    return JSON.parse(stdout) as [number, number, number];
  });
  const best = (at: 0 | 1 | 2) => Math.min(...runs.map((run) => run[at]));
  return [
    row('start of the matcher: texts loaded and indexed', `${best(0).toFixed(0)} ms`, '< 150 ms'),
    row('start of the whole room, its parsers (zod, yaml) loaded', `${best(1).toFixed(0)} ms`, ''),
    row('memory of all that', `${(best(2) / 1e6).toFixed(0)} MB`, '< 100 MB'),
  ];
}

function textRows(): Row[] {
  const time = (text: string) => {
    const from = performance.now();
    matchText(text);
    return performance.now() - from;
  };
  for (const [, text] of listed) time(text);
  const times = listed.map(([, text]) => time(text));
  return [
    row('a plain SPDX text, median', `${percentile(times, 0.5).toFixed(2)} ms`, '< 1 ms'),
    row('a plain SPDX text, 95th percentile', `${percentile(times, 0.95).toFixed(2)} ms`, ''),
  ];
}

/** 900 repositories: the corpus as often as it takes, or derived ones where it is absent. */
function manyRow(): Row {
  const real = realCases();
  const cases = real
    ? Array.from({ length: repositories }, (_, at) => real[at % real.length] as LicenceCase)
    : derivedCases(repositories);
  const runs = [1, 2, 3].map(() => {
    const from = performance.now();
    for (const one of cases) detectLicence(filesOf(one));
    return (performance.now() - from) / 1000;
  });
  const seconds = Math.min(...runs);
  return row(
    `${repositories} repositories (${real ? 'real' : 'derived'})`,
    `${seconds.toFixed(2)} s`,
    '< 2 s',
  );
}

const hostile: Readonly<Record<string, string>> = {
  brackets: '[a]('.repeat(250_000),
  'copyright lines': 'Copyright (c) 2020 A\n'.repeat(50_000),
  'one licence a thousand times': (listed.find(([id]) => id === 'MIT')?.[1] ?? '')
    .repeat(1000)
    .slice(0, 1_000_000),
  'the words of all licences': listed
    .map(([, text]) => text.slice(0, 2000))
    .join('\n')
    .slice(0, 1_000_000),
  'open tags': '<p class="'.repeat(100_000),
};

function hostileRows(): Row[] {
  return Object.entries(hostile).map(([name, text]) => {
    const times = [1, 2, 3, 4, 5].map(() => {
      const from = performance.now();
      detectLicence([{ path: 'LICENSE', oid: '1', text, truncated: false }]);
      return performance.now() - from;
    });
    return row(`1 MB of ${name}`, `${Math.min(...times).toFixed(0)} ms`, '≤ 50 ms');
  });
}

function filesOf({ files }: LicenceCase): EvidenceFile[] {
  return Object.entries(files).map(([path, text]) => ({
    path,
    oid: path,
    text,
    truncated: false,
  }));
}

/** How often each tool is right: on the golden corpus, and on labelled real repositories. */
function printComparison(files: readonly string[]): void {
  const labelled = files.flatMap((file) => labelledCases(file));
  const real = realCases()?.filter(({ expected }) => expected.length > 0);
  if (!real && labelled.length === 0)
    console.log(
      '\nThe corpus of real repositories is not beside the project; only the golden corpus is compared.',
    );
  for (const [title, cases] of [
    ['labelled cases', labelled],
    ['golden corpus', labelled.length > 0 ? [] : goldenCases()],
    ['labelled real repositories', labelled.length > 0 ? [] : (real ?? [])],
  ] as const) {
    if (cases.length === 0) continue;
    const all = [ourAnswers(cases), ...otherTools(cases)];
    const missing = ['licensee', 'licensecheck', 'scancode', 'askalono', 'Google licensecheck'].filter(
      (name) => !all.some(({ tool }) => tool === name),
    );
    if (missing.length > 0) console.log(`\nNot installed, and left out: ${missing.join(', ')}.`);
    console.log(`\n${title}: ${cases.length}`);
    console.table(Object.fromEntries(all.map((answers) => [answers.tool, confusion(cases, answers)])));
  }
}

function ourAnswers(cases: readonly LicenceCase[]): Answers {
  const from = performance.now();
  const answers = cases.map((one) => {
    const verdict = detectLicence(filesOf(one));
    return verdict?.spdx ?? 'NONE';
  });
  return {
    tool: 'this room',
    answers,
    seconds: (performance.now() - from) / 1000,
  };
}

/** GPL-3.0, GPL-3.0-only and GPL-3.0-or-later count as one, and so do AND and OR: other tools do not tell them apart. */
function alike(expression: string): string {
  return expression
    .toLowerCase()
    .replace(/[()]/g, '')
    .split(/ and | or /)
    .map((id) => id.replace(/-only$|-or-later$|\+$/, ''))
    .toSorted()
    .join(' ');
}

function confusion(cases: readonly LicenceCase[], { answers, seconds }: Answers) {
  const counts = {
    right: 0,
    'another licence': 0,
    'licence where there is none': 0,
    'altered taken for the licence (misleading)': 0,
    missed: 0,
    'right %': '',
    seconds: seconds.toFixed(1),
  };
  for (const [at, { expected }] of cases.entries()) {
    const answer = answers[at] ?? 'NONE';
    const said = /LicenseRef-(?!public-domain)/i.test(answer) ? 'NOASSERTION' : answer;
    const silent = said === 'NONE' || said === 'NOASSERTION';
    if (expected.some((one) => alike(one) === alike(said))) counts.right += 1;
    else if (expected[0] === 'NONE') counts['licence where there is none'] += 1;
    else if (silent) counts.missed += 1;
    else if (expected.includes('NOASSERTION')) counts['altered taken for the licence (misleading)'] += 1;
    else counts['another licence'] += 1;
  }
  counts['right %'] = ((100 * counts.right) / cases.length).toFixed(1);
  return counts;
}

if (import.meta.main) {
  const files = process.argv.slice(2);
  if (files.length === 0) printTable(licenceRows());
  printComparison(files);
}
