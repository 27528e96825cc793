import { styleText } from 'node:util';
import { Problem } from '../base/problem.ts';
import type { Mending, ReadyFile } from '../mending/mending.ts';
import type { CommandContext } from './command-context.ts';

/** What a person can say on the command line of what files hold. */
export interface MendingOptions {
  policy: string;
  holder: string;
  contact: string;
  owners: string;
}

/**
 * The files that mend what checks find lacking in a folder.
 *
 * @throws Problem `invalid` for an answer that will not do, or an unknown policy
 */
export async function workOutMending(
  folder: string,
  { policy: id, holder, contact, owners }: MendingOptions,
  context: CommandContext,
): Promise<Mending> {
  const { readMendingAnswers, readyFiles } = await import('../mending/mending.ts');
  const { assessFiles } = await import('../assessment/assessment.ts');
  const { readmeAmong } = await import('../documents/readme-file.ts');
  const { answers, errors } = readMendingAnswers({ holder, contact, owners });
  const faults = Object.entries(errors).map(([name, message]) => `--${name} ${message}`);
  if (faults.length > 0) throw new Problem('invalid', 'Invalid input.', { faults });
  const policies = await context.policies();
  const policy = policies.find((each) => each.id === id);
  if (!policy) throw new Problem('invalid', `There is no policy ${id}.`);
  const now = new Date();
  const { evidence, files } = await context.readWorkTreeEvidence(folder);
  const { licence, findings } = assessFiles({ evidence, files, organisation: undefined, now }, [policy]);
  const readme = readmeAmong(files);
  const mending = readyFiles({
    ...{ evidence, licence, findings, answers, now },
    catalogue: { title: '', brand: evidence.owner, contact: null, organisations: [] },
    readme: typeof readme?.text === 'string' ? { path: readme.path, text: readme.text } : undefined,
  });
  return { ...mending, left: mending.left.map((each) => ({ ...each, because: inOptions(each.because) })) };
}

/** What pages ask for in fields is said by options here. */
function inOptions(because: string): string {
  return because.replace('under “Add what only you know”', 'with --holder, --contact or --owners');
}

/** What is to be said of the files that were chosen, and of those that cannot be made, a line each. */
export function mendingRemarks({ refusal, left }: Mending, chosen: readonly ReadyFile[]): string[] {
  const none = 'Nothing that a file could mend is lacking.';
  return [
    ...(refusal === null ? [] : [refusal]),
    ...(refusal === null && chosen.length === 0 && left.length === 0 ? [none] : []),
    ...chosen.flatMap(({ path, title, remarks }) => [
      `${styleText('green', '+')} ${path}: ${title}`,
      ...remarks.map((remark) => `    ${remark}`),
    ]),
    ...left.map(({ title, because }) => `${styleText('dim', '–')} ${title}: ${because}`),
  ];
}
