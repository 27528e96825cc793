import { z } from 'zod';
import { fullNameOf } from '../estate/estate.ts';
import type { SampleRepository } from '../estate/repository.ts';
import type { Answer } from '../server/answer.ts';
import { failure, jsonAnswer } from '../server/answer.ts';
import type { ForgeState } from '../server/exchange.ts';
import { withRepository, type WritingRequest, type WritingRoute } from './writing.ts';
import type { WrittenPull } from './written.ts';

const words = { title: z.string().min(1), body: z.string().max(65_536) };
const creation = z.object({
  ...words,
  head: z.string(),
  base: z.string(),
  draft: z.boolean().default(false),
});
const changes = z.object({ ...words, state: z.enum(['open', 'closed']) }).partial();

const pulls = '^/repos/(?<owner>[^/]+)/(?<name>[^/]+)/pulls';

export const pullRoutes: readonly WritingRoute[] = [
  { kind: 'rest:pulls', method: 'GET', path: new RegExp(`${pulls}$`), answer: withRepository(list) },
  {
    kind: 'rest:pulls:create',
    method: 'POST',
    path: new RegExp(`${pulls}$`),
    answer: withRepository(create),
  },
  {
    kind: 'rest:pulls:one',
    method: 'GET',
    path: new RegExp(`${pulls}/(?<number>\\d+)$`),
    answer: withRepository((repository, { parts, forge }) => {
      const found = pullOf(repository, parts, forge);
      return found ? jsonAnswer(200, pullJson(found, repository, forge)) : failure(404, 'Not Found');
    }),
  },
  {
    kind: 'rest:pulls:edit',
    method: 'PATCH',
    path: new RegExp(`${pulls}/(?<number>\\d+)$`),
    answer: withRepository((repository, { parts, body, forge }) => {
      const found = pullOf(repository, parts, forge);
      if (!found) return failure(404, 'Not Found');
      Object.assign(found, changes.parse(body));
      return jsonAnswer(200, pullJson(found, repository, forge));
    }),
  },
];

function pullOf(
  repository: SampleRepository,
  { number: wanted }: WritingRequest['parts'],
  { written }: ForgeState,
): WrittenPull | undefined {
  return written.of(repository).pulls.find(({ number }) => number === Number(wanted));
}

/** Newest first, as GitHub lists them. */
function list(repository: SampleRepository, { query, forge }: WritingRequest): Answer {
  const state = query.get('state') ?? 'open';
  const [head, base] = [query.get('head'), query.get('base')];
  const found = forge.written
    .of(repository)
    .pulls.filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => head === null || head === `${repository.account.login}:${pull.head}`)
    .filter((pull) => base === null || base === pull.base);
  return jsonAnswer(
    200,
    found.toReversed().map((pull) => pullJson(pull, repository, forge)),
  );
}

function create(repository: SampleRepository, { body, forge }: WritingRequest): Answer {
  const described = creation.parse(body);
  const { written } = forge;
  const [from, to] = [described.base, described.head].map((branch) => written.tip(repository, branch));
  if (from === undefined || to === undefined || from === to) return failure(422, 'Validation Failed');
  const all = written.of(repository).pulls;
  const isOpen = ({ state, head, base }: WrittenPull) =>
    state === 'open' && head === described.head && base === described.base;
  if (all.some(isOpen)) return failure(422, 'Validation Failed');
  if (described.draft && repository.visibility !== 'public')
    return failure(422, 'Draft pull requests are not supported in this repository.');
  const pull: WrittenPull = { ...described, number: all.length + 1, state: 'open', merged: false };
  all.push(pull);
  return jsonAnswer(201, pullJson(pull, repository, forge));
}

function pullJson(
  { number, title, body, state, draft, merged, base, head }: WrittenPull,
  repository: SampleRepository,
  { url, written }: ForgeState,
): Record<string, unknown> {
  return {
    number,
    node_id: `PR_${repository.id}_${number}`,
    title,
    body,
    state,
    draft,
    html_url: `${url}/${fullNameOf(repository)}/pull/${number}`,
    merged_at: merged ? '2026-01-01T00:00:00Z' : null,
    head: { ref: head, sha: written.tip(repository, head) ?? '' },
    base: { ref: base, sha: written.tip(repository, base) ?? '' },
  };
}
