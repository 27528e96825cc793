import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A question that was put to the stand-in. */
export interface Question {
  path: string;
  body: Record<string, unknown>;
  key: string | undefined;
}

type Answer = (question: Question, res: ServerResponse) => void;

/** A stand-in for Meilisearch over an index of nothing, which answers in its shapes and keeps what it was asked. */
export async function openStandIn(answer: Answer = emptyIndex) {
  const questions: Question[] = [];
  const server = createServer((req, res) => {
    void (async () => {
      const text = await textOf(req);
      const path = req.url ?? '';
      const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
      const question = { path, body, key: req.headers.authorization };
      questions.push(question);
      answer(question, res);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    questions,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers as a server with an index at position 1 and no documents does. */
export function emptyIndex({ path, body }: Question, res: ServerResponse): void {
  const found = { hits: [], totalHits: 0, estimatedTotalHits: 0, processingTimeMs: 0 };
  const position = { ...found, hits: [{ position: 1 }] };
  const queries = (body['queries'] ?? []) as { filter?: string }[];
  if (path.endsWith('/facet-search')) send(res, { facetHits: [] });
  else if (body['federation']) send(res, found);
  else
    send(res, {
      results: queries.map(({ filter = '' }) => (filter.includes('"position"') ? position : found)),
    });
}

export function send(res: ServerResponse, body: unknown, status = 200): void {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
}
