import type { Files } from '../estate/content.ts';
import { plainFacts } from '../estate/repository.ts';
import type { RepositoryFacts } from '../estate/repository.ts';
import { licenceFiles } from './licence-files.ts';
import { choose, seeded } from './seeded.ts';

const subjects = [
  'appointment', 'prescription', 'screening', 'referral', 'vaccination', 'discharge', 'waiting-list', 'pathology',
  'immunisation', 'maternity', 'ambulance', 'triage', 'bed-capacity', 'medicines', 'consent', 'demographics', 'imaging',
  'outpatient', 'dental', 'pharmacy', 'rota', 'e-rostering', 'care-plan', 'community-nursing',
] as const; // prettier-ignore
const parts = [
  'api', 'service', 'frontend', 'pipeline', 'dashboard', 'prototype', 'adapter', 'model', 'infrastructure', 'tools',
  'design-history', 'simulator', 'validator', 'data-pipeline', 'reports',
] as const; // prettier-ignore
const languages = [
  ['Python', 0.26],
  ['JavaScript', 0.18],
  ['TypeScript', 0.12],
  ['R', 0.12],
  ['Java', 0.09],
  ['C#', 0.08],
  ['HTML', 0.08],
  [null, 0.07],
] as const;
const licences = [
  ['mit', 0.46],
  ['none', 0.32],
  ['apache', 0.07],
  ['ogl', 0.05],
  ['gpl', 0.05],
  ['crown-mit', 0.05],
] as const;
const works = [
  'collects messages from', 'shows waiting times of', 'checks records of', 'sends reminders for', 'summarises activity in',
  'converts files of', 'tests interfaces of', 'plans capacity for', 'links pseudonymised extracts of', 'publishes figures on',
] as const; // prettier-ignore

function pick<T>(list: readonly T[], at: number): T {
  return list[Math.floor(at * list.length)] as T;
}

export function generatedName(seed: number, index: number): string {
  return `${pick(subjects, seeded(seed, index, 10))}-${pick(parts, seeded(seed, index, 11))}-${index}`;
}

export function generatedFacts(seed: number, index: number): RepositoryFacts {
  const at = (salt: number) => seeded(seed, index, salt);
  const subject = pick(subjects, at(10));
  return {
    ...plainFacts,
    description:
      at(20) < 0.3 ? null : `Made-up ${subject} ${pick(parts, at(11))} that ${pick(works, at(12))} clinics`,
    homepage: at(21) < 0.1 ? 'https://www.example.org/' : null,
    topics: at(22) < 0.4 ? [subject, 'sample', pick(parts, at(23))] : [],
    language: choose<string | null>(at(24), languages),
    fork: at(25) < 0.05,
    archived: at(26) < 0.12,
    template: at(27) < 0.01,
    stars: Math.floor(40 * at(28) ** 6),
    forks: Math.floor(10 * at(29) ** 6),
    openIssues: Math.floor(30 * at(30) ** 4),
    defaultBranch: at(31) < 0.65 ? 'main' : 'master',
  };
}

/** The files of a generated repository: on average 2.1 in its root that a registry reads, and some it does not. */
export function generatedFiles(seed: number, index: number): Files {
  const at = (salt: number) => seeded(seed, index, salt);
  const files: [string, string][] = [['.gitignore', 'node_modules/\n__pycache__/\n']];
  if (at(40) < 0.02) return new Map();
  if (at(41) < 0.95) files.push(['README.md', readme(seed, index)]);
  files.push(...licenceFileOf(choose<string>(at(42), licences), at(43)));
  const language = choose<string | null>(at(24), languages);
  const name = generatedName(seed, index);
  if (language === 'JavaScript' || language === 'TypeScript') {
    files.push(...npmFiles(seed, index));
  }
  if (language === 'Python' && at(44) < 0.4) files.push(['pyproject.toml', `[project]\nname = "${name}"\n`]);
  if (at(45) < 0.1) files.push(['CONTRIBUTING.md', '# Contributing\n\nOpen an issue before you begin.\n']);
  if (at(46) < 0.45) files.push(...workflows(seed, index));
  if (at(47) < 0.5) files.push(['tests/test_main.py', `# ${name}\n`]);
  files.push(['src/main.py', `print("${name}")\n`]);
  return new Map(files);
}

/** A manifest and, in four of five repositories, a lock file as npm writes it. */
function npmFiles(seed: number, index: number): [string, string][] {
  const at = (salt: number) => seeded(seed, index, salt);
  const name = generatedName(seed, index);
  const version = `1.0.${index % 40}`;
  const dependencies = Object.fromEntries(
    Array.from({ length: 4 + Math.floor(12 * at(51)) }, (_, n) => [
      `sample-package-${Math.floor(400 * at(200 + n) ** 3)}`,
      `^${1 + Math.floor(9 * at(300 + n))}.0.0`,
    ]),
  );
  const manifest = { name, version, private: at(52) < 0.5, dependencies };
  const files: [string, string][] = [['package.json', `${JSON.stringify(manifest, null, 2)}\n`]];
  if (at(53) > 0.8) return files;
  const locked = Object.entries(dependencies).map(([each, range], n) => {
    const entry = { version: `${range.slice(1, -1)}${n}`, integrity: `sha512-${`${index}${n}`.repeat(8)}==` };
    return [`node_modules/${each}`, entry] as const;
  });
  const lock = {
    name,
    version,
    lockfileVersion: 3,
    packages: { '': manifest, ...Object.fromEntries(locked) },
  };
  return [...files, ['package-lock.json', `${JSON.stringify(lock, null, 2)}\n`]];
}

/** Up to four workflows; half of the repositories have one that is like no other. */
function workflows(seed: number, index: number): [string, string][] {
  const at = (salt: number) => seeded(seed, index, salt);
  return ['test', 'release', 'stale', 'scan'].slice(0, 1 + Math.floor(4 * at(54))).map((name, n) => {
    const branch = at(55 + n) < 0.5 ? generatedName(seed, index) : 'main';
    const steps = `      - uses: actions/checkout@v${3 + Math.floor(2 * at(60 + n))}\n      - run: make ${name}\n`;
    const head = `on: { push: { branches: [${branch}] } }\njobs:\n  ${name}:\n    runs-on: ubuntu-latest\n    steps:\n`;
    return [`.github/workflows/${name}.yml`, `${head}${steps}`];
  });
}

function licenceFileOf(kind: string, at: number): [string, string][] {
  const file = at < 0.7 ? 'LICENSE' : 'LICENCE.md';
  const shown = kind === 'ogl' && at < 0.5 ? 'ogl-notice' : kind;
  const holder = `Copyright (c) ${2016 + Math.floor(at * 10)} Sample organisation`;
  return Object.entries(licenceFiles({ kind: shown, file, holder }));
}

/** A README unlike any other: its sentences follow from the number. */
function readme(seed: number, index: number): string {
  const name = generatedName(seed, index);
  const paragraphs = Array.from(
    { length: 4 + Math.floor(14 * seeded(seed, index, 50) ** 2) },
    (_, paragraph) => {
      const at = (salt: number) => seeded(seed, index, 60 + 10 * paragraph + salt);
      return (
        `The ${pick(subjects, at(1))} ${pick(parts, at(2))} ${pick(works, at(3))} the ${pick(subjects, at(4))} team. ` +
        `It reads version ${Math.floor(at(5) * 9)} of the ${pick(subjects, at(6))} list and ${pick(works, at(7))} each clinic.`
      );
    },
  );
  return `# ${name}\n\n${paragraphs.join('\n\n')}\n\n## Contact\n\nWrite to team-${index}@example.org\n`;
}
