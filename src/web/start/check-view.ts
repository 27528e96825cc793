import type { Template } from '../../domain/template.ts';
import { addresses } from '../components/addresses.ts';
import type { SentAnswers } from './answers.ts';
import { hiddenAnswers, readSent } from './answers.ts';
import { answerText, pagesToAsk } from './questions.ts';

/**
 * Every answer, with a way to change it.
 *
 * @param isShareable whether the address of the page holds the answers
 */
export function checkAnswersView(template: Template, sent: SentAnswers, isShareable: boolean) {
  const { answers } = readSent(template, sent);
  const pages = pagesToAsk(template, sent);
  const start = `${addresses.template(template.id)}/start`;
  return {
    title: `Check your answers - ${template.title}`,
    caption: template.title,
    questionsAction: `${start}/questions`,
    previewAction: `${start}/preview`,
    back: `edit:${pages.at(-1)?.key ?? ''}`,
    groups: pages.map(({ key, heading, questions }) => ({
      heading,
      change: `edit:${key}`,
      rows: questions.map((question) => ({
        question: question.title,
        answer: answerText(question, answers[question.id]),
      })),
    })),
    hidden: hiddenAnswers(sent),
    kept: isShareable
      ? 'We have not stored your answers: the address of this page holds them. Keep it to come back later, or share it with your team.'
      : 'We have not stored your answers, and they are too long for an address to hold. Keep this page open until you have your files.',
  };
}
