import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { FileTree } from '../../../domain/file-tree.ts';
import type { NewService, PublishStep } from '../../publisher.ts';

/** GitHub's own rules for the names of accounts, repositories and topics. */
const login = /^[a-z\d](?:-?[a-z\d]){0,38}$/i;
const repository = /^(?!\.{1,2}$)(?!.*\.git$)[\w.-]{1,100}$/i;
const topic = /^[a-z\d][a-z\d-]{0,49}$/;

const rules = z.object({
  owner: z.string().regex(login, 'The account is not a name that GitHub allows.'),
  name: z
    .string()
    .regex(repository, 'The repository’s name must be letters, digits, hyphens, underscores and full stops.'),
  description: z
    .string()
    .max(350, 'The description must not be longer than 350 characters.')
    .regex(/^\P{Cc}*$/u, 'The description must be on one line.'),
  topics: z
    .array(z.string().regex(topic, 'Topics must be lower-case letters, digits and hyphens.'))
    .max(20, 'There must not be more than 20 topics.'),
  files: z.custom<FileTree>().refine(({ size }) => size > 0, 'There are no files to publish.'),
});

/**
 * The steps of publishing a service, before any is taken.
 *
 * @throws Problem `invalid` with everything that GitHub would not take
 */
export function planSteps(service: NewService): PublishStep[] {
  const { error } = rules.safeParse(service);
  if (error) {
    const faults = [...new Set(error.issues.map(({ message }) => message))];
    throw new Problem('invalid', 'The service cannot be published like this.', { faults });
  }
  const { owner, name, topics, team, files, private: hidden } = service;
  const steps: [PublishStep['id'], string][] = [
    ['create', `Create the ${hidden ? 'private' : 'public'} repository ${owner}/${name}`],
    ['files', `Write ${files.size === 1 ? '1 file' : `${files.size} files`} as its first commit`],
    ['branch', 'Make “main” its default branch'],
    ['settings', 'Switch issues on, the wiki off, and delete branches once they are merged'],
    ...(topics.length > 0
      ? [['topics', `Set its topics: ${topics.join(', ')}`] as [PublishStep['id'], string]]
      : []),
    ['reporting', 'Let people report vulnerabilities privately'],
    ['scanning', 'Look for secrets in what is pushed, and refuse pushes that hold any'],
    ...(team === undefined
      ? []
      : [['team', `Give the team ${team} access to write`] as [PublishStep['id'], string]]),
    ['rule', 'Let “main” change by reviewed pull requests alone'],
  ];
  return steps.map(([id, title]) => ({ id, title, outcome: 'planned', detail: null }));
}

/** A step as a line of a report. */
export function stepLine({ title, outcome, detail }: PublishStep): string {
  const words = {
    planned: 'not begun',
    done: 'done',
    failed: 'failed',
    remark: 'not done; the service is whole without it',
    undone: 'done, then undone',
  };
  return `${title}: ${words[outcome]}.${detail ? ` ${detail}` : ''}`;
}
