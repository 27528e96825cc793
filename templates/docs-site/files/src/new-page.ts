import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const [kind, ...words] = process.argv.slice(2);
const title = words.join(' ').replace(/\s+/g, ' ').trim();
const slug = title
  .normalize('NFKD')
  .replace(/[\p{Mark}'’]/gu, '')
  .toLowerCase()
  .replace(/[^a-z0-9]+/g, '-')
  .replace(/^-|-$/g, '');
const date = new Date().toISOString().slice(0, 10);

if (slug === '' || (kind !== 'decision' && kind !== 'post')) {
  console.error('Say what it is called: npm run new-decision -- Use folders as the queue');
  process.exit(2);
}
const folder = join(import.meta.dirname, '../docs', kind === 'decision' ? 'adr' : 'design-history');
await mkdir(folder, { recursive: true });
const { name, text } = kind === 'decision' ? decision(await readdir(folder)) : post();
await writeFile(join(folder, name), text, { flag: 'wx' });
console.log(`Now write ${join(folder, name)}`);

function decision(names: string[]) {
  const number = Math.max(0, ...names.map((one) => Number(/^(\d+)-/.exec(one)?.[1] ?? 0))) + 1;
  const parts = ['Context', 'Decision', 'Consequences'].map((part) => `## ${part}\n\nTo be written.\n`);
  const text = `# ${number}. ${title}\n\nDate: ${date}\n\n## Status\n\nProposed\n\n${parts.join('\n')}`;
  return { name: `${String(number).padStart(4, '0')}-${slug}.md`, text };
}

function post() {
  const matter = `---\ntitle: ${JSON.stringify(title)}\ndate: '${date}'\nsummary: What this is about, in a sentence.\n---\n`;
  const parts = ['What we wanted to know', 'What we did', 'What we learnt', 'What we changed'];
  return {
    name: `${date}-${slug}.md`,
    text: `${matter}\n${parts.map((part) => `## ${part}\n\nTo be written.\n`).join('\n')}`,
  };
}
