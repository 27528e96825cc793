import { randomInt } from 'node:crypto';
import express from 'express';
import { answerRows, applying, checkPage, fieldsByName, firstUnanswered, keep, pathAfter, readAnswers, say } from './journey-answers.js';

/**
 * The questions of one version, as an Express router. Pages of the version that its journey does not name are no concern
 * of this router.
 *
 * @param {{ id: string, start: string, journey: { title: string, pages: object[] } }} version
 */
export function journeyRouter({ id, start, journey }) {
  const router = express.Router();
  const { pages } = journey;
  const view = (name) => `${id}/views/${name}.html`;
  const url = (name) => (name === '' ? start : `${start}/${name}`);

  if (pages.length > 0) router.get('/', (req, res) => res.render(view('start'), { first: url(pages[0].path) }));

  for (const page of pages) {
    router.get(`/${page.path}`, (req, res) => showPage(req, res, page, { errors: {}, errorList: [] }));

    router.post(`/${page.path}`, (req, res) => {
      const values = { ...req.answers, ...readAnswers(page, req.body) };
      const { errors, errorList } = checkPage(page, values);
      if (errorList.length > 0) {
        res.status(422).locals.data = { ...res.locals.data, ...values };
        return showPage(req, res, page, { errors, errorList });
      }
      keep(req.answers, page, values);
      const changing = req.query.change !== undefined;
      res.redirect(303, url(changing ? firstUnanswered(journey, req.answers) : pathAfter(journey, page, req.answers)));
    });
  }

  if (pages.length > 0) {
    router.get('/check-answers', (req, res) => {
      res.render(view('check-answers'), { rows: rowsOf(req.answers), back: url(applying(journey, req.answers).at(-1)?.path ?? '') });
    });

    router.post('/check-answers', (req, res) => {
      const next = firstUnanswered(journey, req.answers);
      if (next !== 'check-answers') return res.redirect(303, url(next));
      req.session.sent = { ...req.session.sent, [id]: { reference: reference(), answers: req.answers } };
      req.session.data[id] = {};
      res.redirect(303, url('confirmation'));
    });

    router.get('/confirmation', (req, res) => {
      const { reference = 'EX-0000-0000', answers } = req.session.sent?.[id] ?? {};
      if (answers !== undefined) res.locals.data = { ...res.locals.data, ...answers };
      res.render(view('confirmation'), { reference, rows: answers === undefined ? [] : rowsOf(answers) });
    });
  }

  function showPage(req, res, page, { errors, errorList }) {
    const changing = req.query.change !== undefined;
    const before = applying(journey, req.answers).findIndex(({ path }) => path === page.path) - 1;
    const back = changing ? url('check-answers') : url(before < 0 ? '' : applying(journey, req.answers)[before].path);
    const words = { ...page, title: say(page.title, req.answers) };
    res.render(view(page.path), { page: words, fields: fieldsByName(page), errors, errorList, back });
  }

  function rowsOf(answers) {
    return answerRows(journey, answers).map((row) => ({ ...row, href: `${url(row.path)}?change` }));
  }

  return router;
}

function reference() {
  const four = () => String(randomInt(10_000)).padStart(4, '0');
  return `EX-${four()}-${four()}`;
}
