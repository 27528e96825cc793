import type { Log } from '../../base/log.ts';
import { Problem } from '../../base/problem.ts';
import type { FingerprintEntry, TemplateFingerprint } from '../../lineage/fingerprints.ts';
import type { Answers, Question, TemplateSource } from '../../domain/template.ts';
import { holds } from '../answers/conditions.ts';
import type { Templates } from './load-templates.ts';
import { planService } from '../planning/plan-service.ts';
import { plannedTree } from '../planning/planned-tree.ts';

/**
 * What each of our own templates puts into a service regardless of its answers, for every kept release.
 *
 * @throws Problem `invalid` with the faults of a template
 */
export async function fingerprintTemplates(templates: Templates): Promise<TemplateFingerprint[]> {
  const fingerprints: TemplateFingerprint[] = [];
  for (const { id } of await templates.list()) {
    for (const version of await templates.versions(id)) {
      const source = await templates.release(id, version);
      if (source) fingerprints.push({ template: id, version, repository: null, entries: entriesOf(source) });
    }
  }
  return fingerprints;
}

/**
 * What our own templates leave in services, worked out when it is first asked for. Faulty templates must not
 * stop a harvest: it then looks for those of the estate alone.
 */
export function ownFingerprints(
  templates: Templates,
  log: Log,
): () => Promise<readonly TemplateFingerprint[]> {
  let fingerprints: Promise<readonly TemplateFingerprint[]> | undefined;
  return () => (fingerprints ??= fingerprintTemplates(templates).catch(withNone));

  function withNone(problem: unknown): readonly TemplateFingerprint[] {
    if (!(problem instanceof Problem)) throw problem;
    log.error(
      { problem: problem.message },
      'Services made from our own templates cannot be recognised by their files',
    );
    return [];
  }
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
