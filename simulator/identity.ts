import type { SampleAccount, SampleRepository } from './estate/repository.ts';
import { newNodeId, oldNodeId } from './node-ids.ts';

/** When GitHub began to give new repositories ids of the new form; older ones still show the old. */
const newIdsSince = Date.UTC(2021, 9, 1);

export function repositoryNodeId({ id, createdAt }: SampleRepository): string {
  return createdAt < newIdsSince ? oldNodeId('Repository', id) : newNodeId('R', id);
}

export function accountNodeId({ id, kind, createdAt }: SampleAccount): string {
  const organisation = kind === 'organisation';
  if (createdAt < newIdsSince) return oldNodeId(organisation ? 'Organization' : 'User', id);
  return newNodeId(organisation ? 'O' : 'U', id);
}

/** An instant as GitHub writes it: UTC, no fractions. */
export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
