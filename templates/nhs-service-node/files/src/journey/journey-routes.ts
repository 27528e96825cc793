import { Router, type Request, type Response } from 'express';
import type { Requests } from '../requests/requests.ts';
import type { CompleteAnswers } from './answers.ts';
import { noErrors, readForm, typedIn, type FormErrors } from './read-form.ts';
import { firstUnanswered, steps, type Step } from './steps.ts';

/** Questions one at a time, check answers, and what comes after sending them. */
export function journeyRoutes({ requests }: { requests: Pick<Requests, 'save'> }): Router {
  const router = Router();
  for (const step of steps) {
    router.get(`/${step.path}`, (req, res) => showStep(req, res, step, req.session.answers ?? {}, noErrors));
    router.post(`/${step.path}`, (req, res) => answerStep(req, res, step));
  }
  router.get('/check-answers', checkAnswers);
  router.post('/check-answers', (req, res) => send(req, res, requests));
  router.get('/confirmation', (req, res) => {
    const { reference } = req.session;
    if (reference === undefined) return res.redirect(303, '/');
    res.render('journey/confirmation', { reference });
  });
  return router;
}

function showStep(req: Request, res: Response, step: Step, values: object, errors: FormErrors): void {
  const before = steps[steps.indexOf(step) - 1];
  const back = req.query['change'] === undefined ? `/${before?.path ?? ''}` : '/check-answers';
  res.render(`journey/${step.path}`, { title: step.title, values, back, ...errors });
}

function answerStep(req: Request, res: Response, step: Step): void {
  const reading = readForm(step.form, req.body);
  if (!('answers' in reading)) {
    res.status(422);
    return showStep(req, res, step, typedIn(req.body), reading);
  }
  req.session.answers = { ...req.session.answers, ...reading.answers };
  const next = req.query['change'] === undefined ? steps[steps.indexOf(step) + 1] : firstUnanswered(req.session.answers);
  res.redirect(303, `/${next?.path ?? 'check-answers'}`);
}

function checkAnswers(req: Request, res: Response): void {
  const answers = req.session.answers ?? {};
  const unanswered = firstUnanswered(answers);
  if (unanswered) return res.redirect(303, `/${unanswered.path}`);
  const rows = steps.flatMap((step) => step.rows(answers).map((row) => ({ ...row, href: `/${step.path}?change` })));
  res.render('journey/check-answers', { rows, back: `/${steps.at(-1)?.path ?? ''}` });
}

async function send(req: Request, res: Response, requests: Pick<Requests, 'save'>): Promise<void> {
  const { answers = {}, reference } = req.session;
  // Somebody pressed "Send" twice: the first time was enough.
  if (reference !== undefined && Object.keys(answers).length === 0) return res.redirect(303, '/confirmation');
  const unanswered = firstUnanswered(answers);
  if (unanswered) return res.redirect(303, `/${unanswered.path}`);
  req.session.reference = await requests.save(answers as CompleteAnswers);
  delete req.session.answers;
  req.log.info('request saved');
  res.redirect(303, '/confirmation');
}
