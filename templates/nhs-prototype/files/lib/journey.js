import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { randomInt } from 'node:crypto';
import express from 'express';

/**
 * The pages of one version, as an Express router.
 *
 * @param {{ id: string, folder: string, journey: { title: string, about: string, pages: object[] } }} version
 */
export function journeyRouter({ id, folder, journey }) {
  const router = express.Router();
  const { pages } = journey;
  const view = (name) => `${id}/views/${name}.html`;
  const url = (name) => (name === '' ? `/${id}` : `/${id}/${name}`);

  router.use((req, res, next) => {
    req.session.data ??= {};
    req.session.data[id] ??= {};
    req.answers = req.session.data[id];
    res.locals.version = { id, title: journey.title, start: url('') };
    res.locals.sent = journey.sent;
    res.locals.data = req.answers;
    next();
  });

  router.get('/', (req, res) => res.render(view('start'), { first: url(pages[0].path) }));

  for (const page of pages) {
    router.get(`/${page.path}`, (req, res) => showPage(req, res, page, { errors: {}, errorList: [] }));

    router.post(`/${page.path}`, (req, res) => {
      const values = { ...req.answers, ...readAnswers(page, req.body) };
      const { errors, errorList } = checkPage(page, values);
      if (errorList.length > 0) {
        res.status(422).locals.data = values;
        return showPage(req, res, page, { errors, errorList });
      }
      keep(req.answers, page, values);
      res.redirect(303, url(req.query.change === undefined ? after(page, req.answers) : firstUnanswered(req.answers)));
    });
  }

  router.get('/check-answers', (req, res) => {
    res.render(view('check-answers'), { rows: answerRows(req.answers), back: url(applying(req.answers).at(-1).path) });
  });

  router.post('/check-answers', (req, res) => {
    const next = firstUnanswered(req.answers);
    if (next !== 'check-answers') return res.redirect(303, url(next));
    req.session.reference = { ...req.session.reference, [id]: reference() };
    req.session.data[id] = {};
    res.redirect(303, url('confirmation'));
  });

  router.get('/confirmation', (req, res) => {
    res.render(view('confirmation'), { reference: req.session.reference?.[id] ?? 'EX-0000-0000' });
  });

  // Any other page in the folder works without being declared: what its form sends is kept, then the page is shown.
  router.all('/:name', (req, res, next) => {
    const { name } = req.params;
    if (!/^[a-z0-9-]+$/.test(name) || !existsSync(join(folder, 'views', `${name}.html`))) return next();
    if (req.method !== 'POST') return res.render(view(name), { errors: {}, errorList: [] });
    Object.assign(req.answers, readUndeclared(req.body));
    res.redirect(303, url(name));
  });

  function showPage(req, res, page, { errors, errorList }) {
    const changing = req.query.change !== undefined;
    const before = applying(req.answers).findIndex(({ path }) => path === page.path) - 1;
    const back = changing ? url('check-answers') : url(before < 0 ? '' : applying(req.answers)[before].path);
    const fields = Object.fromEntries(page.fields.map((field) => [field.name, field]));
    res.render(view(page.path), { page, fields, errors, errorList, back });
  }

  /** Pages that apply to what was answered so far. */
  function applying(answers) {
    return pages.filter((page) => page.when === undefined || page.when(answers));
  }

  function after(page, answers) {
    const rest = applying(answers).filter((other) => pages.indexOf(other) > pages.indexOf(page));
    return rest[0]?.path ?? 'check-answers';
  }

  function firstUnanswered(answers) {
    const page = applying(answers).find((each) => checkPage(each, withBlanks(each, answers)).errorList.length > 0);
    return page?.path ?? 'check-answers';
  }

  function answerRows(answers) {
    return applying(answers).flatMap((page) => {
      const values = withBlanks(page, answers);
      return page.fields
        .filter((field) => field.label !== undefined && field.when(values))
        .map((field) => ({
          label: field.label,
          changeText: field.changeText ?? field.label.toLowerCase(),
          lines: [field.show(values)].flat().filter((line) => line !== ''),
          href: `${url(page.path)}?change`,
        }));
    });
  }

  return router;
}

/** What the form sent for the fields of a page, trimmed; everything else is ignored. */
function readAnswers(page, body = {}) {
  const values = {};
  for (const { names, many } of page.fields)
    for (const name of names) {
      const sent = [body[name] ?? []].flat().map((value) => String(value).trim());
      values[name] = many ? sent : (sent[0] ?? '');
    }
  return values;
}

function withBlanks(page, answers) {
  return { ...readAnswers(page, {}), ...answers };
}

/** Problems of a page: by field for the inputs, as a list for the summary. */
function checkPage(page, values) {
  const errors = {};
  for (const field of page.fields) {
    const problem = field.when(values) ? field.check(values) : undefined;
    if (problem) errors[field.name] = problem;
  }
  return {
    errors,
    errorList: Object.values(errors).map(({ text, at }) => ({ text, href: `#${at}` })),
  };
}

/** Answers to questions that no longer apply are forgotten, so that they never turn up again. */
function keep(answers, page, values) {
  for (const field of page.fields)
    for (const name of field.names)
      if (field.when(values)) answers[name] = values[name];
      else delete answers[name];
}

function readUndeclared(body = {}) {
  const names = Object.keys(body).filter((name) => /^[A-Za-z][\w-]{0,59}$/.test(name));
  return Object.fromEntries(names.slice(0, 100).map((name) => [name, body[name]]));
}

function reference() {
  const four = () => String(randomInt(10_000)).padStart(4, '0');
  return `EX-${four()}-${four()}`;
}
