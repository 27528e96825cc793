import type { Comparison, Gap } from './compare.ts';
import { isMisreading } from './misreading.ts';
import { textIndex } from './texts.ts';

/** Words that carry what a licence permits, demands or excludes: one more or one fewer changes its meaning. */
const operative = new Set(
  (
    'not no non none never neither cannot without unless except only solely exclusively must shall required prohibited forbidden ' +
    'permitted restricted restriction restrictions limited commercial noncommercial commercially noncommercially evaluation ' +
    'academic educational research internal personal private military weapons nuclear government harm evil good sell selling ' +
    'sale sold fee fees royalty royalties royaltyfree charge payment pay warranty warranties liability liable damages claim claims ' +
    'patent patents terminate terminated terminates revoke revocable revoked irrevocable perpetual ' +
    'consent approval permission permissions notice acknowledge acknowledgment attribution credit advertising endorse promote ' +
    'modify modified modification modifications derivative redistribute distribute sublicense exclusive nonexclusive ' +
    'nontransferable transferable worldwide subject provided'
  ).split(' '),
);

/** Words that come and go between copies of one licence without a change of meaning. */
const idle = new Set(
  (
    'a an the of to in on by for and or s as is at this that these those it its his her their our any such above following below herein ' +
    'hereby copyright copyrights rights reserved all c year years yyyy holder holders owner owners author authors contributor contributors name names ' +
    'including next paragraph http https www org com html txt php license licenses licensing software program project code source file version ' +
    'street floor suite fifth boston ma usa inc ltd temple place franklin cambridge mass ave massachusetts free foundation ' +
    'org gnu fsf library lesser general public page of dated updated last st'
  ).split(' '),
);

/** The gaps of a comparison in which the file means something else than the standard text. */
export function alterations({ text, gaps, to, from }: Comparison, found: (gap: Gap) => string[]): Gap[] {
  const { words } = textIndex();
  const coreEnd = text.words.length - text.tail;
  const suspects: Gap[] = [];
  const doubtful: Gap[] = [];
  for (const gap of gaps) {
    if (gap.standard[1] <= text.head && gap.standard[0] < text.head) continue;
    if (gap.standard[0] >= coreEnd) continue;
    const standard = Array.from(
      text.words.slice(Math.max(gap.standard[0], text.head), Math.min(gap.standard[1], coreEnd)),
      (id) => words[id] ?? '',
    );
    const come = found(gap);
    // What follows the title is who holds the copyright, often over several lines.
    const opening =
      gap.standard[1] <= text.head + 1 && standard.length === 0 && !come.some((word) => operative.has(word));
    const judged = opening ? 'same' : judge(standard, come);
    if (judged === 'altered') suspects.push(gap);
    if (judged === 'doubtful') doubtful.push(gap);
  }
  const allowed = Math.floor((to - from) / 250);
  return doubtful.length > allowed ? [...suspects, ...doubtful] : suspects;
}

type Judgement = 'same' | 'doubtful' | 'altered';

function judge(standard: readonly string[], found: readonly string[]): Judgement {
  const gone = without(standard, found);
  const come = without(found, standard);
  if (gone.length === 0 && come.length === 0) return 'same';
  const letters = gone.join('');
  const added = come.filter((word) => operative.has(word) && !letters.includes(word));
  if (added.length > 0) return 'altered';
  if (isMisreading(gone, come) || isMisreading(standard, found)) return 'same';
  if (isNotice(gone) && isNotice(come)) return 'same';
  if (gone.some((word) => operative.has(word)) || gone.length > 20 || come.length > 20) return 'altered';
  const idleGone = gone.every(isIdle);
  if (idleGone && come.every(isIdle)) return 'same';
  return idleGone && gone.length > 0 && isHolder(standard) ? 'same' : 'doubtful';
}

function isIdle(word: string): boolean {
  return idle.has(word) || /^\d/.test(word);
}

/** Nothing, or only who holds the copyright since when. */
function isNotice(words: readonly string[]): boolean {
  if (words.length === 0) return true;
  if (words.length > 80 || words.some((word) => operative.has(word))) return false;
  const says =
    words.some((word) => /^copyright(?:s|ed)?$/.test(word)) &&
    words.some((word) => /^(?:19|20)\d\d/.test(word));
  return says || (words.includes('rights') && words.includes('reserved') && words.length < 20);
}

/** Whether words of the standard text stand for whoever holds the copyright, so that a name may take their place. */
function isHolder(standard: readonly string[]): boolean {
  return standard.some((word) => /^(?:holders?|owners?|authors?|contributors?|names?)$/.test(word));
}

/** The words of `all` that `others` has not as often. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return all.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}
