import { explainError } from '../explain-error.js';

/**
 * What to show when there is no page, or when one cannot be shown. `helpful` tells whoever builds the prototype what to
 * do; people who try it get plain words only.
 */
export function faults({ folder }, { helpful }) {
  return [
    (req, res) => {
      res.status(404).render('prototype/not-found', { helpful, path: req.path, file: res.locals.missingFile, sentForm: req.method === 'POST' });
    },
    (error, req, res, next) => {
      if (res.headersSent) return next(error);
      const status = error.status >= 400 && error.status < 500 ? error.status : 500;
      if (status === 500) console.error(error);
      const details = helpful ? explainError(error, folder) : {};
      res.status(status).render('prototype/problem', { helpful, ...details }, (failed, page) => {
        // The layout itself may be what is wrong.
        if (failed) res.type('text').send(helpful ? `${details.file ?? ''} ${details.line ?? ''}\n${details.message}` : 'There is a problem with this prototype.');
        else res.send(page);
      });
    },
  ];
}
