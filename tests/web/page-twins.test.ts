import { expect, test } from 'vitest';
import { describeApi } from '../../src/api/api.ts';
import type { ApiDependencies } from '../../src/api/api-dependencies.ts';
import { createWeb } from '../../src/web/web.ts';
import { apiPatterns, pagePatterns } from '../visibility/all-routes.ts';
import { sampleTools } from './sample-site.ts';

/** Pages whose content the API has at another address, and which; below `/search` are parts of that page. */
const elsewhere: Record<string, string> = {
  '/search': '/repositories',
};
/** Pages without figures: words, forms, and what is for administrators or its own author alone. */
const words = [
  ...['/', '/about', '/accessibility', '/api', '/administration', '/webhooks/new', '/decisions/new'],
  ...['/reuse/new', '/reuse/:id', '/templates/:id/start', '/templates/:id/start/questions'],
  '/templates/:id/start/preview',
  ...['/templates/:id/start/*step', '/templates/:id/start/github', '/templates/:id/upgrades'],
  ...['/templates/repositories/:owner/:name', '/repositories/:owner/:name/mend/:kind'],
];
const isFile = (pattern: string) =>
  /\.(?:csv|json|atom|xml|txt|svg|patch)$|^\/(?:assets|mcp)\b|\/pictures\//.test(pattern);

test('what a page shows the API has at the same address', () => {
  const tools = sampleTools();
  const { patterns } = pagePatterns(createWeb(tools));
  const described = describeApi(tools as unknown as ApiDependencies) as Parameters<typeof apiPatterns>[0];
  const twins = new Set(apiPatterns(described).map((pattern) => pattern.replace('/api/v1', '')));
  const names = (pattern: string) => pattern.replaceAll(/:\w+/g, ':');
  const known = new Set([...twins].map(names));
  const without = patterns
    .filter((pattern) => !isFile(pattern) && !words.includes(pattern) && !pattern.startsWith('/search/'))
    .filter((pattern) => !known.has(names(elsewhere[pattern] ?? pattern)));
  expect(without).toEqual([]);
});
