import type { Response } from 'express';
import { addresses } from '../components/addresses.ts';
import type { SentAnswers } from './answers.ts';
import { hiddenAnswers } from './answers.ts';

/** Longer addresses are not for sharing, and some servers refuse them. */
const maxLength = 6_000;

/** What an address of the journey may hold beside the answers. Never a token. */
interface Place {
  page?: string;
  returning?: boolean;
  /** Where on GitHub the service should go, by field. */
  destination?: Readonly<Record<string, string>>;
}

/**
 * The address of a step with the answers so far in it: it can be loaded again, kept and shared. Undefined where it would be too
 * long, or an answer is no text.
 */
export function stepAddress(
  id: string,
  step: 'questions' | 'preview' | 'github',
  sent: SentAnswers,
  { page, returning = false, destination = {} }: Place = {},
): string | undefined {
  if (Object.values(sent).some((value) => typeof value !== 'string')) return undefined;
  const query = new URLSearchParams();
  if (page !== undefined) query.set('page', page);
  if (returning) query.set('returning', 'yes');
  for (const [name, value] of Object.entries(destination)) if (value !== '') query.set(name, value);
  for (const { name, value } of hiddenAnswers(sent)) query.set(name, value);
  const address = `${addresses.template(id)}/start/${step}?${query.toString()}`;
  return address.length <= maxLength ? address : undefined;
}

/** What an address with answers leads to is for those who have it, and for nobody's cache or search engine. */
export function keepPrivate(res: Response): void {
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
}
