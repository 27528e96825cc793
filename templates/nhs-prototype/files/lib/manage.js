import express from 'express';
import { fakePerson } from './fake-people.js';
import { localPath } from './local-path.js';
import { madeUpAnswers } from './made-up-answers.js';

/** What a team needs beside its pages: see answers, make them up, clear them, and a link to share. */
export function manageRoutes({ defaults, madeUp, versions }, { sharePath }) {
  const router = express.Router();

  router.get(['/manage/reset', '/prototype-admin/reset'], (req, res) => {
    res.render('prototype/reset', { back: localPath(req.query.returnPage) });
  });
  router.post(['/manage/reset', '/prototype-admin/reset-session-data'], (req, res) => {
    req.session.data = structuredClone(defaults);
    delete req.session.sent;
    req.session.notice = 'Your answers have been cleared';
    res.redirect(303, localPath(req.body?.returnPage));
  });

  router.get('/manage/data', (req, res) => {
    const { data } = req.session;
    const ofVersions = new Set(versions.map(({ id }) => id));
    const shared = Object.entries(data).filter(([name]) => !ofVersions.has(name));
    res.render('prototype/data', {
      back: localPath(req.query.returnPage),
      shareLink: sharePath && `${req.protocol}://${req.get('host')}${sharePath}`,
      shared: rowsOf(shared),
      versions: versions.map(({ id, title, journey }) => ({ id, title, canFill: journey !== undefined, rows: rowsOf(Object.entries(data[id] ?? {})) })),
    });
  });
  router.post('/manage/data', (req, res, next) => {
    const version = versions.find(({ id, journey }) => id === req.body?.version && journey !== undefined);
    if (version === undefined) return next();
    req.session.data[version.id] = madeUpAnswers(version.journey, fakePerson(), madeUp);
    res.redirect(303, `${version.start}/check-answers`);
  });
  return router;
}

/** Rows of a summary list: [{ key, value }]. What is no text is shown as JSON. */
function rowsOf(entries) {
  return entries.map(([name, value]) => ({ key: { text: name }, value: { text: textOf(value) } }));
}

function textOf(value) {
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
