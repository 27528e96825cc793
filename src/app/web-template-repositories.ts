import { Problem } from '../base/problem.ts';
import { openTemplateRepositories } from '../forge/git/template-repositories.ts';
import { webAddressOf } from '../forge/github/web-address.ts';
import type { ReadRepository } from '../domain/template-repository.ts';

/** For anybody who asks a server: nobody's wait, and nobody's template, may take all it has. */
const limits = { milliseconds: 30_000, bytes: 20_000_000, entries: 5_000 };
const concurrency = 2;

/** Template repositories as the pages and the API read them, a few at once. */
export function webTemplateRepositories(apiUrl: string): ReadRepository {
  const read = openTemplateRepositories({ forge: webAddressOf(apiUrl), limits });
  let reading = 0;
  return async (place, signal) => {
    if (reading >= concurrency)
      throw new Problem('rate-limited', 'Other templates are being read just now. Try again in a minute.');
    reading += 1;
    try {
      return await read(place, signal);
    } finally {
      reading -= 1;
    }
  };
}
