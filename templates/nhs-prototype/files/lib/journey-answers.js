/** What a journey makes of answers: which pages apply, what is missing, what "Check your answers" shows. All of it pure. */

/** Words of a journey may be text, or a function of the answers so far. */
export function say(words, answers) {
  return typeof words === 'function' ? words(answers) : words;
}

/** Pages that apply to what was answered so far. */
export function applying({ pages }, answers) {
  return pages.filter((page) => page.when === undefined || page.when(answers));
}

/** The path of the page after `page`. */
export function pathAfter(journey, page, answers) {
  const { pages } = journey;
  const rest = applying(journey, answers).filter((other) => pages.indexOf(other) > pages.indexOf(page));
  return rest[0]?.path ?? 'check-answers';
}

/** The path of the first page whose answers are not right yet, or that of "Check your answers". */
export function firstUnanswered(journey, answers) {
  const page = applying(journey, answers).find((each) => checkPage(each, withBlanks(each, answers)).errorList.length > 0);
  return page?.path ?? 'check-answers';
}

/** One row for each question that was asked: { label, changeText, lines, path }. */
export function answerRows(journey, answers) {
  return applying(journey, answers).flatMap((page) => {
    const values = withBlanks(page, answers);
    return fieldsOf(page)
      .filter((field) => field.label !== undefined && field.when(values))
      .map((field) => ({
        label: say(field.label, values),
        changeText: say(field.changeText, values) ?? inSentence(say(field.label, values)),
        lines: [field.show(values)].flat().filter((line) => line !== ''),
        path: page.path,
      }));
  });
}

/** What the form sent for the fields of a page, trimmed; everything else is ignored. */
export function readAnswers(page, body = {}) {
  const values = {};
  for (const { names, many } of fieldsOf(page))
    for (const name of names) {
      const sent = [body[name] ?? []].flat().map((value) => String(value).trim()).filter((value) => value !== '_unchecked');
      values[name] = many ? sent : (sent[0] ?? '');
    }
  return values;
}

/** Problems of a page: by field for the inputs, as a list for the summary. */
export function checkPage(page, values) {
  const errors = {};
  for (const field of fieldsOf(page)) {
    const problem = field.when(values) ? field.check(values) : undefined;
    if (problem) errors[field.name] = { ...problem, text: say(problem.text, values) };
  }
  return {
    errors,
    errorList: Object.values(errors).map(({ text, at }) => ({ text, href: `#${at}` })),
  };
}

/** Answers to questions that do not apply any more are forgotten, so that they never turn up again. */
export function keep(answers, page, values) {
  for (const field of fieldsOf(page))
    for (const name of field.names)
      if (field.when(values)) answers[name] = values[name];
      else delete answers[name];
}

/** The fields of a page by their name, for its view. */
export function fieldsByName(page) {
  return Object.fromEntries(fieldsOf(page).map((field) => [field.name, field]));
}

function fieldsOf({ fields = [] }) {
  return fields;
}

function withBlanks(page, answers) {
  return { ...readAnswers(page, {}), ...answers };
}

/** A label within a sentence: "Your name" becomes "your name", "NHS number" stays as it is. */
function inSentence(label) {
  return /^\p{Lu}\p{Ll}/u.test(label) ? `${label[0].toLowerCase()}${label.slice(1)}` : label;
}
