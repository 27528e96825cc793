import type { AnswerPreset, Template } from '../../domain/template.ts';
import { textParameter } from '../components/parameters.ts';
import { stepAddress } from './address.ts';
import type { SentAnswers } from './answers.ts';
import { readSent, sentAnswers } from './answers.ts';
import { checkAnswersView } from './check-view.ts';
import { presetPage, presetView, withPreset, type PresetChoice } from './preset-view.ts';
import type { Asking } from './questions.ts';
import { pagesToAsk, questionsView } from './questions.ts';

/** A page to be shown, and with what status. */
export interface StartPage {
  view: string;
  model: object;
  status: number;
  /** Where the same is shown by its address alone; undefined where it has none. */
  address?: string | undefined;
}

/**
 * The page that an address names, with the answers in it. An address that names no page that there is leads to the first
 * one with something left to answer.
 */
export function pageAt(template: Template, query: unknown, presets: readonly AnswerPreset[] = []): StartPage {
  const sent = sentAnswers(template, query);
  const key = textParameter(query, 'page');
  const preset = textParameter(query, 'preset', 100);
  if (key === presetPage && presets.length > 0) return choosing({ template, presets, sent });
  if (preset !== '' && presets.length > 0) return chosen({ template, presets, sent }, preset);
  if (key === 'check') return checking(template, sent);
  const page = pagesToAsk(template, sent).find((one) => one.key === key);
  const returning = textParameter(query, 'returning') === 'yes';
  if (page) return asking({ template, page, sent, returning, told: false, presets });
  if (Object.keys(sent).length > 0) return checking(template, sent);
  // What was described before is a good start for the summary.
  const described = textParameter(query, 'q', 300);
  const start = described === '' ? {} : { summary: described };
  return presets.length > 0 ? choosing({ template, presets, sent: start }) : firstPage(template, start);
}

/** The page that offers answers; `attempt` is what was sent of it, with what is wrong. */
function choosing(choice: PresetChoice, attempt?: { chosen: string; error: string }): StartPage {
  const address = stepAddress(choice.template.id, 'questions', choice.sent, { page: presetPage });
  return {
    view: 'start/questions',
    model: presetView(choice, attempt),
    status: attempt ? 400 : 200,
    address,
  };
}

/** Where a choice of answers leads. */
function chosen(choice: PresetChoice, preset: string): StartPage {
  const { sent, error } = withPreset(choice, preset);
  return sent ? firstPage(choice.template, sent) : choosing(choice, { chosen: preset, error });
}

function firstPage(template: Template, sent: SentAnswers): StartPage {
  const [page] = pagesToAsk(template, sent);
  return page ? asking({ template, page, sent, returning: false, told: false }) : checking(template, sent);
}

/** Where a form of questions leads: the page asked for, the same page with what is wrong, or the one that follows. */
export function nextPage(
  template: Template,
  sent: SentAnswers,
  body: unknown,
  presets: readonly AnswerPreset[] = [],
): StartPage {
  const [, verb, key] = /^(to|edit):([a-z0-9-]+)$/.exec(textParameter(body, 'go')) ?? [];
  const pages = pagesToAsk(template, sent);
  const isChoice = presets.length > 0 && (key ?? textParameter(body, 'page')) === presetPage;
  if (isChoice && verb) return choosing({ template, presets, sent });
  if (isChoice) return chosen({ template, presets, sent }, textParameter(body, 'preset', 100));
  const page = pages.find((one) => one.key === (key ?? textParameter(body, 'page')));
  const returning = textParameter(body, 'returning') === 'yes' || verb === 'edit';
  if (page && verb) return asking({ template, page, sent, returning, told: false, presets });
  if (!page || textParameter(body, 'go') === 'check') return checking(template, sent);
  const { faults } = readSent(template, sent);
  if (page.questions.some(({ id }) => faults.has(id)))
    return asking({ template, page, sent, returning, told: true, presets });
  const next = returning ? undefined : pages[pages.indexOf(page) + 1];
  return next ? asking({ template, page: next, sent, returning, told: false }) : checking(template, sent);
}

function asking(page: Asking): StartPage {
  const { template, sent, returning, told } = page;
  const address = stepAddress(template.id, 'questions', sent, { page: page.page.key, returning });
  return { view: 'start/questions', model: questionsView(page), status: told ? 400 : 200, address };
}

function checking(template: Template, sent: SentAnswers): StartPage {
  if (readSent(template, sent).faults.size > 0) return firstFault(template, sent);
  const address = stepAddress(template.id, 'questions', sent, { page: 'check' });
  return {
    view: 'start/check',
    model: checkAnswersView(template, sent, address !== undefined),
    status: 200,
    address,
  };
}

/** The first page with something wrong on it. Questions that were never shown are put, not blamed. */
export function firstFault(template: Template, sent: SentAnswers): StartPage {
  const { faults } = readSent(template, sent);
  const page = pagesToAsk(template, sent).find(({ questions }) => questions.some(({ id }) => faults.has(id)));
  if (!page) return firstPage(template, {});
  const told = page.questions.some(({ id }) => faults.has(id) && Object.hasOwn(sent, id));
  return asking({ template, page, sent, returning: Object.keys(sent).length > 0, told });
}
