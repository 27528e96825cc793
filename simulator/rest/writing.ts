import type { SampleRepository } from '../estate/repository.ts';
import type { Answer } from '../server/answer.ts';
import { failure } from '../server/answer.ts';
import type { ForgeState } from '../server/exchange.ts';

/** What a route is asked: names of the path, the query, and the body as parsed JSON. */
export interface WritingRequest {
  parts: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: unknown;
  forge: ForgeState;
}

export interface WritingRoute {
  /** As in RecordedRequest. */
  kind: string;
  method: string;
  path: RegExp;
  /** May throw a ZodError for a body that is not right: GitHub answers 422. */
  answer: (asked: WritingRequest) => Answer;
}

/** Answers for a repository that is there, whoever may see it: tokens of this forge may see everything. */
export function withRepository(answer: (repository: SampleRepository, asked: WritingRequest) => Answer) {
  return (asked: WritingRequest): Answer => {
    const { owner = '', name = '' } = asked.parts;
    const repository = asked.forge.estate.repository(owner, name);
    return repository ? answer(repository, asked) : failure(404, 'Not Found');
  };
}
