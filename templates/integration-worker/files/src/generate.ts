import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { extension, mediaType, syntheticMessage } from './format.ts';
[% if (mllp) { -%]
import { sendByMllp } from './mllp-send.ts';
[% } -%]

const usage = `Makes synthetic messages and puts them into the inbox, or posts them.

npm run generate -- [how many, 10 if not said] [--wrong <how many of them are broken>] [--post <address>][% if (mllp) { %] [--mllp <host:port>][% } %]
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { wrong: { type: 'string', default: '0' }, post: { type: 'string' },[% if (mllp) { %] mllp: { type: 'string' },[% } %] help: { type: 'boolean' } },
});
const count = Number(positionals[0] ?? 10);
const wrong = Number(values.wrong);
if (values.help || !Number.isInteger(count) || count < 0 || count > 50_000 || !Number.isInteger(wrong)) {
  process.stdout.write(usage);
  process.exit(values.help ? 0 : 2);
}

const config = readConfig(process.env);
const inbox = join(config.DATA, 'inbox');
await mkdir(inbox, { recursive: true });
const messages = Array.from({ length: count }, (_, index) => {
  const text = syntheticMessage(index, randomUUID());
  // A broken one has an NHS number that cannot exist.
  return index < wrong ? text.replace(/999\d{7}/, '9990000000') : text;
});
[% if (mllp) { -%]
if (values.mllp) {
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(values.mllp) ?? [];
  const answers = await sendByMllp(host || values.mllp, Number(port || 2575), messages);
  for (const answer of answers) {
    const refusal = answer.split('\r').find((line) => /^MSA.[AC][ER]/.test(line));
    if (refusal) process.stdout.write(`${refusal}\n`);
  }
  process.stdout.write(`${answers.length} messages sent and answered.\n`);
  process.exit();
}
[% } -%]
for (const message of messages) await (values.post ? post(values.post, message) : drop(message));
process.stdout.write(`${count} messages ${values.post ? 'posted' : `put into ${inbox}`}.\n`);

/** Under a name that the worker overlooks until the file is whole. */
async function drop(message: string): Promise<void> {
  const path = join(inbox, `synthetic-${randomUUID()}.${extension}`);
  await writeFile(`${path}.part`, message);
  await rename(`${path}.part`, path);
}

async function post(url: string, message: string): Promise<void> {
  const token = config.INTAKE_TOKEN;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': mediaType, ...(token && { Authorization: `Bearer ${token}` }) },
    body: message,
  });
  if (!response.ok) process.stdout.write(`${response.status} ${await response.text()}`);
}
