import type { Comparison, Gap } from './compare.ts';
import { hasOperative, judge, maxNameWords, type Judgement } from './term-comparison.ts';
import type { StandardText } from './standard-text.ts';
import { textIndex } from './texts.ts';

/** Words beside which a text names whoever holds the copyright, so that another name may stand there. */
const beforeNames = new Set(['disclaims', 'disclaim', 'liable', 'nor', 'name', 'names', 'contributors']);
/** In long texts a few differences of no weight are to be expected. */
const wordsPerDoubt = 250;

interface Difference {
  gap: Gap;
  standard: string[];
  come: string[];
}

/** The gaps of a comparison in which the file means something else than the standard text. */
export function changedTerms(
  { text, gaps, allowed, to, from }: Comparison,
  found: (gap: Gap) => string[],
): Gap[] {
  const differences = gaps
    .filter((gap) => isCore(text, gap) && !allowed.includes(gap))
    .map((gap): Difference => ({ gap, standard: coreWords(text, gap), come: found(gap) }));
  const judged = differences.map((one) => ({ ...one, judgement: judgeAt(text, one) }));
  const altered = judged.filter(({ judgement }) => judgement === 'altered');
  const doubtful = judged.filter((one) => one.judgement === 'doubtful' && !isRepeated(one, differences));
  const counted =
    doubtful.length > Math.floor((to - from) / wordsPerDoubt) ? [...altered, ...doubtful] : altered;
  return counted.map(({ gap }) => gap);
}

function isCore(text: StandardText, { standard: [from, to] }: Gap): boolean {
  const title = to <= text.head && from < text.head;
  return !title && from < text.words.length - text.tail;
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
  const around = [...standard.slice(Math.max(0, from - 3), from), ...standard.slice(to, to + 3)];
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
