import type { Comparison, Gap } from './compare.ts';
import { hasOperative, judge, maxNameWords, type Judgement } from './term-comparison.ts';
import { saysLimits } from './own-terms.ts';
import type { StandardText } from './standard-text.ts';
import { textIndex } from './texts.ts';

/** Words beside which a text names whoever holds the copyright, so that another name may stand there. */
const beforeNames = new Set(
  'disclaims disclaim liable nor name names contributors establishment institute institut university'.split(
    ' ',
  ),
);
/** In long texts a few differences of no weight are to be expected. */
const wordsPerDoubt = 250;
const maxHolderWords = 40;
const minOwnWords = 5;

interface Difference {
  gap: Gap;
  standard: string[];
  come: string[];
}

/** What is asked of the file at a gap. */
interface FileWords {
  /** The words of the file in a gap. */
  found: (gap: Gap) => string[];
  /** Whether a gap comes right after a line of copyright. */
  isBelowNotice: (gap: Gap) => boolean;
}

/** The gaps of a comparison in which the file means something else than the standard text. */
export function changedTerms(
  { text, gaps, allowed, to, from }: Comparison,
  { found, isBelowNotice }: FileWords,
): Gap[] {
  const difference = (gap: Gap): Difference => ({ gap, standard: coreWords(text, gap), come: found(gap) });
  const differences = gaps
    .filter((gap) => isCore(text, gap) && !allowed.includes(gap))
    .map((gap) => difference(gap));
  const judged = differences.map((one) => ({
    ...one,
    judgement: isHolders(one, isBelowNotice) ? ('same' as const) : judgeAt(text, one),
  }));
  for (const [at, one] of judged.entries()) {
    const next = judged[at + 1];
    if (!next || (one.judgement !== 'doubtful' && next.judgement !== 'doubtful')) continue;
    if (!areNear(one.gap, next.gap) || one.judgement === 'altered' || next.judgement === 'altered') continue;
    const both = difference(merged(one.gap, next.gap));
    if (judgeAt(text, both) === 'same') one.judgement = next.judgement = 'same';
  }
  const altered = judged.filter(
    ({ judgement, gap, standard, come }) =>
      judgement === 'altered' || (judgement === 'doubtful' && isOwnWords(text, gap, standard, come)),
  );
  const doubtful = judged.filter((one) => one.judgement === 'doubtful' && !isRepeated(one, differences));
  const counted =
    doubtful.length > Math.floor((to - from) / wordsPerDoubt) ? [...altered, ...doubtful] : altered;
  return counted.map(({ gap }) => gap);
}

/** Words that a file adds within the terms are of its own where they are more than a slip. */
function isOwnWords(
  text: StandardText,
  gap: Gap,
  standard: readonly string[],
  come: readonly string[],
): boolean {
  const [from] = gap.standard;
  const isAddress = come.some((word) => /^(?:org|com|net|www|html?)$/.test(word));
  return (
    from > text.head &&
    standard.length <= 1 &&
    come.length >= minOwnWords &&
    !isAddress &&
    saysLimits(come.join(' ')) &&
    !namesHolder(text, gap)
  );
}

/** Whether words that a file adds below a line of copyright only say who else holds it. */
function isHolders({ gap, standard, come }: Difference, isBelowNotice: (gap: Gap) => boolean): boolean {
  return standard.length === 0 && come.length <= maxHolderWords && !hasOperative(come) && isBelowNotice(gap);
}

/** Whether so few equal words stand between two gaps that one exchange may have made both. */
function areNear(one: Gap, next: Gap): boolean {
  const between = next.standard[0] - one.standard[1];
  return between <= 3 && between === next.file[0] - one.file[1];
}

function merged(one: Gap, next: Gap): Gap {
  return { standard: [one.standard[0], next.standard[1]], file: [one.file[0], next.file[1]] };
}

function isCore(text: StandardText, { standard: [from, to] }: Gap): boolean {
  const title = to <= text.head && from < text.head;
  const end = text.words.length - text.tail;
  // What is added right after the last of the terms is one more of them.
  return !title && (from < end || (from === end && to === end && text.tail > 0));
}

function coreWords(text: StandardText, { standard: [from, to] }: Gap): string[] {
  const { words } = textIndex();
  const core = text.words.slice(Math.max(from, text.head), Math.min(to, text.words.length - text.tail));
  return Array.from(core, (id) => words[id] ?? '');
}

function judgeAt(text: StandardText, { gap, standard, come }: Difference): Judgement {
  // What follows the title is who holds the copyright, often over several lines.
  const opening = gap.standard[1] <= text.head + 1 && standard.length === 0;
  if (opening && !hasOperative(come)) return 'same';
  return judge(standard, come, namesHolder(text, gap));
}

/** Whether the words at a gap are those that say who disclaims, is not liable, or must not be named in endorsements. */
function namesHolder({ words: standard }: StandardText, { standard: [from, to] }: Gap): boolean {
  const { words } = textIndex();
  const around = [...standard.slice(Math.max(0, from - 3), to + 3)];
  return around.some((id) => beforeNames.has(words[id] ?? ''));
}

/** Whether the same words stand for the same words elsewhere too, as a name for a name. */
function isRepeated({ standard, come }: Difference, all: readonly Difference[]): boolean {
  if (standard.length === 0 || come.length === 0 || come.length > maxNameWords) return false;
  const [gone, found] = [standard.join(' '), come.join(' ').toLowerCase()];
  return (
    all.filter((one) => one.standard.join(' ') === gone && one.come.join(' ').toLowerCase() === found)
      .length > 1
  );
}
