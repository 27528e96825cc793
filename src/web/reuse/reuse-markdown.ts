import type { reuseRecordView } from './reuse-record-view.ts';

/** A record as a Markdown document that stands by itself. `address`: where it is kept. */
export function reuseMarkdown(
  view: ReturnType<typeof reuseRecordView>,
  hub: string,
  address: string,
): string {
  const { title, sought, decision, meaning, why, facts, caption, candidates, registry } = view;
  return [
    `# ${inline(title)}`,
    `Saved in ${inline(hub)}: <${address}>`,
    '## What we were looking for',
    quote(sought),
    `## Decision: ${inline(decision)}`,
    `${inline(meaning)}.`,
    quote(why),
    '## The search',
    list(facts),
    `## ${inline(caption)}`,
    candidates.length === 0 ? 'The search found no repositories.' : table(candidates),
    '## About this record',
    list(registry),
    '',
  ].join('\n\n');
}

type Candidates = ReturnType<typeof reuseRecordView>['candidates'];

function table(candidates: Candidates): string {
  const rows = candidates.map(({ name, url, considered, licence, status, archived, lastChange }) => [
    url === '' ? inline(name) : `[${inline(name)}](<${url.replaceAll('|', '%7C')}>)`,
    considered,
    inline(licence),
    archived ? `${status.text}, archived` : status.text,
    lastChange,
  ]);
  const heads = ['Repository', 'Considered', 'Licence', 'Status', 'Last updated'];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function list(facts: readonly { key: string; value: string }[]): string {
  return facts.map(({ key, value }) => `- ${inline(key)}: ${inline(value)}`).join('\n');
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${inline(line)}`.trimEnd())
    .join('\n');
}

/** Text that stays text: nothing in it becomes a heading, a list, a picture, part of a table or HTML. */
function inline(text: string): string {
  return text
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll(/[\\`*_[\]<>|~&#!]/g, '\\$&')
    .replaceAll(/(?<=:)\/\//g, '\\/\\/')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
