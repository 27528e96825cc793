import express from 'express';

/** Routes of your own, for what the journeys in `versions` cannot do. They come before the journeys. */
export function ownRoutes() {
  const router = express.Router();

  // An example: a short address to print on a poster.
  router.get('/start', (req, res) => res.redirect('/v2'));

  return router;
}
