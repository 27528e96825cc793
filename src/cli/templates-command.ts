import { styleText } from 'node:util';
import type { Command } from 'commander';
import { Problem } from '../base/problem.ts';
import type { AnswerPreset, Template } from '../domain/template.ts';
import type { CommandContext } from './command-context.ts';

export function templatesCommand(program: Command, context: CommandContext): void {
  program
    .command('templates')
    .description('List the templates that a service can be started from.')
    .option('--json', 'print one JSON document, with the questions of each', false)
    .action(async ({ json }: { json: boolean }) => {
      const templates = await context.templates();
      const list = await templates.list();
      context.out(
        json
          ? `${JSON.stringify(list, null, 2)}\n`
          : listing(list) + layerLines(await templates.layers()) + presetLines(await templates.presets()),
      );
      const faults = await templates.faults();
      if (faults.length === 0) return;
      context.note(`Some templates cannot be read:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
      context.exit(new Problem('partial', '').exitCode);
    });
}

function listing(templates: readonly Template[]): string {
  const entries = templates.map(
    ({ id, version, title, summary, stack, owner }) =>
      `${styleText('bold', id)} (${version})  ${title}${owner === undefined ? '' : `, by ${owner}`}\n  ${summary}\n  ${stack.join(' · ')}\n`,
  );
  return `${entries.join('\n')}\nStart one with: codehub new TEMPLATE FOLDER\nOr from a template repository of others: codehub new OWNER/NAME FOLDER\n`;
}

function layerLines(layers: readonly Template[]): string {
  if (layers.length === 0) return '';
  const lines = layers.map(
    ({ id, version, title, summary }) => `${styleText('bold', id)} (${version})  ${title}\n  ${summary}\n`,
  );
  return `\nLayers, to add to a service or repository that exists:\n\n${lines.join('')}\nAdd one with: codehub add LAYER FOLDER\n`;
}

function presetLines(presets: readonly AnswerPreset[]): string {
  if (presets.length === 0) return '';
  const lines = presets.map(({ id, title }) => `${styleText('bold', id)}  ${title}\n`);
  return `\nAnswers of teams, for new services:\n\n${lines.join('')}\nTake them with: codehub new TEMPLATE FOLDER --answers NAME\n`;
}
