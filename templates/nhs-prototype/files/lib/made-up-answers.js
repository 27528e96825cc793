/**
 * Answers to every question of a journey that applies, for a person from `fakePerson`. They go through check answers as
 * if somebody had typed them. `madeUp` are the answers of app/data/made-up.js.
 */
export function madeUpAnswers({ pages }, person, madeUp = {}) {
  const answers = {};
  for (const page of pages) {
    if (page.when !== undefined && !page.when(answers)) continue;
    for (const field of page.fields ?? []) {
      if (!field.when(answers)) continue;
      const own = Object.hasOwn(madeUp, field.name) ? { [field.name]: madeUp[field.name](person) } : undefined;
      Object.assign(answers, own ?? field.madeUp(person));
    }
  }
  return answers;
}
