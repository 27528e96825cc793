import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSampleForge, type SampleForge } from '../../simulator/simulator.ts';
import { forgeOf, smallEstate } from './support.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into answers of every shape
type Got = { status: number; body: any };

async function send(
  forge: SampleForge,
  line: string,
  body?: unknown,
  token: string | null = 't',
): Promise<Got> {
  const [method = '', path = ''] = line.split(' ');
  const response = await fetch(forge.apiUrl + path, {
    method,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const file = (path: string, content: string, mode = '100644') => ({ path, mode, type: 'blob', content });

/** Puts a commit of one file on top of another, without a branch. */
async function commitOn(
  forge: SampleForge,
  repository: string,
  parent: string,
  path: string,
): Promise<string> {
  const { body: at } = await send(forge, `GET /repos/${repository}/git/commits/${parent}`);
  const entries = { base_tree: at.tree.sha, tree: [file(path, 'new\n')] };
  const { body: tree } = await send(forge, `POST /repos/${repository}/git/trees`, entries);
  const described = { message: 'Add', tree: tree.sha, parents: [parent] };
  return (await send(forge, `POST /repos/${repository}/git/commits`, described)).body.sha as string;
}

const run = promisify(execFile);

describe('creating a repository', () => {
  test('gives it to the organisation or to the person, filled when asked', async () => {
    const { estate } = smallEstate(0);
    estate.addAccount({ login: 'sample-person', kind: 'user' });
    await using forge = await startSampleForge({ estate });
    const made = await send(forge, 'POST /orgs/sample-org/repos', { name: 'ward', auto_init: true });
    expect([made.status, made.body.full_name, made.body.default_branch]).toEqual([
      201,
      'sample-org/ward',
      'main',
    ]);
    const own = await send(forge, 'POST /user/repos', { name: 'own', private: true });
    expect([own.status, own.body.full_name, own.body.private]).toEqual([201, 'sample-person/own', true]);
    expect((await send(forge, 'GET /repos/sample-org/ward/git/ref/heads/main')).status).toBe(200);
    expect((await send(forge, 'POST /repos/sample-person/own/git/blobs', { content: '' })).status).toBe(409);
  });

  test('is refused without a token, for a name that is taken, and elsewhere', async () => {
    await using forge = await forgeOf(1);
    expect((await send(forge, 'POST /orgs/sample-org/repos', { name: 'x' }, null)).status).toBe(401);
    const taken = await send(forge, 'POST /orgs/sample-org/repos', { name: 'R1' });
    expect([taken.status, taken.body.errors[0].message]).toEqual([
      422,
      'name already exists on this account',
    ]);
    expect((await send(forge, 'POST /orgs/nobody/repos', { name: 'x' })).status).toBe(404);
    expect((await send(forge, 'POST /orgs/sample-org/repos', { name: 'a/b' })).status).toBe(422);
  });

  test('can be undone, and settings be changed', async () => {
    await using forge = await forgeOf(1);
    await send(forge, 'PATCH /repos/sample-org/r1', { has_wiki: false, description: 'New' });
    await send(forge, 'PUT /repos/sample-org/r1/topics', { names: ['nhs'] });
    expect((await send(forge, 'PUT /repos/sample-org/r1/private-vulnerability-reporting')).status).toBe(204);
    const repository = forge.estate.repository('sample-org', 'r1');
    expect(repository?.facts()).toMatchObject({ description: 'New', topics: ['nhs'] });
    expect(repository && forge.written.of(repository).settings).toEqual({
      has_wiki: false,
      private_vulnerability_reporting: true,
    });
    expect((await send(forge, 'DELETE /repos/sample-org/r1')).status).toBe(204);
    expect((await send(forge, 'DELETE /repos/sample-org/r1')).status).toBe(404);
  });
});

describe('git data', () => {
  test('put on the default branch can be cloned, with modes', async () => {
    await using forge = await forgeOf(1);
    const entries = [
      file('run.sh', '#!/bin/sh\n', '100755'),
      file('docs/a.md', 'é\n'),
      file('link', 'run.sh', '120000'),
    ];
    const { body: tree } = await send(forge, 'POST /repos/sample-org/r1/git/trees', { tree: entries });
    const described = { message: 'Start', tree: tree.sha, parents: [] };
    const { body: commit } = await send(forge, 'POST /repos/sample-org/r1/git/commits', described);
    const move = { sha: commit.sha, force: true };
    expect((await send(forge, 'PATCH /repos/sample-org/r1/git/refs/heads/main', move)).status).toBe(200);
    const folder = mkdtempSync(join(tmpdir(), 'sample-write-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await run('git', ['clone', '--quiet', `${forge.url}/sample-org/r1.git`, folder]);
    const listed = (await run('git', ['-C', folder, 'ls-files'])).stdout.trim().split('\n');
    expect(listed).toEqual(['docs/a.md', 'link', 'run.sh']);
    expect(readFileSync(join(folder, 'docs/a.md'), 'utf8')).toBe('é\n');
    expect(statSync(join(folder, 'run.sh')).mode & 0o111).not.toBe(0);
    const id = (await run('git', ['-C', folder, 'rev-parse', 'HEAD^{tree}'])).stdout.trim();
    expect(id).toBe(tree.sha);
  });

  test('moves a branch forward only, unless forced', async () => {
    await using forge = await forgeOf(1);
    const { body: main } = await send(forge, 'GET /repos/sample-org/r1/git/ref/heads/main');
    const one = await commitOn(forge, 'sample-org/r1', main.object.sha, 'one.txt');
    const two = await commitOn(forge, 'sample-org/r1', main.object.sha, 'two.txt');
    const ref = { ref: 'refs/heads/topic/x', sha: one };
    expect((await send(forge, 'POST /repos/sample-org/r1/git/refs', ref)).status).toBe(201);
    expect((await send(forge, 'POST /repos/sample-org/r1/git/refs', ref)).status).toBe(422);
    const path = 'PATCH /repos/sample-org/r1/git/refs/heads/topic/x';
    expect((await send(forge, path, { sha: two })).body.message).toBe('Update is not a fast forward');
    const three = await commitOn(forge, 'sample-org/r1', one, 'three.txt');
    expect((await send(forge, path, { sha: three })).status).toBe(200);
    expect((await send(forge, path, { sha: two, force: true })).status).toBe(200);
    expect((await send(forge, path.replace('PATCH', 'DELETE'))).status).toBe(204);
  });

  test('refuses what is not there', async () => {
    await using forge = await forgeOf(1);
    const none = '0'.repeat(40);
    const refused = async (line: string, body: unknown) => (await send(forge, line, body)).status;
    const gone = { path: 'gone.txt', mode: '100644', type: 'blob', sha: null };
    expect(await refused('POST /repos/sample-org/r1/git/trees', { tree: [gone] })).toBe(422);
    expect(await refused('POST /repos/sample-org/r1/git/trees', { tree: [file('../x', '')] })).toBe(422);
    expect(await refused('POST /repos/sample-org/r1/git/commits', { message: 'x', tree: none })).toBe(422);
    expect(await refused('POST /repos/sample-org/r1/git/refs', { ref: 'refs/heads/x', sha: none })).toBe(422);
  });
});

describe('pull requests', () => {
  test('are listed by branch and can be opened once', async () => {
    await using forge = await forgeOf(1);
    const { body: main } = await send(forge, 'GET /repos/sample-org/r1/git/ref/heads/main');
    const sha = await commitOn(forge, 'sample-org/r1', main.object.sha, 'one.txt');
    await send(forge, 'POST /repos/sample-org/r1/git/refs', { ref: 'refs/heads/up', sha });
    const wanted = { title: 'Up', body: 'Why', head: 'up', base: 'main' };
    const made = await send(forge, 'POST /repos/sample-org/r1/pulls', wanted);
    expect([made.status, made.body.html_url]).toEqual([201, `${forge.url}/sample-org/r1/pull/1`]);
    expect((await send(forge, 'POST /repos/sample-org/r1/pulls', wanted)).status).toBe(422);
    await send(forge, 'PATCH /repos/sample-org/r1/pulls/1', { title: 'Other' });
    const listed = await send(forge, 'GET /repos/sample-org/r1/pulls?head=sample-org:up&state=open');
    expect(listed.body).toMatchObject([{ number: 1, title: 'Other', head: { sha } }]);
    expect((await send(forge, 'GET /repos/sample-org/r1/pulls?head=sample-org:down')).body).toEqual([]);
  });
});

test('faults of permission hit the step they are planned for', async () => {
  await using forge = await forgeOf(1, {
    faults: [
      { kind: 'not-found', match: /^rest:git\/trees/ },
      { kind: 'forbidden', match: /^rest:repos:delete/ },
    ],
  });
  expect((await send(forge, 'POST /repos/sample-org/r1/git/trees', { tree: [file('a', '')] })).status).toBe(
    404,
  );
  expect((await send(forge, 'DELETE /repos/sample-org/r1')).status).toBe(403);
  expect(forge.estate.repository('sample-org', 'r1')).toBeDefined();
});
