/**
 * What to show when there is no page, or when one cannot be shown. `helpful` tells whoever builds the prototype what to
 * do; people who try it get plain words only.
 */
export function faults({ helpful }) {
  return [
    (req, res) => {
      const [, version, name] = /^\/(v\d+)\/([a-z0-9-]+)$/.exec(req.path) ?? [];
      res.status(404).render('not-found', { helpful, path: req.path, file: name && `versions/${version}/views/${name}.html` });
    },
    (error, req, res, next) => {
      if (res.headersSent) return next(error);
      const status = error.status >= 400 && error.status < 500 ? error.status : 500;
      if (status === 500) console.error(error);
      res.status(status).render('problem', { helpful, message: error.message });
    },
  ];
}
