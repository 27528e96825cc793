import type { Log } from '../../base/log.ts';
import { Problem } from '../../base/problem.ts';
import type { FingerprintEntry, TemplateFingerprint } from '../../lineage/fingerprints.ts';
import type { Answers, Question, TemplateSource } from '../../domain/template.ts';
import { holds } from '../answers/conditions.ts';
import type { Templates } from './load-templates.ts';
import { planService } from '../planning/plan-service.ts';
import { plannedTree } from '../planning/planned-tree.ts';

/**
 * What each of our own templates puts into a service regardless of its answers, for every kept release. A release that
 * cannot be made is told and left out: it must not stop a harvest.
 */
export async function fingerprintTemplates(
  templates: Templates,
  onFault: (problem: Problem) => void = () => {},
): Promise<TemplateFingerprint[]> {
  const fingerprints: TemplateFingerprint[] = [];
  const versions = await unlessFaulty(() => allVersions(templates), onFault);
  for (const { id, version } of versions ?? []) {
    const entries = await unlessFaulty(async () => {
      const source = await templates.release(id, version);
      return source && entriesOf(source);
    }, onFault);
    if (entries) fingerprints.push({ template: id, version, repository: null, entries });
  }
  return fingerprints;
}

async function allVersions(templates: Templates): Promise<{ id: string; version: string }[]> {
  const list = await templates.list();
  const all = list.map(async ({ id }) => (await templates.versions(id)).map((version) => ({ id, version })));
  return (await Promise.all(all)).flat();
}

async function unlessFaulty<T>(
  work: () => Promise<T>,
  onFault: (problem: Problem) => void,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    onFault(error);
    return undefined;
  }
}

/** What our own templates leave in services, worked out when it is first asked for, and again when there are others. */
export function ownFingerprints(
  templates: Templates,
  log: Log,
): () => Promise<readonly TemplateFingerprint[]> {
  let known: { key: string; fingerprints: Promise<readonly TemplateFingerprint[]> } | undefined;
  const onFault = ({ message: problem, faults }: Problem) =>
    log.error({ problem, faults }, 'Services made from a template cannot be recognised by their files');
  return async () => {
    const list = (await unlessFaulty(() => templates.list(), onFault)) ?? [];
    const key = list.map(({ id, version }) => `${id} ${version}`).join('\n');
    if (known?.key !== key) known = { key, fingerprints: fingerprintTemplates(templates, onFault) };
    return known.fingerprints;
  };
}

/** Two teams that are alike in nothing but their choices; what both get comes from the choices alone. */
const teams = [
  { text: 'First', email: 'first@example.nhs.uk', date: '2001-01-01' },
  { text: 'Second', email: 'second@example.nhs.uk', date: '2002-02-02' },
] as const;

/** How many choices to try: the first of each question, the second, and so on. */
const maxRounds = 6;

function entriesOf(source: TemplateSource): FingerprintEntry[] {
  const lists = source.template.questions.map(({ choices }) => choices.length);
  const rounds = Math.min(maxRounds, Math.max(2, ...lists));
  const entries = new Map<string, FingerprintEntry>();
  for (let round = 0; round < rounds; round += 1) {
    const [first, second] = teams.map((team) =>
      plannedTree(planService(source, answersFor(source, team, round), team).files, { folderIds: true }),
    );
    const theirs = new Set(second?.map(keyOf));
    for (const entry of first ?? []) if (theirs.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  }
  return [...entries.values()];
}

function keyOf({ path, oid }: FingerprintEntry): string {
  return `${oid} ${path}`;
}

function answersFor({ template }: TemplateSource, team: (typeof teams)[number], round: number): Answers {
  const answers: Record<string, string | boolean> = {};
  for (const question of template.questions)
    if (holds(question.when, answers)) answers[question.id] = answerTo(question, team, round);
  return answers;
}

function answerTo({ type, choices }: Question, team: (typeof teams)[number], round: number) {
  if (type === 'yes-no') return round % 2 === 0;
  if (type === 'choice') return choices[round % choices.length]?.value ?? '';
  return type === 'email' ? team.email : team.text;
}
