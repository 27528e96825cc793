/**
 * British and American spellings of one word. Endings and letter groups that differ by rule; words the rule makes up
 * are harmless, because nothing is indexed under them.
 */
const rules: readonly [RegExp, string][] = [
  [/(?<=\w{3})is(?=(?:e|ed|er|ers|es|ing|able|ation|ations|ational)$)/, 'iz'],
  [/(?<=\w{3})iz(?=(?:e|ed|er|ers|es|ing|able|ation|ations|ational)$)/, 'is'],
  [/(?<=anal|paral|catal)ys(?=(?:e|ed|er|ers|es|ing)$)/, 'yz'],
  [/(?<=anal|paral|catal)yz(?=(?:e|ed|er|ers|es|ing)$)/, 'ys'],
  [/^practis(?=(?:e|ed|es|ing)$)/, 'practic'],
  [/^practic(?=(?:e|ed|es|ing)$)/, 'practis'],
  [/(?<=licen|defen|offen|preten)c(?=es?$)/, 's'],
  [/(?<=licen|defen|offen|preten)s(?=e[ds]?$)/, 'c'],
  [/(?<=col|behavi|fav|neighb|lab|tum|hon|hum)our/, 'or'],
  [/(?<=col|behavi|fav|neighb|lab|tum|hon|hum)or(?!at)/, 'our'],
  [/(?<=cent|met|lit|fib|theat)re(?=s?$)/, 'er'],
  [/(?<=cent|fib|theat)er(?=s?$)/, 're'],
  [/(?<=catal|dial)ogue(?=s?$)/, 'og'],
  [/(?<=catal|dial)og(?=s?$)/, 'ogue'],
  [/programme(?=s?$)/, 'program'],
  [/program(?=s?$)/, 'programme'],
  [/^paed(?=iatric)/, 'ped'],
  [/^ped(?=iatric)/, 'paed'],
  [/^orthopaed/, 'orthoped'],
  [/^orthoped/, 'orthopaed'],
  [/(?<=an|leuk|isch)aem/, 'em'],
  [/(?<=an|leuk|isch)em(?=ia|ic)/, 'aem'],
  [/^haem/, 'hem'],
  [/^hem(?=o|at)/, 'haem'],
  [/^oesoph/, 'esoph'],
  [/^esoph/, 'oesoph'],
  [/^gynaec/, 'gynec'],
  [/^gynec/, 'gynaec'],
];

/** Other spellings of a folded word, without the word itself. */
export function spellingVariants(word: string): string[] {
  const variants = rules
    .filter(([pattern]) => pattern.test(word))
    .map(([pattern, other]) => word.replace(pattern, other));
  return [...new Set(variants)].filter((variant) => variant !== word);
}
