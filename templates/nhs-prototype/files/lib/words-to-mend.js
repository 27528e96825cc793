const longestSentence = 30;

const american = {
  apologize: 'apologise', authorize: 'authorise', behavior: 'behaviour', canceled: 'cancelled', center: 'centre', color: 'colour',
  counseling: 'counselling', diarrhea: 'diarrhoea', enroll: 'enrol', favorite: 'favourite', fiber: 'fibre', gynecology: 'gynaecology',
  hemorrhage: 'haemorrhage', hospitalized: 'hospitalised', license: 'licence (or license, as a verb)', mom: 'mum', organization: 'organisation',
  organize: 'organise', pediatric: 'paediatric', personalized: 'personalised', program: 'programme (unless it is a computer program)',
  recognize: 'recognise', tumor: 'tumour', traveler: 'traveller', zipcode: 'postcode',
};

const plainer = {
  'in order to': 'to', utilise: 'use', utilize: 'use', commence: 'start', 'prior to': 'before', 'going forward': 'from now on',
  'please note': 'nothing', 'in the event of': 'if', 'at this moment in time': 'now', leverage: 'use',
};

/** Each looks at the text of one line that people read, and says what is wrong with it. */
const ofLines = [
  [/\b(?:lorem ipsum|dolor sit amet|TODO|TBC|TBD|FIXME|xxx+|placeholder text|insert \w+ here|content goes here|your text here)\b/i, ([words]) => `“${words}” is a placeholder`],
  [/\[(?:insert|add|name|date|service|organisation|text)\b[^\]]*\]/i, ([words]) => `“${words}” is a placeholder`],
  [/\b(?:eg|ie|etc)\b\.?|\be\.g\.|\bi\.e\./i, ([words]) => `“${words}”: write “for example”, “that is” or “and so on”`],
  [/\b(?:sorry|oops|uh oh),? (?:something|we|an error)\b/i, () => 'an error message says what happened and what to do'],
  [/!/, () => 'no exclamation mark'],
  ...Object.entries(american).map(([word, british]) => [new RegExp(`\\b${word}s?\\b`, 'i'), () => `“${word}” in British English: ${british}`]),
  ...Object.entries(plainer).map(([words, plain]) => [new RegExp(`\\b${words}\\b`, 'i'), () => `“${words}” in plain words: ${plain}`]),
];

/** Each looks at the source, and says what is wrong at the place it matches. */
const ofSource = [
  [/<a\b[^>]*>\s*(?:click\s+here|here|read\s+more|more|this\s+link|link|find\s+out\s+more|learn\s+more)\s*<\/a>/gi, ([link]) => `a link that says “${bare(link)}” says nothing about where it leads`],
  [/\btext: ["'](?:click here|here|read more|more|find out more|learn more)["']/gi, ([words]) => `a link that says ${words.slice(6)} says nothing about where it leads`],
  [/\bclick (?:here|on|the)\b/gi, ([words]) => `“${words}”: not everybody clicks; use “select”, or say what the link is for`],
  [/<img\b(?![^>]*\balt\s*=)[^>]*>/gi, () => 'a picture without alt: say what it shows, or alt="" where it adds nothing'],
  
  [/<a\b[^>]*\bhref=["']#["']/gi, () => 'a link that leads nowhere (#)'],
  [/<h1\b[^>]*>\s*<\/h1>/gi, () => 'an empty heading'],
];

/**
 * Words to mend in a page (or in the quoted texts of a journey), with the line they are on: [{ line, text }].
 *
 * @param {string} source
 * @param {string} file its name, which says what kind it is
 */
export function wordsToMend(source, file) {
  const text = /\.js$/.test(file) ? quotedOnly(source) : withoutCode(source);
  const found = ofSource.flatMap(([pattern, say]) => [...blankComments(source).matchAll(pattern)].map((match) => ({ line: lineAt(source, match.index), text: say(match) })));
  for (const [index, line] of text.split('\n').entries())
    for (const [pattern, say] of ofLines) {
      const match = pattern.exec(line);
      if (match) found.push({ line: index + 1, text: say(match) });
    }
  return [...found, ...longSentences(text)].sort((a, b) => a.line - b.line);
}

function longSentences(text) {
  return [...text.matchAll(/[^.?!\n]+(?:\n(?!\s*\n)[^.?!\n]+)*/g)].flatMap((match) => {
    const words = match[0].split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    return words.length > longestSentence ? [{ line: lineAt(text, match.index + match[0].search(/\S/)), text: `a sentence of ${words.length} words: split it` }] : [];
  });
}

/** The same lines with comments, code of Nunjucks and tags as spaces; what stands in quotes within code stays, if it has words. */
function withoutCode(source) {
  return blankComments(source)
    .replaceAll(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, spaces)
    .replaceAll(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (code) => quotedOnly(code))
    .replaceAll(/<(\/?)(p|li|h\d|div|td|th|dt|dd|label|legend|button|br|ul|ol|table|tr|section)\b[^>]*>/gi, (tag) => `${spaces(tag).slice(1)}.`)
    .replaceAll(/<[^>]*>/g, spaces);
}

function blankComments(source) {
  return source.replaceAll(/<!--[\s\S]*?-->|\{#[\s\S]*?#\}/g, spaces);
}

/** Quoted texts of several words stay, each a sentence of its own; all else becomes spaces. */
function quotedOnly(code) {
  let rest = 0;
  let kept = '';
  for (const match of code.matchAll(/(["'`])((?:\\.|(?!\1)[^\\])*)\1/g)) {
    const words = /\p{L}\s+\p{L}/u.test(match[2]) && !/nhsuk-|\.(?:html|njk)/.test(match[2]) ? ` ${match[2].replaceAll(/<[^>]*>/g, spaces)}.` : spaces(match[0]);
    kept += spaces(code.slice(rest, match.index)) + words;
    rest = match.index + match[0].length;
  }
  return kept + spaces(code.slice(rest));
}

function spaces(text) {
  return text.replaceAll(/[^\n]/g, ' ');
}

function bare(html) {
  return html.replaceAll(/<[^>]*>/g, '').trim();
}

function lineAt(source, index) {
  return source.slice(0, index).split('\n').length;
}
