import { defineKind, type MendingFacts } from '../mending-kind.ts';

/** A sentence in the README for what nobody looks after. Only its people know whether that is so. */
export const archiveNotice = defineKind({
  id: 'archive-notice',
  title: 'a notice that it is no longer maintained',
  checks: ['maintained-or-archived'],
  needsCheck: true,
  isUsual: false,
  isTaken: () => false,
  draft(facts) {
    const { readme } = facts;
    if (readme === undefined) return 'There is no README that we could read. Archive the repository instead.';
    const before = placeIn(readme.text);
    if (before === undefined)
      return `We cannot tell where a notice goes in ${readme.path}. Put one there by hand.`;
    const notice = `This repository is no longer maintained.${lastChange(facts)}`;
    return {
      path: readme.path,
      text: before === 0 ? `${notice}\n\n` : `\n${notice}\n`,
      before,
      remarks: [
        'Only for code that nobody looks after any more. If you do, bring its dependencies up to date instead.',
        'Then archive the repository: Settings, then “Archive this repository”.',
      ],
    };
  },
});

/** The line before which a notice goes: below the title, at the top where there is none; undefined where markup begins. */
function placeIn(text: string): number | undefined {
  const lines = text.split('\n');
  const [first = '', second = ''] = lines;
  if (/^(?:---|<)/.test(first)) return undefined;
  const isUnderlined = first.trim() !== '' && /^(?:=+|-{3,})\s*$/.test(second);
  const below = /^#{1,2} /.test(first) ? 1 : isUnderlined ? 2 : 0;
  return below < lines.length ? below : 0;
}

function lastChange({ evidence: { committedAt, pushedAt } }: MendingFacts): string {
  const at = committedAt ?? pushedAt;
  if (!at) return '';
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
  return ` It was last changed on ${day}.`;
}
