/** Values that every page can use: {{ today }}. `req.session.data` holds what was entered so far. */
export function locals(req, res, next) {
  res.locals.today = new Date().toISOString().slice(0, 10);
  next();
}
