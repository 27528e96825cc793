import { execFileSync, spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedFolder } from './some-templates.ts';

const script = join(shippedFolder, '_common/files/dot-github/nhs_numbers.py');
const python = spawnSync('python3', ['--version']).status === 0;

/** Ten digits with the check digit that fits, put together here so that this file holds none. */
function number(nine: string): string {
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  return `${nine}${(11 - (sum % 11)) % 11}`;
}

const real = number('943476591');
const spaced = real.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
const issued = number('450557710');
const forTests = number('999123456');
const wrong = `${real.slice(0, 9)}${(Number(real[9]) + 1) % 10}`;

/** What is found in a repository that holds one file, and then no longer. */
async function scan(folder: string, path: string, text: string) {
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
  await rm(join(folder, '.git'), { recursive: true, force: true });
  git('init', '--quiet');
  git('config', 'user.email', 'test@example.org');
  git('config', 'user.name', 'Test');
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
  git('add', '--force', path);
  git('commit', '--quiet', '--message', 'One');
  git('rm', '--quiet', path);
  git('commit', '--quiet', '--message', 'Two');
  return spawnSync('python3', [script], { cwd: folder, encoding: 'utf8' });
}

describe.runIf(python)('the scan for NHS numbers', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'codehub-scan-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each([
    ['a key of JSON', 'a.json', `{"nhs_number":"${real}"}`, 1],
    ['a key in camel case, without quotes', 'a.json', `{\n "nhsNumber": ${real}\n}`, 2],
    ['a list below its key', 'a.json', `{"nhsNumbers": [\n "${real}"\n]}`, 2],
    ['FHIR', 'a.json', `{"system": "https://fhir.nhs.uk/Id/nhs-number",\n"value": "${real}"}`, 2],
    ['a column of a table', 'a.csv', `id,NHS No,age\n${'1,,20\n'.repeat(8)}2,${real},30\n`, 10],
    ['a column parted by tabs', 'a.tsv', `id\tnhs_number\n1\t9\n2\t3\n4\t5\n6\t7\n2\t${real}\n`, 6],
    ['a column of spaced numbers', 'a.csv', `NHS number;x\n${spaced};2`, 2],
    ['HL7 version 2', 'a.txt', `PID|1||${real}^^^NHS^NH||SAMPLE`, 1],
    ['SQL', 'a.sql', `insert into patient values (${real});`, 1],
    ['spaced digits alone', 'a.md', `See ${spaced}.`, 1],
    ['a range that is given out', 'a.R', `x <- "${issued}"`, 1],
  ])('finds %s, in the history too, and never shows it', async (_name, path, text, line) => {
    const { status, stdout } = await scan(folder, path, text);
    expect(stdout).toMatch(
      new RegExp(`^${path.replace('.', '\\.')}, line ${line}, since commit [0-9a-f]{7,}: `),
    );
    expect(stdout).not.toContain(real);
    expect(status).toBe(1);
  });

  test('lets numbers be that are known to be nobody’s, with the reason', async () => {
    const copy = join(folder, '.github/nhs_numbers.py');
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(script, copy);
    await writeFile(
      join(folder, '.github/nhs-numbers-allowed.txt'),
      `${spaced.slice(0, 7)} the examples of the guide\n`,
    );
    await scan(folder, 'a.json', `{"nhs_number":"${real}"}`);
    const { status } = spawnSync('python3', [copy], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(0);
  });

  test.each([
    ['a number for tests', 'a.json', `{"nhs_number":"${forTests}"}`],
    ['a wrong check digit', 'a.json', `{"nhs_number":"${wrong}"}`],
    ['digits that speak of nobody', 'a.py', `SIZE = ${real}`],
    ['a number of a telephone', 'a.md', `Phone: ${issued}`],
    ['a part of a longer number', 'a.csv', `nhs number\n1${real}\n${real}1`],
    ['a fraction', 'a.csv', `patients\n0.${real}`],
    ['a lock file', 'package-lock.json', `{"nhs_number":"${real}"}`],
    ['a binary file', 'a.bin', `\0nhs number ${real}`],
  ])('lets %s be', async (_name, path, text) => {
    const { status, stdout } = await scan(folder, path, text);
    expect(stdout).toBe('No likely NHS numbers.\n');
    expect(status).toBe(0);
  });
});
