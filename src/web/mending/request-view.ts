import type { PublicAction } from '../../domain/action-record.ts';
import { webAddress } from '../../domain/file-address.ts';
import { dateOf } from '../text/dates.ts';

/** What came of a pull request with ready files. */
export interface RequestView {
  text: string;
  /** Of the pull request; empty where there is none. */
  href: string;
}

/** Each time that an administrator asked for a pull request with ready files, in a sentence. */
export function requestViews(requests: readonly PublicAction[]): RequestView[] {
  return requests.map(({ at, details, outcome, url, message }) => {
    const files = details.length === 0 ? 'the usual files' : details.join(', ');
    const end = message === null ? '' : `: ${message}`;
    return {
      text: `An administrator of this hub asked for ${files} on ${dateOf(at)}. ${words[outcome] ?? outcome}${end}`,
      href: webAddress(url ?? undefined) ?? '',
    };
  });
}

const words: Record<string, string> = {
  opened: 'The pull request was opened',
  updated: 'The pull request was brought up to date',
  unchanged: 'The pull request was open already',
  left: 'The pull request was left alone because other people have committed to it',
  declined: 'The pull request was not opened again because it had been closed',
  failed: 'No pull request was opened',
};
