import { openPublisher } from '../../../src/forge/github/publishing/publish.ts';
import type { TreeFile } from '../../../src/domain/file-tree.ts';
import type { NewService, Publisher } from '../../../src/forge/publisher.ts';
import { startSampleForge, type SampleForge, type SampleForgeOptions } from '../../../simulator/simulator.ts';
import { smallEstate } from '../../simulator/support.ts';

export const token = 'a-token-that-nobody-may-see';

/** A forge with an organisation of one repository (r1) and a person, and a publisher that does not wait. */
export async function publishing(
  options: Partial<SampleForgeOptions> = {},
): Promise<{ forge: SampleForge; publisher: Publisher }> {
  const { estate } = smallEstate(1);
  estate.addAccount({ login: 'sample-person', kind: 'user' });
  const forge = await startSampleForge({ estate, git: false, ...options });
  const limits = { gapMs: 0, backOffMs: 1, secondaryWaitMs: 1 };
  return { forge, publisher: openPublisher({ apiUrl: forge.apiUrl, limits }) };
}

export const access = () => ({ token, signal: new AbortController().signal });

export function aService(overrides: Partial<NewService> = {}): NewService {
  const file = (path: string, content: string | Buffer, kind: TreeFile['kind'] = 'file') =>
    [path, { kind, content: new Uint8Array(Buffer.from(content)) }] as const;
  return {
    owner: 'sample-org',
    name: 'ward-board',
    description: 'Shows which beds are free.',
    topics: ['nhs', 'beds'],
    message: 'Start from nhs-service-node 1.2.0',
    files: new Map([
      file('README.md', '# Ward board\r\nCafé “beds” 🏥\n'),
      file('bin/start', '#!/bin/sh\n', 'executable'),
      file('logo.png', Buffer.from([0x89, 0x50, 0, 0xff])),
      file('.github/workflows/ci.yml', 'on: push\n'),
      file('empty.txt', ''),
    ]),
    ...overrides,
  };
}
