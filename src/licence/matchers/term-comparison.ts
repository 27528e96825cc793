import { isMisreading } from './ocr-errors.ts';

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
    'org gnu fsf library lesser general public page of dated updated last st ' +
    'work works model models package packages product products tool tools data materials document documents application ' +
    'font fonts script scripts module modules system either both'
  ).split(' '),
);

/** Words of these that names of bodies hold too: "Example Research Limited". */
const inNames = new Set(
  'limited research academic educational government nuclear military personal private commercial fee payment good'.split(
    ' ',
  ),
);
/** Words that say what may be done, which no name holds. */
const ofUse = new Set('only use used using uses purpose purposes for may must shall not'.split(' '));

/** A name of a person or a body has at most this many words; more is another matter. */
export const maxNameWords = 12;
const maxOtherWords = 20;

/** What a difference comes to: the same meaning, another meaning, or neither for certain. */
export type Judgement = 'same' | 'doubtful' | 'altered';

/**
 * Judges words that stand in place of others.
 *
 * @param holder whether the words around them say that a name belongs here
 */
export function judge(standard: readonly string[], found: readonly string[], holder: boolean): Judgement {
  const gone = without(standard, found);
  const come = without(found, standard);
  if (gone.length === 0 && come.length === 0) return 'same';
  const isName =
    (holder || namesSomeone(standard)) && isSwap(gone, come) && !come.some((word) => ofUse.has(word));
  if (isName && [...gone, ...come].every((word) => !operative.has(word) || inNames.has(word))) return 'same';
  if (gone.length === 0 && isOfName(come, holder)) return 'same';
  const letters = gone.join('');
  if (come.some((word) => operative.has(word) && !letters.includes(word))) return 'altered';
  if (isMisreading(gone, come) || isMisreading(standard, found)) return 'same';
  if (isNotice(gone) && isNotice(come)) return 'same';
  if (hasOperative(gone) || gone.length > maxOtherWords || come.length > maxOtherWords) return 'altered';
  if (gone.every(isIdle) && come.every(isIdle)) return 'same';
  return isSwap(gone, come) && (holder || namesSomeone(standard)) ? 'same' : 'doubtful';
}

/** Phrases that many copies add, and that change nothing. */
const harmless = new Set(['except as stated in this section', 'in this position and unchanged']);

/** What copies of a licence add without a change: a word of a body's name, or a reference to the section itself. */
function isOfName(come: readonly string[], holder: boolean): boolean {
  const said = come.join(' ');
  return harmless.has(said) || (holder && come.length <= 2 && come.every((word) => inNames.has(word)));
}

/** Whether a word among these permits, demands or excludes something. */
export function hasOperative(words: readonly string[]): boolean {
  return words.some((word) => operative.has(word));
}

function isSwap(gone: readonly string[], come: readonly string[]): boolean {
  return gone.length > 0 && come.length > 0 && gone.length <= maxNameWords && come.length <= maxNameWords;
}

function isIdle(word: string): boolean {
  return idle.has(word) || /^\d/.test(word);
}

/** Nothing, or only who holds the copyright since when. */
function isNotice(words: readonly string[]): boolean {
  if (words.length === 0) return true;
  if (words.length > 80 || hasOperative(words)) return false;
  const says =
    words.some((word) => /^copyright(?:s|ed)?$/.test(word)) &&
    words.some((word) => /^(?:19|20)\d\d/.test(word));
  return says || (words.includes('rights') && words.includes('reserved') && words.length < 20);
}

/** Whether words of the standard text stand for whoever holds the copyright, so that a name may take their place. */
function namesSomeone(standard: readonly string[]): boolean {
  return standard.some((word) =>
    /^(?:holders?|owners?|authors?|contributors?|names?|isc|regents|university)$/.test(word),
  );
}

/** The words of `all` that `others` has not as often; one and many ("author disclaims", "authors disclaim") are the same. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others.map(singular)) left.set(word, (left.get(word) ?? 0) + 1);
  return all.filter((word) => {
    const count = left.get(singular(word)) ?? 0;
    if (count > 0) left.set(singular(word), count - 1);
    return count === 0;
  });
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
