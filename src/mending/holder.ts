import { crownStanding, type Organisation } from '../domain/organisation.ts';
import type { MendingFacts } from './mending-kind.ts';

/**
 * Who holds the copyright, by what was said, else by the kind of body: trusts and boards hold their own. Empty for a folder
 * that says no account: what a folder is called is nobody's name.
 */
export function holderOf({ answers, catalogue, evidence }: MendingFacts): string {
  if (answers.holder !== '') return answers.holder;
  const body = bodyIn(catalogue.organisations, evidence.organisation);
  if (body === undefined) return evidence.url.startsWith('http') ? evidence.owner : '';
  const name = body.successor ?? body.name.replace(/ \(formerly .*\)$/, '');
  return crownStanding(body.bodyType) === 'crown' ? `Crown Copyright (${name})` : name;
}

function bodyIn(organisations: readonly Organisation[], login: string): Organisation | undefined {
  return organisations.find((one) => one.login.toLowerCase() === login.toLowerCase());
}
