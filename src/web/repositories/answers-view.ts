import type { Evidence } from '../../domain/evidence.ts';
import type { LicenceVerdict } from '../../domain/licence-verdict.ts';
import type { PublicRepository } from '../../domain/public-repository.ts';
import type { ExplainedAssessment } from '../../policy/policy.ts';

import { ageOf, dateOf } from '../text/dates.ts';
import { licenceLabel } from '../text/licences.ts';
import { countOf } from '../text/numbers.ts';
import { proofView } from './assessment-view.ts';

/** A question that people bring, our answer in a few words, and where its proof is. */
interface AnswerView {
  question: string;
  answer: string;
  links: { text: string; href: string; external?: boolean }[];
}

/**
 * What somebody who found a repository asks before anything else: may I use it, is it alive, whom do I ask, does it meet
 * policy. Each answer says no more than the evidence, and leads to it.
 */
export function answersView(
  repository: PublicRepository,
  assessments: readonly ExplainedAssessment[],
  now: Date,
): AnswerView[] {
  const { evidence, licence } = repository;
  return [
    {
      question: 'Can I use it?',
      answer: reuseAnswer(licence),
      links: [{ text: 'See the licence', href: '#licence' }],
    },
    { question: 'Is it looked after?', answer: upkeepAnswer(repository, now), links: [] },
    contactAnswer(repository),
    {
      question: 'Does it meet policy?',
      answer: policyAnswer(assessments),
      links: assessments.length === 0 ? [] : [{ text: 'See the checks', href: '#checks' }],
    },
  ].filter(({ answer }) => answer !== '' && evidence.empty !== true);
}

/** Where the licence is not certain, so is the answer: nobody is told that they may who perhaps may not. */
function reuseAnswer(licence: LicenceVerdict | null | undefined): string {
  if (licence === undefined) return 'Not known: we could not collect the files that may contain a licence.';
  if (licence === null) return 'No. It has no licence, so nobody else may reuse this code.';
  const { spdx, classes, disagreements } = licence;
  const name = licenceLabel(spdx);
  const doubt = disagreements.length > 0 ? ' Its files do not agree about the licence: read them first.' : '';
  if (/NOASSERTION|LicenseRef-/.test(spdx) && !classes.osiApproved)
    return 'Not known: it has licence terms that we do not recognise. Read them, or ask its owners.';
  if (classes.osiApproved)
    return `Yes, under ${name}, which is open source. Keep to the licence’s conditions.${doubt}`;
  if (classes.recommendedForDocumentation)
    return `Yes, under ${name}, which was written for documents and data. Keep to the licence’s conditions.${doubt}`;
  return `Read the licence first: ${name} is not approved as open source.${doubt}`;
}

function upkeepAnswer({ evidence, findings }: PublicRepository, now: Date): string {
  const { archived, archivedAt, committedAt, pushedAt } = evidence;
  if (archived) return `No. It was archived${archivedAt ? ` on ${dateOf(archivedAt)}` : ''}.`;
  const changed = committedAt ?? pushedAt;
  const last = changed ? `It was last changed ${ageOf(changed, now)}, on ${dateOf(changed)}.` : '';
  const upkeep = findings.find(({ check }) => check === 'maintained-or-archived');
  return upkeep?.outcome === 'unmet' ? `Probably not. ${upkeep.because}` : last;
}

function contactAnswer({ evidence, findings }: PublicRepository): AnswerView {
  const question = 'Whom do I ask?';
  const contact = findings.find(({ check }) => check === 'has-contact');
  if (contact?.outcome === 'met')
    return { question, answer: contact.because, links: proofLinks(contact.proof, evidence) };
  const issues = evidence.url.startsWith('https://github.com/') ? `${evidence.url}/issues` : '';
  const answer = contact?.outcome === 'unmet' ? 'We found nobody named.' : '';
  return {
    question,
    answer,
    links: answer === '' || issues === '' ? [] : [{ text: 'See its issues', href: issues, external: true }],
  };
}

function proofLinks(proof: string | undefined, evidence: Evidence): AnswerView['links'] {
  if (proof === undefined) return [];
  const { text, href } = proofView(proof, evidence);
  return href === '' ? [] : [{ text: `See ${text}`, href, external: true }];
}

/** A sentence for each policy: what is mandatory in it, which decides. */
function policyAnswer(assessments: readonly ExplainedAssessment[]): string {
  if (assessments.length === 0) return 'Not assessed: no policy applies to it.';
  return assessments
    .map(({ title, levels, statusBecause }) => {
      const mandatory = levels.find(({ force }) => force === 'mandatory');
      if (!mandatory || mandatory.applicable === 0)
        return statusBecause || `${title}: nothing mandatory applies.`;
      const { met, applicable, unknown } = mandatory;
      const open = unknown > 0 ? ` We could not assess ${unknown}.` : '';
      return met === applicable
        ? `${title}: it meets every mandatory check.`
        : `${title}: it meets ${met} of ${countOf(applicable, 'mandatory check')}.${open}`;
    })
    .join(' ');
}
