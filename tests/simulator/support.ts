import { Dataset, startSampleForge } from '../../simulator/simulator.ts';
import type { SampleForge, SampleForgeOptions } from '../../simulator/simulator.ts';

export const noon = new Date('2026-06-01T12:00:00Z');

/** An estate of one organisation with so many small repositories, r1 the oldest, on a clock that can be set. */
export function smallEstate(count: number): { estate: Dataset; time: { now: Date } } {
  const time = { now: noon };
  const estate = new Dataset({ clock: () => time.now });
  estate.addAccount({ login: 'sample-org', name: 'Sample organisation (made up)' });
  for (let index = 1; index <= count; index++) {
    const pushedAt = new Date(noon.getTime() - (count - index + 1) * 3_600_000);
    const files = { 'README.md': `# Repository ${index}\n`, 'src/main.py': 'print("hello")\n' };
    estate.create('sample-org', {
      name: `r${index}`,
      createdAt: pushedAt,
      files,
      topics: ['health', 'sample'],
    });
  }
  return { estate, time };
}

export async function forgeOf(
  count: number,
  options: Partial<SampleForgeOptions> = {},
): Promise<SampleForge> {
  return startSampleForge({ estate: smallEstate(count).estate, ...options });
}

export async function post(
  forge: SampleForge,
  body: unknown,
  token: string | null = 'secret',
): Promise<Response> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  return fetch(`${forge.apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The body of a GraphQL answer. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into answers of every shape
export async function ask(forge: SampleForge, query: string, variables: object = {}): Promise<any> {
  return (await post(forge, { query, variables })).json();
}
