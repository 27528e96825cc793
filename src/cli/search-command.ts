import type { RepositoryItem } from '../domain/repository-item.ts';
import { InvalidArgumentError, type Command } from 'commander';
import { Problem } from '../base/problem.ts';
import type { SearchResult } from '../search/search.ts';
import type { CommandContext } from './command-context.ts';

const numbers = new Intl.NumberFormat('en-GB');

export function searchCommand(program: Command, context: CommandContext): void {
  program
    .command('search')
    .description('Search the repositories that were harvested.')
    .argument('<query...>', 'words, "phrases", -exclusions and qualifiers such as licence:mit or is:template')
    .option('--limit <n>', 'how many results to show, at most 100', limit, 10)
    .option('--json', 'print one JSON document', false)
    .action(async (query: string[], options: { limit: number; json: boolean }) => {
      await using hub = await context.openHub();
      await hub.refreshSearch();
      const text = query.join(' ');
      if ((await hub.search.position()) === 0) {
        throw new Problem('not-found', 'Nothing has been harvested yet. Run “codehub harvest” first.');
      }
      const result = await hub.search.search({
        text,
        filters: {},
        sort: 'relevance',
        page: 1,
        perPage: options.limit,
      });
      context.out(options.json ? `${JSON.stringify(result, null, 2)}\n` : listing(result, text));
    });
}

function listing({ total, items, corrected }: SearchResult, text: string): string {
  if (items.length === 0) return `Nothing found for ${text}. Try fewer or other words.\n`;
  const note = corrected === null ? [] : [`Nothing found for ${text}; showing ${corrected} instead.`];
  const head = `${numbers.format(total)} ${total === 1 ? 'repository' : 'repositories'}, ${items.length} shown.`;
  return `${[...note, head, '', ...items.map(entry)].join('\n')}\n`;
}

function entry({ fullName, url, description, licence, language, status, archived }: RepositoryItem): string {
  const facts = [language, licence?.spdx ?? 'no licence', status, archived ? 'archived' : null];
  const lines = [fullName, description, facts.filter(Boolean).join(' · '), url];
  return `${lines.filter(Boolean).join('\n  ')}\n`;
}

function limit(value: string): number {
  const parsed = Number(value);
  if (Number.isInteger(parsed) && parsed >= 1 && parsed <= 100) return parsed;
  throw new InvalidArgumentError('It must be a whole number from 1 to 100.');
}
