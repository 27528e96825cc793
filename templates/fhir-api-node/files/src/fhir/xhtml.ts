/** The elements that FHIR lets a narrative have (R4, narrative: chapters 7 to 11 and 15 of HTML 4). */
const names = new Set(
  (
    'a abbr acronym address area b bdo big blockquote br caption cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4 ' +
    'h5 h6 hr i img ins kbd li map ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var'
  ).split(' '),
);
const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const comment = /<!--(?:[^-]|-(?!-))*-->/y;
const text = /[^<]+/y;
const namespace = /^\s+(?:[^>]*\s)?xmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/;

/** Whether text is one div of XHTML that shows something, with nothing in it that runs or is sent. */
export function isNarrative(source: string): boolean {
  const xhtml = source.trim();
  const open: string[] = [];
  let hasContent = false;
  for (let at = 0; at < xhtml.length;) {
    const found = take(tag, xhtml, at);
    const other = found ? null : (take(text, xhtml, at) ?? take(comment, xhtml, at));
    const whole = found?.[0] ?? other?.[0];
    // Everything is in the first element, which is a div.
    if (whole === undefined || (at === 0 ? !found : open.length === 0)) return false;
    if (found) {
      const [, closing, name = '', attributes = '', alone] = found;
      if (closing) {
        if (open.pop() !== name) return false;
      } else {
        if (!names.has(name) || !isHarmless(attributes)) return false;
        if (at === 0 && (name !== 'div' || !namespace.test(attributes))) return false;
        hasContent ||= name === 'img';
        if (!alone) open.push(name);
      }
    } else {
      hasContent ||= !whole.startsWith('<') && whole.trim() !== '';
    }
    at += whole.length;
  }
  return hasContent && open.length === 0;
}

function take(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function isHarmless(attributes: string): boolean {
  return !/\son[a-z]+\s*=|\s(?:href|src)\s*=\s*["']\s*(?:javascript|vbscript|data:text)/.test(attributes.toLowerCase());
}
