import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Relayed {
  path: string;
  /** The GraphQL request; undefined for REST. */
  query: string | undefined;
  variables: Record<string, unknown>;
}

export interface RelayedAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

type Alter = (request: Relayed, answer: RelayedAnswer) => RelayedAnswer | undefined | Promise<undefined>;

/** Stands between an adapter and a sample forge and changes single answers, for faults that need exact scripting. */
export async function startProxy(target: string, alter: Alter) {
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      const { host: _, connection: _c, 'content-length': _l, ...headers } = request.headers;
      const answer = await fetch(target + request.url, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(body === '' ? {} : { body }),
      });
      const parsed =
        body === '' ? {} : (JSON.parse(body) as { query?: string; variables?: Relayed['variables'] });
      const relayed = {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      };
      const path = request.url ?? '';
      const asked = { path, query: parsed.query, variables: parsed.variables ?? {} };
      const altered = (await alter(asked, relayed)) ?? relayed;
      const {
        'content-length': _cl,
        'content-encoding': _ce,
        'transfer-encoding': _te,
        ...rest
      } = altered.headers;
      response.writeHead(altered.status, rest).end(altered.status === 304 ? undefined : altered.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
