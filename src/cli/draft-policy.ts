import { readFile } from 'node:fs/promises';
import { Problem } from '../base/problem.ts';
import type { AssessmentRules } from '../assessment/assessment.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Policy } from '../domain/policy.ts';

/** Whether a policy is named by the path of a file, and not by the id of a pack. */
export function isPolicyFile(policy: string): boolean {
  return /\.ya?ml$/i.test(policy);
}

/**
 * Reads a draft of a policy, which may extend a pack of the hub, or stand in place of one with the same id.
 *
 * @throws Problem `not-found` where there is no such file, `invalid` with every fault in it
 */
export async function readDraft(path: string, policies: readonly Policy[]): Promise<Policy> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Problem('not-found', `There is no file ${path} that could be read.`, { cause });
  });
  const { joinPacks, parsePack } = await import('../policy/policy.ts');
  const draft = parsePack(text, path);
  const others = policies
    .filter(({ id }) => id !== draft.id)
    .map(({ extends: _, ...whole }): Policy => whole);
  const joined = joinPacks([...others, draft]);
  if (joined.faults.length > 0)
    throw new Problem('invalid', `The policy ${path} is not right.`, { faults: joined.faults });
  return joined.policies.at(-1) ?? draft;
}

/** The rules in force with a draft beside them, as if every organisation that it is for had named it. */
export function withDraft(rules: AssessmentRules, draft: Policy): AssessmentRules {
  const organisations = [...rules.organisations].map(([login, each]): [string, Organisation] => [
    login,
    { ...each, policies: [...new Set([...each.policies, draft.id])] },
  ]);
  return {
    ...rules,
    policies: [...rules.policies.filter(({ id }) => id !== draft.id), draft],
    organisations: new Map(organisations),
  };
}
