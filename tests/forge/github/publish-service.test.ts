import { describe, expect, test } from 'vitest';
import type { TreeFile } from '../../../src/domain/file-tree.ts';
import { Problem } from '../../../src/base/problem.ts';
import type { FaultKind } from '../../../simulator/simulator.ts';
import { access, aService, publishing, token } from './publishing.ts';

const titles = [
  'Create the public repository sample-org/ward-board',
  'Write 5 files as its first commit',
  'Make “main” its default branch',
  'Switch issues on, the wiki off, and delete branches once they are merged',
  'Set its topics: nhs, beds',
  'Let people report vulnerabilities privately',
  'Look for secrets in what is pushed, and refuse pushes that hold any',
  'Give the team ward-systems access to write',
  'Let “main” change by reviewed pull requests alone',
];

async function failing(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
}

describe('what keeps a new repository safe', () => {
  test('is told with what to do by hand where it is refused, and the service stays', async () => {
    const { forge, publisher } = await publishing();
    await using _forge = forge;
    const service = aService({ team: 'nobody', private: true });
    const { steps } = await publisher.publishService(service, access());
    const detailOf = (id: string) => steps.find((step) => step.id === id);
    expect(detailOf('team')).toMatchObject({
      outcome: 'remark',
      detail: expect.stringContaining('Create the team nobody in sample-org') as string,
    });
    expect(detailOf('rule')).toMatchObject({
      outcome: 'remark',
      detail: expect.stringContaining('make a rule for the default branch') as string,
    });
    expect(forge.estate.repository('sample-org', 'ward-board')).toBeDefined();
  });

  test('begins with a name that is free', async () => {
    const { forge, publisher } = await publishing();
    await using _forge = forge;
    const isTaken = (name: string) => publisher.isNameTaken({ owner: 'sample-org', name }, access());
    expect([await isTaken('r1'), await isTaken('ward-board')]).toEqual([true, false]);
    Object.assign(forge.estate.repository('sample-org', 'r1')!, { visibility: 'private' });
    expect(await isTaken('r1')).toBe(false);
  });
});

describe('publishing a service', () => {
  test.each(['main', 'master'])(
    'makes a repository with exactly its files, where new ones begin with %s',
    async (initialBranch) => {
      const { forge, publisher } = await publishing({ initialBranch });
      await using _forge = forge;
      forge.written.teams.add('sample-org/ward-systems');
      const service = aService({ team: 'ward-systems' });
      const { url, steps } = await publisher.publishService(service, access());
      expect(url).toBe(`${forge.url}/sample-org/ward-board`);
      expect(steps).toEqual(
        titles.map((title, n) => ({ id: steps[n]?.id, title, outcome: 'done', detail: null })),
      );
      const made = forge.estate.repository('sample-org', 'ward-board')!;
      const files = [...made.files()].map(([path, content]): [string, TreeFile] => {
        const executable = typeof content === 'object' && 'executable' in content;
        const bytes = executable ? content.executable : (content as Buffer);
        return [path, { kind: executable ? 'executable' : 'file', content: new Uint8Array(bytes) }];
      });
      expect(new Map(files)).toEqual(service.files);
      expect(made.visibility).toBe('public');
      expect(made.facts()).toMatchObject({
        description: service.description,
        topics: ['nhs', 'beds'],
        issuesEnabled: true,
        defaultBranch: 'main',
      });
      expect(forge.written.of(made).settings).toEqual({
        has_wiki: false,
        delete_branch_on_merge: true,
        private_vulnerability_reporting: true,
        security_and_analysis: {
          secret_scanning: { status: 'enabled' },
          secret_scanning_push_protection: { status: 'enabled' },
        },
        team: { 'ward-systems': 'push' },
        ruleset: expect.objectContaining({ enforcement: 'active' }) as object,
      });
      expect([...forge.written.of(made).branches.keys()]).toEqual([]);
      expect(forge.requests.unexpected).toEqual([]);
    },
  );

  test('goes to a person’s own account, and only to theirs', async () => {
    const { forge, publisher } = await publishing();
    await using _forge = forge;
    await publisher.publishService(aService({ owner: 'Sample-Person' }), access());
    expect(forge.estate.repository('sample-person', 'ward-board')).toBeDefined();
    forge.estate.addAccount({ login: 'somebody', kind: 'user' });
    const theirs = await failing(publisher.publishService(aService({ owner: 'somebody' }), access()));
    expect(theirs).toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('sample-person') as string,
    });
    const nobody = await failing(publisher.publishService(aService({ owner: 'nobody' }), access()));
    expect(nobody.kind).toBe('not-found');
    expect([...forge.estate.repositories]).toHaveLength(2);
  });

  test('never touches a repository that is there, public or private', async () => {
    const { forge, publisher } = await publishing();
    await using _forge = forge;
    const before = forge.estate.repository('sample-org', 'r1')!.files();
    for (const hide of [false, true]) {
      if (hide) forge.estate.makePrivate('sample-org/r1');
      const problem = await failing(publisher.publishService(aService({ name: 'R1' }), access()));
      expect(problem.kind).toBe('conflict');
      expect(problem.faults[0]).toMatch(/^Create .*: failed\./);
      expect(problem.faults.slice(1).every((line) => line.endsWith(': not begun.'))).toBe(true);
    }
    expect(forge.estate.repository('sample-org', 'r1')!.files()).toEqual(before);
    expect(forge.requests.count(/delete|edit|git/)).toBe(0);
  });

  test('leaves reporting off, with a remark, where GitHub does not allow it', async () => {
    const { forge, publisher } = await publishing();
    await using _forge = forge;
    const { steps } = await publisher.publishService(aService({ private: true, topics: [] }), access());
    expect(steps.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'create done',
      'files done',
      'branch done',
      'settings done',
      'reporting remark',
      'scanning done',
      'rule remark',
    ]);
    expect(steps.find(({ id }) => id === 'reporting')?.detail).toContain('422');
    expect(forge.estate.repository('sample-org', 'ward-board')?.visibility).toBe('private');
  });

  test('writes many and large files in few requests', async () => {
    const { forge, publisher } = await publishing();
    await using _forge = forge;
    const content = new Uint8Array(Buffer.from('x'.repeat(300_000)));
    const many = Array.from({ length: 9 }, (_, n): [string, TreeFile] => [
      `f${n}.txt`,
      { kind: 'file', content },
    ]);
    const files = new Map<string, TreeFile>([
      ['a.txt', { kind: 'file', content: new Uint8Array() }],
      ...many,
    ]);
    await publisher.publishService(aService({ files }), access());
    expect(forge.requests.byKind['rest:git/trees:post']).toBe(3);
    expect([...forge.estate.repository('sample-org', 'ward-board')!.files().keys()]).toHaveLength(10);
  });

  test.each([
    ['files', /^rest:git\/blobs/],
    ['files', /^rest:git\/trees/],
    ['files', /^rest:git\/commits/],
    ['branch', /^rest:git\/refs/],
    ['settings', /^rest:repos:edit/],
    ['topics', /^rest:repos\/topics/],
  ])('when %s fail (%s), nothing is left and the report says so', async (_step, match) => {
    for (const kind of ['forbidden', 'bad-gateway', 'cut-body'] as FaultKind[]) {
      const { forge, publisher } = await publishing({ faults: [{ kind, match }] });
      await using _forge = forge;
      const problem = await failing(publisher.publishService(aService(), access()));
      expect(problem.kind).toBe(kind === 'forbidden' ? 'forbidden' : 'unreachable');
      expect(problem.message).toContain('What had been made was deleted again.');
      expect(problem.faults).toHaveLength(8);
      expect(problem.faults[0]).toBe(`${titles[0]}: done, then undone.`);
      expect(problem.faults.filter((line) => line.includes(': failed.'))).toHaveLength(1);
      expect(forge.estate.repository('sample-org', 'ward-board')).toBeUndefined();
      expect(JSON.stringify([problem.message, problem.faults])).not.toContain(token);
    }
  });

  test('a passing failure is nothing to give up for', async () => {
    const faults = [{ kind: 'bad-gateway' as const, match: /^rest:(git|repos)/, every: 2 }];
    const { forge, publisher } = await publishing({ faults });
    await using _forge = forge;
    await publisher.publishService(aService(), access());
    expect(forge.estate.repository('sample-org', 'ward-board')?.facts().topics).toEqual(['nhs', 'beds']);
  });

  test('says which permission workflows need, when GitHub only says “Not Found”', async () => {
    const { forge, publisher } = await publishing({
      faults: [{ kind: 'not-found', match: /^rest:git\/trees/ }],
    });
    await using _forge = forge;
    const problem = await failing(publisher.publishService(aService(), access()));
    expect(problem).toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('“workflow” scope') as string,
    });
    const files = new Map([...aService().files].filter(([path]) => !path.startsWith('.github/')));
    const other = await failing(publisher.publishService(aService({ files }), access()));
    expect(other.message).not.toContain('workflow');
  });

  test('says exactly what is left when it may not be deleted either', async () => {
    const faults = [
      { kind: 'bad-gateway' as const, match: /^rest:repos\/topics/ },
      { kind: 'forbidden' as const, match: /^rest:repos:delete/ },
    ];
    const { forge, publisher } = await publishing({ faults });
    await using _forge = forge;
    const problem = await failing(publisher.publishService(aService(), access()));
    expect(problem.kind).toBe('partial');
    expect(problem.message).toContain(`still there: ${forge.url}/sample-org/ward-board`);
    expect(problem.message).toContain('gh repo delete sample-org/ward-board');
    expect(problem.faults[0]).toBe(`${titles[0]}: done.`);
    expect(problem.faults[4]).toMatch(/: failed\. .*502/);
  });

  test('a lost answer to the creation is not asked for again; the report says so', async () => {
    const { forge, publisher } = await publishing({
      faults: [{ kind: 'cut-connection', match: /:create$/ }],
    });
    await using _forge = forge;
    const problem = await failing(publisher.publishService(aService(), access()));
    expect(problem).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('Look for it') as string,
    });
    expect(forge.requests.count(/:create$/)).toBe(1);
    expect(forge.requests.count(/delete/)).toBe(0);
  });

  test.each([/:create$/, /^rest:git\/trees/, /^rest:repos\/topics/])(
    'stopped at %s, it cleans up before it ends',
    async (match) => {
      const { forge, publisher } = await publishing();
      await using _forge = forge;
      const stop = new AbortController();
      forge.onRequest(1, () => stop.abort(new Error('stopped by its caller')), match);
      const work = publisher.publishService(aService(), { token, signal: stop.signal });
      await expect(work).rejects.toThrow('stopped by its caller');
      await fetch(`${forge.apiUrl}/rate_limit`); // by now the forge has done all it was asked
      expect(forge.estate.repository('sample-org', 'ward-board')).toBeUndefined();
    },
  );

  test('a token that GitHub does not know is the caller’s affair', async () => {
    const { forge, publisher } = await publishing({ token: 'another' });
    await using _forge = forge;
    const problem = await failing(publisher.publishService(aService(), access()));
    expect(problem.kind).toBe('unauthorised');
    expect(problem.message).not.toContain('GITHUB_TOKEN');
  });
});

describe('the plan of publishing', () => {
  test('is the steps, without a request', async () => {
    const { forge, publisher } = await publishing();
    await using _forge = forge;
    expect(
      publisher.planService(aService({ team: 'ward-systems' })).map(({ title, outcome }) => [title, outcome]),
    ).toEqual(titles.map((title) => [title, 'planned']));
    expect(forge.requests.total).toBe(0);
  });

  test('tells everything that is wrong with it at once', async () => {
    const { forge, publisher } = await publishing();
    await using _forge = forge;
    const wrong = aService({
      owner: '../x',
      name: '..',
      description: 'a\nb',
      topics: ['NHS!'],
      files: new Map(),
    });
    expect(() => publisher.planService(wrong)).toThrow(Problem);
    const problem = await failing(publisher.publishService(wrong, access()));
    expect([problem.kind, problem.faults.length]).toEqual(['invalid', 5]);
    expect(forge.requests.total).toBe(0);
  });
});
