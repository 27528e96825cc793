import { z } from 'zod';
import { expectAnswer, type Send } from './publish-request.ts';

const found = z.object({ private: z.boolean() });

/** As `Publisher.isNameTaken` says. A repository that was renamed still leads from its old name. */
export async function isNameTaken(
  { owner, name }: { owner: string; name: string },
  send: Send,
): Promise<boolean> {
  const answer = await send('GET /repos/{owner}/{repo}', { owner, repo: name });
  if (answer.status === 404) return false;
  return !expectAnswer(`Looking for ${owner}/${name}`, answer, found).private;
}
