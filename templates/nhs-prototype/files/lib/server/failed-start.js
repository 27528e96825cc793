import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import { root } from '../load-site.js';
import { explainError } from '../explain-error.js';

/**
 * Shows why the prototype cannot start, until a file changes and it starts again. Online it ends instead: a host must not
 * take it for a prototype that works.
 */
export function failedStart(error, { production }) {
  console.error(error);
  if (production) process.exit(1);
  const known = error instanceof SyntaxError ? (syntaxErrorOf(root) ?? error) : error;
  const { message, file, line, snippet = [] } = explainError(known, root);
  const app = express();
  app.set('port', 3000);
  app.use((req, res) => {
    res.status(500).set('Refresh', '2').type('text').send(
      ['The prototype cannot start. Mend the file and this page loads again.', '', file ? `${file}${line ? `, line ${line}` : ''}` : '', message, '']
        .concat(snippet.map(({ number, text, here }) => `${here ? '>' : ' '} ${String(number).padStart(4)}  ${text}`))
        .join('\n'),
    );
  });
  return app;
}

/** The file that Node.js cannot read, as an error whose stack names it: imported files say only what is wrong. */
function syntaxErrorOf(folder) {
  for (const file of scriptsBelow(folder)) {
    const { status, stderr } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' });
    const place = status === 0 ? undefined : stderr.split('\n').find((each) => each.includes(`${file}:`));
    if (place) return Object.assign(new SyntaxError(/^SyntaxError: (.*)$/m.exec(stderr)?.[1] ?? stderr), { stack: `    at ${place}:1` });
  }
  return undefined;
}

function scriptsBelow(folder) {
  return ['app', 'versions'].flatMap((part) => {
    const path = join(folder, part);
    if (!existsSync(path)) return [];
    const found = readdirSync(path, { withFileTypes: true, recursive: true });
    return found.filter(({ name, parentPath }) => name.endsWith('.js') && !parentPath.includes('assets')).map(({ name, parentPath }) => join(parentPath, name));
  });
}
