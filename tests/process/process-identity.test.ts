import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { identityIn, hasExited, ownIdentity } from '../../src/process/process-identity.ts';

const module = new URL('../../src/process/process-identity.ts', import.meta.url).href;
const says = `
  const { ownIdentity } = await import(${JSON.stringify(module)});
  process.stdout.write(ownIdentity());
  process.stdin.resume();
`;

test('a process is there while it runs, and gone as soon as it was killed', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', says]);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const identity = said.toString();
  expect(identityIn(identity)).toBe(identity);
  expect(hasExited(identity)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(hasExited(identity)).toBe(true);
});

test('this process is there, and always has the same name', () => {
  expect(hasExited(ownIdentity())).toBe(false);
  expect(ownIdentity()).toBe(ownIdentity());
});

test.skipIf(process.platform !== 'linux')('another process with the same number is not taken for it', () => {
  expect(hasExited(ownIdentity().replace(/\d+$/, '1'))).toBe(true);
});

test('nothing is known of a process on another machine', () => {
  const [, pid, start] = ownIdentity().split('-');
  expect(hasExited(`00000000-${pid}-${start}`)).toBe(false);
  expect(hasExited('00000000-999999999-1')).toBe(false);
});

test('a name is found within other words, and not in words without one', () => {
  expect(identityIn(`codehub-git-${ownIdentity()}-x1Y2z3`)).toBe(ownIdentity());
  expect(identityIn('codehub-git-x1Y2z3')).toBeUndefined();
  expect(hasExited('no name')).toBe(false);
});
