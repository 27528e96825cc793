import { styleText } from 'node:util';
import { Problem } from '../base/problem.ts';
import type { CommandContext } from './command-context.ts';

interface TestOptions {
  /** Kinds of answers; all by default. */
  answers?: string[];
  trial: boolean;
}

/** `codehub template test`: what is made of templates, tried as teams would. Exit code 1 when any is not as it should be. */
export async function testTemplates(
  directory: string,
  { answers, trial }: TestOptions,
  context: Pick<CommandContext, 'authoring' | 'templates' | 'policies' | 'signal' | 'out' | 'exit'>,
): Promise<void> {
  const { cases, openForAuthor, tryTemplate, tryUpgrades } = await context.authoring();
  const hub = await context.templates();
  const { set, only } = await openForAuthor(directory, hub);
  const faults = await set.faults();
  if (faults.length > 0) throw new Problem('invalid', 'Some templates cannot be read.', { faults });
  const all = [...(await set.list()), ...(await set.layers())].map(({ id }) => id);
  const kinds = (Object.keys(cases) as (keyof typeof cases)[]).filter(
    (kind) => answers?.includes(kind) ?? true,
  );
  const options = { policies: await context.policies(), trial, signal: context.signal };
  let wrong = 0;
  const tell = (failed: string | undefined, what: string) => {
    if (failed !== undefined) wrong += 1;
    const mark = failed === undefined ? styleText('green', '✔') : styleText('red', '✘');
    context.out(`${mark} ${what}\n${failed === undefined ? '' : `${failed.replace(/^/gm, '    ')}\n`}`);
  };
  for (const id of all.filter((each) => only === undefined || each === only)) {
    for (const kind of kinds) {
      const { failed, files, findings, trial: tried } = await tryTemplate(await set.find(id), kind, options);
      tell(failed, `${id}, ${kind} answers: ${files} files, checks: ${findings}, trial: ${tried}`);
    }
    for (const { from, to, faults: lost } of await tryUpgrades(set, id, context.signal))
      tell(lost.length > 0 ? lost.join('\n') : undefined, `${id}, upgrade from ${from} to ${to}`);
  }
  context.out(wrong === 0 ? 'All is as it should be.\n' : `${wrong} not as it should be.\n`);
  if (wrong > 0) context.exit(1);
}
