import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionList, readDecisions } from '../src/decisions.ts';
import { html } from '../src/html.ts';
import { relativeUrl, resolveLink } from '../src/links.ts';
import { renderMarkdown } from '../src/markdown.ts';
import { toPage, urlOf } from '../src/pages.ts';
import { readPosts } from '../src/posts.ts';

const record = (name: string, text: string) => toPage(`adr/${name}.md`, text);
const whole = '# 7. Use folders\n\nDate: 2026-01-05\n\n## Status\n\nAccepted\n';

test('values are escaped in HTML, and HTML is not escaped again', () => {
  const inner = html`<b>${'<script>"\'&'}</b>`;
  assert.equal(html`${inner}${[inner, 1]}${false}${undefined}`.text, `${inner.text}${inner.text}1`);
  assert.equal(inner.text, '<b>&lt;script&gt;&quot;&#39;&amp;</b>');
});

test('addresses follow from paths', () => {
  assert.deepEqual(['index.md', 'guide.md', 'adr/0001-x.md', 'clinical-safety/README.md'].map(urlOf), [
    '',
    'guide/',
    'adr/0001-x/',
    'clinical-safety/',
  ]);
  assert.equal(relativeUrl('adr/0001-x/', ''), '../../');
  assert.equal(relativeUrl('', 'guide/'), 'guide/');
  assert.equal(relativeUrl('guide/', 'guide/'), './');
  assert.equal(relativeUrl('adr/', 'assets/site.css'), '../assets/site.css');
});

test('a title comes from front matter or the first heading, as people read it', () => {
  assert.equal(toPage('a.md', '# `Folders` \\_ &lt;b> & more\n\nText').title, 'Folders _ <b> & more');
  assert.equal(toPage('a.md', '---\ntitle: "Ŵyl: \\"x\\""\n---\nText').title, 'Ŵyl: "x"');
  assert.throws(() => toPage('a.md', 'Text'), /a\.md has no title/);
  assert.throws(() => toPage('a.md', '---\ntitel: x\n---\n# X'), /a\.md is wrong[^]*titel/);
});

test('links between files lead to pages, and a link to nothing stops the build', () => {
  const pages = [toPage('index.md', '# Home'), toPage('adr/0001-x.md', '# 1. X')];
  const targets = { pages, lists: ['adr/'], root: import.meta.dirname, repository: 'https://github.com/example/site' };
  const [home, one] = pages;
  assert.ok(home && one);
  assert.equal(resolveLink('adr/0001-x.md#status', home, targets), 'adr/0001-x/#status');
  assert.equal(resolveLink('../index.md', one, targets), '../../');
  assert.equal(resolveLink('adr', home, targets), 'adr/');
  assert.equal(resolveLink('https://example.nhs.uk/', home, targets), 'https://example.nhs.uk/');
  assert.equal(
    resolveLink('../pages.test.ts', home, targets),
    'https://github.com/example/site/blob/main/pages.test.ts',
  );
  assert.throws(() => resolveLink('nothing.md', home, targets), /index\.md links to nothing\.md/);
  assert.throws(() => resolveLink('/adr', home, targets), /relative/);
});

test('HTML and scripts in Markdown are text', () => {
  const { content } = renderMarkdown(
    '<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b onclick="x">',
    (href) => href,
  );
  assert.doesNotMatch(content.text, /<script|<b|href="javascript/);
});

test('headings get an address each, and a second title is refused', () => {
  const { headings } = renderMarkdown('## Status\n\n## Status\n\n## Ŵyl’s *day*\n\n## 🩺', (href) => href);
  assert.deepEqual(
    headings.map(({ id }) => id),
    ['status', 'status-2', 'wyls-day', 'section'],
  );
  assert.throws(() => renderMarkdown('# Another', (href) => href), /second title/);
});

test('decisions are read with number, status and date, newest first in the list', () => {
  const decisions = readDecisions([
    record('0007-folders', whole),
    record('0002-older', '# 2. Older\n\n## Status\n\nSuperseded by [7](0007-folders.md)\n'),
  ]);
  assert.deepEqual(
    decisions.map(({ number, title, status, date }) => [number, title, status, date]),
    [
      [2, 'Older', 'Superseded by 7', undefined],
      [7, 'Use folders', 'Accepted', '2026-01-05'],
    ],
  );
  const list = decisionList(decisions, 'adr/').text;
  assert.ok(list.indexOf('7. Use folders') < list.indexOf('2. Older'));
  assert.match(list, /5 January 2026/);
});

test('a decision without status or number, and a number used twice, stop the build', () => {
  assert.throws(() => readDecisions([record('0007-a', '# A')]), /does not say its status/);
  assert.throws(() => readDecisions([record('a', whole)]), /has no number/);
  assert.throws(() => readDecisions([record('0007-a', whole), record('0007-b', whole)]), /number 7/);
});

test('posts are newest first, and need a date', () => {
  const post = (name: string, date: string) =>
    toPage(`design-history/${name}.md`, `---\ntitle: ${name}\ndate: '${date}'\n---\n`);
  assert.deepEqual(
    readPosts([post('old', '2025-01-01'), post('new', '2026-01-01')]).map(({ title }) => title),
    ['new', 'old'],
  );
  assert.throws(() => readPosts([toPage('design-history/x.md', '# X')]), /no date/);
});
