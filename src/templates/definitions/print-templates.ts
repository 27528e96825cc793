import type { PrintEntry, TemplatePrint } from '../../lineage/template-prints.ts';
import type { Answers, Question, TemplateSource } from '../../domain/template.ts';
import { holds } from '../answers/conditions.ts';
import type { Templates } from './load-templates.ts';
import { planService } from '../planning/plan-service.ts';
import { plannedTree } from '../planning/planned-tree.ts';

/**
 * What each of our own templates leaves in a service whatever its team answered, for every release that is kept.
 *
 * @throws Problem `invalid` with the faults of a template that is not right
 */
export async function printTemplates(templates: Templates): Promise<TemplatePrint[]> {
  const prints: TemplatePrint[] = [];
  for (const { id } of await templates.list()) {
    for (const version of await templates.versions(id)) {
      const source = await templates.release(id, version);
      if (source) prints.push({ template: id, version, repository: null, entries: entriesOf(source) });
    }
  }
  return prints;
}

/** Two teams that are alike in nothing but their choices; what both get comes from the choices alone. */
const teams = [
  { text: 'First', email: 'first@example.nhs.uk', date: '2001-01-01' },
  { text: 'Second', email: 'second@example.nhs.uk', date: '2002-02-02' },
] as const;

/** How many choices to try: the first of each question, the second, and so on. */
const longestList = 6;

function entriesOf(source: TemplateSource): PrintEntry[] {
  const lists = source.template.questions.map(({ choices }) => choices.length);
  const rounds = Math.min(longestList, Math.max(2, ...lists));
  const entries = new Map<string, PrintEntry>();
  for (let round = 0; round < rounds; round += 1) {
    const [first, second] = teams.map((team) =>
      plannedTree(planService(source, answersFor(source, team, round), team).files, { folderIds: true }),
    );
    const theirs = new Set(second?.map(keyOf));
    for (const entry of first ?? []) if (theirs.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  }
  return [...entries.values()];
}

function keyOf({ path, oid }: PrintEntry): string {
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
