import { dateOfEvent } from '../domain/event.ts';
import type { LoggedEvent } from '../store/store.ts';
import type { Digest } from '../visibility/read-digest.ts';
import type { ReportEvents } from '../visibility/read-report.ts';

/** A message as it is sent. */
export interface DigestMessage {
  subject: string;
  text: string;
  html: string;
}

interface DigestContext {
  /** Of the hub. */
  title: string;
  /** Of a check; undefined for one that is gone. */
  titleOfCheck: (check: string) => string | undefined;
  /** Where people open the hub, without a slash at the end; undefined where it is not known. */
  address: string | undefined;
}

interface Part {
  heading: string;
  lines: { text: string; path: string }[];
  more: number;
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

/** A digest in words: plain, and as simple HTML that holds nothing to load. */
export function digestMessage(digest: Digest, context: DigestContext): DigestMessage {
  const parts = partsOf(digest, context);
  const span = `${dateText(digest.from)} to ${dateText(digest.to)}`;
  const counts = parts.map(({ heading, lines, more }) => `${heading.toLowerCase()}: ${lines.length + more}`);
  const fresh =
    digest.lastComplete === null
      ? 'No harvest has been completed yet.'
      : `Data last updated on ${dateText(digest.lastComplete)}.`;
  const intro = `What changed in open code from ${span}. ${fresh} Checks are automatic: no person has reviewed them.`;
  return {
    subject: `${oneLine(context.title)}: ${counts.join(', ')}`,
    text: textOf(intro, parts, context.address),
    html: htmlOf(intro, parts, context),
  };
}

function partsOf({ worse, better, withdrawn, found, due }: Digest, context: DigestContext): Part[] {
  const ofEvents = (heading: string, { total, rows }: ReportEvents): Part => ({
    heading,
    lines: rows.map((event) => ({
      text: eventText(event, context),
      path: `/repositories/${encodeURIComponent(event.owner)}/${encodeURIComponent(event.name)}`,
    })),
    more: total - rows.length,
  });
  const decisions = due.map(({ label, repositories, owners, endsOn, state }) => ({
    text: `${label}, ${[...repositories, ...(repositories.length === 0 ? owners : [])].join(', ')}: ${
      state === 'due' ? 'ends' : 'ended'
    } on ${dateText(endsOn)}`,
    path: '/decisions',
  }));
  return [
    ofEvents('Got worse', worse),
    ofEvents('Withdrawn', withdrawn),
    { heading: 'Decisions to review', lines: decisions, more: 0 },
    ofEvents('Got better', better),
    ofEvents('New', found),
  ].filter(({ lines, more }) => lines.length + more > 0);
}

const kinds: Partial<Record<LoggedEvent['kind'], string>> = {
  'check-unmet': 'no longer meets',
  'check-met': 'now meets',
  withdrawn: 'is no longer public',
  published: 'is public again',
  found: 'was first seen',
};

function eventText(event: LoggedEvent, { titleOfCheck }: DigestContext): string {
  const { kind, detail, owner, name } = event;
  const what = kinds[kind] ?? kind;
  const isCheck = kind === 'check-met' || kind === 'check-unmet';
  const check = isCheck ? ` “${titleOfCheck(detail) ?? detail}”` : '';
  return `${owner}/${name} ${what}${check} (${dateText(dateOfEvent(event))})`;
}

function textOf(intro: string, parts: readonly Part[], address: string | undefined): string {
  const sections = parts.flatMap(({ heading, lines, more }) => [
    '',
    `${heading} (${lines.length + more})`,
    ...lines.map(({ text }) => `- ${oneLine(text)}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ]);
  const end = address === undefined ? [] : ['', `More: ${address}/history`];
  return `${[intro, ...sections, ...end].join('\n')}\n`;
}

function htmlOf(intro: string, parts: readonly Part[], { title, address }: DigestContext): string {
  const item = ({ text, path }: Part['lines'][number]) =>
    address === undefined
      ? `<li>${escaped(text)}</li>`
      : `<li><a href="${escaped(address + path)}">${escaped(text)}</a></li>`;
  const sections = parts.map(
    ({ heading, lines, more }) =>
      `<h2>${escaped(heading)} (${lines.length + more})</h2>\n<ul>\n${lines.map(item).join('\n')}\n${more > 0 ? `<li>and ${more} more</li>\n` : ''}</ul>`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(intro)}</p>
${sections.join('\n')}
</body>
</html>
`;
}

function dateText(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : day.format(time);
}

function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}

function escaped(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
