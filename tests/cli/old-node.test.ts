import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';

const source = readFileSync(new URL('../../bin/codehub.js', import.meta.url), 'utf8');

test('a Node that is too old is told so in one line', () => {
  const said: string[] = [];
  const process = { version: 'v20.1.0', versions: { node: '20.1.0' }, exitCode: 0 };
  const body = source.replace(/^#!.*/, '');
  new Script(`(async () => {${body}})()`).runInNewContext({
    process,
    console: { error: (line: string) => said.push(line) },
  });
  expect(said).toEqual([
    expect.stringMatching(/^codehub needs Node 24 or later, and this is v20\.1\.0\. .+$/),
  ]);
  expect(process.exitCode).toBe(2);
});
