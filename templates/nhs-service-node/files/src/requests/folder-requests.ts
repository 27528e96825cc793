import { access, constants, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CompleteAnswers } from '../journey/answers.ts';
import { newReference } from './reference.ts';
import type { Requests } from './requests.ts';

/**
 * Keeps each request as a file of its own, readable by this account only. Good for a first pilot on one machine; see
 * docs/adr for when to change to a database.
 *
 * @throws Error when the folder cannot be made
 */
export async function folderRequests(folder: string, now: () => Date = () => new Date()): Promise<Requests> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    async save(answers: CompleteAnswers) {
      const reference = newReference();
      // 'wx' refuses to write over another request, should a reference ever come twice.
      const file = await open(join(folder, `${reference}.json`), 'wx', 0o600);
      try {
        await file.writeFile(`${JSON.stringify({ reference, received: now().toISOString(), answers }, null, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      return reference;
    },
    async ready() {
      await access(folder, constants.W_OK);
    },
  };
}
