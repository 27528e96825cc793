import type { ServerResponse } from 'node:http';
import { openStandIn, send, type Question } from '../stand-in.ts';

/** Words that mean the same share a direction; any other word has one of its own among the rest. */
const subjects: Record<string, number> = {
  renal: 0,
  kidney: 0,
  dialysis: 0,
  rosters: 1,
  shifts: 1,
  grommet: 1,
};
const dimension = 16;

/** What a model that knows a few words makes of a text. */
export function vectorOf(text: string): number[] {
  const vector = Array.from({ length: dimension }, () => 0.01);
  for (const word of text.toLowerCase().match(/\w+/g) ?? []) {
    const at = subjects[word] ?? 2 + ((word.length * 7 + word.charCodeAt(0)) % (dimension - 2));
    vector[at] = (vector[at] ?? 0) + (word in subjects ? 5 : 0.2);
  }
  return vector;
}

export function textsOf({ body }: Question): string[] {
  return body['input'] as string[];
}

/** Answers as OpenAI's `/v1/embeddings` does. */
export function embed(question: Question, res: ServerResponse): void {
  const data = textsOf(question).map((text, index) => ({
    object: 'embedding',
    index,
    embedding: vectorOf(text),
  }));
  send(res, { object: 'list', model: question.body['model'], data: data.toReversed() });
}

/** A service on this machine, whose answers can be changed. */
export async function openService(answer: typeof embed = embed) {
  const now = { answer };
  const standIn = await openStandIn((question, res) => now.answer(question, res));
  return {
    url: `${standIn.url}/v1/embeddings`,
    questions: standIn.questions,
    answerWith: (next: typeof embed) => (now.answer = next),
    texts: () => standIn.questions.flatMap(textsOf),
    [Symbol.asyncDispose]: () => standIn[Symbol.asyncDispose](),
  };
}
