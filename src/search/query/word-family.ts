/** Endings that make other words of one root, longest first: `prescribing`, `registry`, `ophthalmologist`. */
const endings =
  `ological ologists ologist ologies ology ibilities ibility abilities ability ations ation ators ator ative atives ating ated ates
  itions ition ements ement ments ment ities ity ically ical istic istics ional ally ials ial als ics ic ions ion ives ive ings ing
  ists ist isms ism ers ors er or ables able ibles ible ances ance ences ence ants ant ents ent eries ery ries ry ies ied
  ately ate al ly ed es s e y`.split(/\s+/);

/** Roots shorter than this begin too many words that have nothing to do with each other. */
const minRootLength = 6;

/** What the words of a folded word's family begin with, which stemming does not bring together; undefined for most words. */
export function familyRoot(word: string): string | undefined {
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= minRootLength);
  return ending === undefined ? undefined : word.slice(0, -ending.length);
}
