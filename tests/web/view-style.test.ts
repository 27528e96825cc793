import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const views = globSync('views/**/*.ejs', { cwd: root }).sort();
const hubCss = read('public/hub.css').replaceAll(/\/\*.*?\*\//gs, '');
const nhsukCss = readFileSync(
  join(dirname(fileURLToPath(import.meta.resolve('nhsuk-frontend'))), 'nhsuk-frontend.min.css'),
  'utf8',
);

/** Elements that begin a line of their own, so that a change to one shows as a change to one line. */
const blocks = 'div|p|ul|ol|dl|table|thead|tbody|tr|form|fieldset|section|main|header|footer|h[1-6]|details';
const blockTag = new RegExp(`<(?:${blocks})\\b`, 'g');

/** Lines of every view that break a rule, as `file:line`. */
function linesThat(breaks: (line: string) => boolean): string[] {
  return views.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (breaks(line) ? [`${path}:${index + 1}`] : [])),
  );
}

/** Classes in a stylesheet's selectors. */
function classesOf(css: string): Set<string> {
  return new Set([...css.matchAll(/\.(-?[a-z][\w-]*)/gi)].map(([, name]) => name ?? ''));
}

/** Words of attributes called class and of strings in views that look like classes; parts written by code are left out. */
function classesUsed(prefix: string): string[] {
  const pattern = new RegExp(`(?<![\\w-])${prefix}-[a-z][a-z0-9_-]*(?![\\w-]|<%|\\$\\{)`, 'g');
  const texts = views.map(read).concat(read('public/hub.js'));
  return [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))].sort();
}

describe('views', () => {
  test('have no line over 140 columns', () => {
    expect(linesThat((line) => line.length > 140)).toEqual([]);
  });

  test('are indented by two spaces', () => {
    expect(linesThat((line) => /^(?: {2})* \S|\t|\s$/.test(line))).toEqual([]);
  });

  test('begin each block element on a line of its own', () => {
    expect(linesThat((line) => (line.match(blockTag) ?? []).length > 1)).toEqual([]);
  });

  test('carry no style of their own, which the content security policy would refuse', () => {
    expect(linesThat((line) => /<style|\sstyle=/.test(line))).toEqual([]);
  });

  test('hand raw HTML over only from other views and from the sanitised README', () => {
    const raw =
      /<%-(?! (?:include\(|cell\.html|html|metadata\.json|readme\.html|captionHtml|locals\.(?:html|more) \?\? ''))/;
    expect(linesThat((line) => raw.test(line))).toEqual([]);
  });
});

describe('classes', () => {
  const written = classesOf(hubCss);

  test('of the hub that views use have a rule', () => {
    expect(classesUsed('hub').filter((name) => !written.has(name))).toEqual([]);
  });

  test('of the design system that views use exist', () => {
    const known = classesOf(nhsukCss);
    expect(classesUsed('nhsuk').filter((name) => !known.has(name) && name !== 'nhsuk-frontend')).toEqual([]);
  });

  test('of the hub that have a rule are used', () => {
    const used = new Set(classesUsed('hub'));
    // The last two are made by a script and of READMEs.
    const parts = ['hub-bar__', 'hub-heat__cell--', 'hub-chart__label--', 'hub-suggestions', 'hub-alert'];
    const unused = [...written].filter((name) => name.startsWith('hub-') && !used.has(name));
    expect(unused.filter((name) => !parts.some((part) => name.startsWith(part)))).toEqual([]);
  });
});

describe('colours', () => {
  test('are written once each, as custom properties', () => {
    const [, properties = '', rest = ''] = /^\s*:root\s*\{(.*?)\}(.*)$/s.exec(hubCss) ?? [];
    const colour = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi;
    expect(rest.match(colour) ?? []).toEqual([]);
    expect(properties.match(colour)?.length).toBeLessThanOrEqual(12);
  });

  test('that rules use are defined', () => {
    const defined = new Set([...hubCss.matchAll(/(--hub-[\w-]+)\s*:/g)].map(([, name]) => name));
    const used = [...hubCss.matchAll(/var\((--hub-[\w-]+)\)/g)].map(([, name]) => name);
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });
});
