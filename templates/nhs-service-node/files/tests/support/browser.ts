import { JSDOM } from 'jsdom';
import { pino } from 'pino';
import request from 'supertest';
import { createApp, type Dependencies } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { CompleteAnswers } from '../../src/journey/answers.ts';

export type Browser = ReturnType<typeof request.agent>;

/** A service that keeps requests in a list, with what a test wants to be different. */
export function serviceWith(changes: Partial<Dependencies> = {}) {
  const saved: CompleteAnswers[] = [];
  const app = createApp({
    config: readConfig({ NODE_ENV: 'test' }),
    log: pino({ level: 'silent' }),
    health: { stopping: false },
    requests: {
      async save(answers) {
        saved.push(answers);
        return 'K7F-X4T-29M';
      },
      async ready() {},
    },
    ...changes,
  });
  return { app, saved, browser: request.agent(app) };
}

export function documentOf(html: string): Document {
  return new JSDOM(html).window.document;
}

/** Fills in the form of a page and sends it, with the token that the page holds. */
export async function send(browser: Browser, path: string, answers: Record<string, string>) {
  const page = documentOf((await browser.get(path)).text);
  const token = page.querySelector<HTMLInputElement>('input[name=_csrf]')?.value ?? '';
  return browser.post(path).type('form').send({ ...answers, _csrf: token });
}

export const answers = {
  name: { fullName: 'Rowan Sample' },
  contact: { contact: 'email', email: 'rowan.sample@example.nhs.uk', phone: '' },
  need: { need: 'A lift to the clinic\nand back' },
} as const;
