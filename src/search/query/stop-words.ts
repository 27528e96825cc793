/** Words of questions and of tasks that say nothing of what is looked for, when other words are there. */
const fillers = new Set(
  `a about all allow allows also am an and any anybody anyone anything are as asking at be been before being but by can could did do
  does doing done each easily else ever every find for from get gets getting give gives go had has have help helps how i if in into is
  it its just let lets like look looking lot made make makes making many may me might more most much must my need needed needs no
  of on onto or our out own possible quickly really say says set should show shows so some somebody someone something such
  tell tells than that the their them then there these they thing things this those through to too try trying up us use used uses
  using want wants was way we were what when where whether which while who whom whose why will with within without work would write written yet
  you your already after again another because both during everyone everything going he her here him his know now one other others
  please she since still until able across against away come comes different enough holding instead keep keeping keeps kept left people put
  puts see seen several take takes taking`.split(/\s+/),
);

function isFiller(word: string): boolean {
  return fillers.has(word);
}

/** What stands before and after the apostrophe of short forms, where the index cuts them: `don't`, `what's`, `we're`. */
const shortened = new Set(
  'aren couldn didn doesn don hadn hasn haven isn shouldn wasn weren wouldn'.split(' '),
);
const endings = new Set(['d', 'll', 'm', 're', 's', 't', 've']);

/** Whether folded words say nothing of what is looked for: a filler, or a short form of one. */
export function areFillers([first = '', ending, ...more]: readonly string[]): boolean {
  if (ending === undefined) return isFiller(first);
  return more.length === 0 && endings.has(ending) && (isFiller(first) || shortened.has(first));
}
