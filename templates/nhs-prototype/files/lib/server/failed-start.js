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
  const { message, file, line, snippet = [] } = explainError(error, root);
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
