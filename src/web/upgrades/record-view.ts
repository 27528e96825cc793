import type { UpgradeOutcome, PublicUpgrade } from '../../domain/upgrade-record.ts';
import { webAddress } from '../../domain/file-address.ts';
import { dateOf } from '../text/dates.ts';
import { countOf } from '../text/numbers.ts';

/** What came of an upgrade in words, and where its pull request is; empty where nothing was asked for, or none is. */
export function upgradeRecordView(record: PublicUpgrade | undefined): { text: string; href: string } {
  if (!record) return { text: '', href: '' };
  const { outcome, at, pullRequest, conflicts, message, reason } = record;
  const { before, after } = words[outcome];
  const named = pullRequest ? `Pull request ${pullRequest.number}` : 'Upgrade';
  const text = [
    `${named} ${before} ${dateOf(at)}${after}`,
    ...(conflicts > 0 ? [`, with ${countOf(conflicts, 'conflict')}`] : []),
    ...(message === null ? [] : [`: ${message}`]),
    ...(reason ? [`. On schedule: ${reason}`] : []),
  ];
  return { text: text.join(''), href: webAddress(pullRequest?.url) ?? '' };
}

/** The words before and after the date. */
const words: Record<UpgradeOutcome, { before: string; after: string }> = {
  opened: { before: 'opened on', after: '' },
  updated: { before: 'updated on', after: '' },
  unchanged: { before: 'already open on', after: '' },
  left: { before: 'left unchanged on', after: ' because other people have committed to it' },
  declined: { before: 'not reopened on', after: ' because it was closed without merging' },
  'up-to-date': { before: 'not needed on', after: '' },
  failed: { before: 'failed on', after: '' },
};
