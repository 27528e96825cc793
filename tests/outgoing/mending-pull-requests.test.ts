import { expect, test } from 'vitest';
import { administrator } from '../../src/auth/actor.ts';
import { silentLog } from '../../src/base/log.ts';
import { Problem } from '../../src/base/problem.ts';
import type { ActionRecord } from '../../src/domain/action-record.ts';
import { noAnswers } from '../../src/mending/mending.ts';
import { createMendingPullRequests } from '../../src/outgoing/mending-pull-requests.ts';
import { published } from '../a-public-store.ts';
import { aRepository, aVerdict } from '../builders.ts';
import { aCatalogue, now, stored } from '../web/fake-tools.ts';

const url = 'https://github.com/sample-trust/ward-board/pull/3';
const lacking = published(
  stored(
    aRepository({
      licence: null,
      ...aVerdict([{ check: 'has-licence', outcome: 'unmet', because: 'There is none.' }]),
    }),
  ),
);
const readme = { kind: 'file', content: new TextEncoder().encode('# Ward board\n') } as const;

function desk(paths: string[], open: () => Promise<{ url: string; number: number; outcome: 'opened' }>) {
  const recorded: ActionRecord[] = [];
  const mending = createMendingPullRequests({
    records: { saveAction: async (record) => void recorded.push(record) },
    catalogue: () => aCatalogue(),
    readTree: async () => ({
      ...{ branch: 'main', head: 'a'.repeat(40), submodules: [] },
      files: new Map(paths.map((path) => [path, readme])),
    }),
    openPullRequest: open,
    clock: () => now,
    log: silentLog,
  });
  const request = { repository: lacking, kinds: ['licence'], answers: noAnswers, by: administrator };
  return { recorded, ask: () => mending.open(request, new AbortController().signal) };
}

const opened = async () => ({ url, number: 3, outcome: 'opened' as const });

test('a pull request is recorded with who asked, when, for which files and where it is', async () => {
  const { recorded, ask } = desk(['README.md'], opened);
  await ask();
  expect(recorded).toMatchObject([
    {
      ...{ at: now.toISOString(), actor: 'administrator', kind: 'ready-files', repository: 'github:1' },
      ...{ subject: 'sample-trust/ward-board', details: ['LICENCE'], outcome: 'opened', url, message: null },
    },
  ]);
});

test.each([
  ['the file came meanwhile', ['README.md', 'COPYING'], opened, 'None of these files is lacking any more.'],
  [
    'the forge refuses',
    ['README.md'],
    () => Promise.reject(new Problem('unreachable', 'GitHub does not answer.')),
    'GitHub does not answer.',
  ],
])('what failed is recorded too: %s', async (_, paths, open, message) => {
  const { recorded, ask } = desk(paths, open);
  await expect(ask()).rejects.toThrow(message);
  expect(recorded).toMatchObject([{ outcome: 'failed', details: ['licence'], url: null, message }]);
});
