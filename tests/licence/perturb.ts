/** Ways in which copies of a licence text differ without a change of meaning. Deterministic: same seed, same result. */
export type Perturbation = (text: string, random: () => number) => string;

/** Numbers from 0 to 1 from a seed (the minimal standard generator of Park and Miller). */
export function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r/g, '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** A copyright notice keeps its line; the licence begins on another. */
function flat(paragraph: string): string {
  return paragraph
    .split('\n')
    .reduce(
      (all, line) =>
        all +
        (/^\W*(?:copyright|©|\(c\))/i.test(all.slice(all.lastIndexOf('\n') + 1)) ||
        /^\W*(?:copyright|©)/i.test(line)
          ? '\n'
          : ' ') +
        line.trim(),
      '',
    )
    .trim();
}

export const rewrapped: Perturbation = (text, random) => {
  const width = 50 + Math.floor(random() * 60);
  const wrap = (line: string) => {
    const lines = [''];
    for (const word of line.split(/\s+/)) {
      const last = lines[lines.length - 1] ?? '';
      if (last.length + word.length > width) lines.push(word);
      else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines.join('\n');
  };
  return paragraphsOf(text)
    .map((paragraph) => flat(paragraph).split('\n').map(wrap).join('\n'))
    .join('\n\n');
};

export const unwrapped: Perturbation = (text) => paragraphsOf(text).map(flat).join('\n');

export const markdown: Perturbation = (text) =>
  paragraphsOf(text)
    .map((paragraph, at) => {
      const words = flat(paragraph)
        .replace(/^(\d+)\.\s/, '$1\\. ')
        .replace(/\bhttps?:\/\/([^\s<>()]+[^\s<>().,])/g, '[http://$1](http://$1)')
        .replace(/"([^"\n]{1,60})"/g, '“**$1**”');
      if (at === 0 && words.length < 60) return `# ${words}`;
      return words.length < 50 && !/[.;:,]$/.test(words) ? `## ${words}` : words.replace(/^[*•-]\s/, '* ');
    })
    .join('\n\n');

export const quoted: Perturbation = (text) =>
  rewrapped(text, () => 0.4)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

export const html: Perturbation = (text) =>
  `<!DOCTYPE html>\n<html><head><style>p { margin: 0 }</style></head><body>\n${paragraphsOf(text)
    .map(
      (paragraph) =>
        `<p>${flat(paragraph).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, '<br/>\n')}</p>`,
    )
    .join('\n')}\n</body></html>\n`;

export const headed: Perturbation = (text, random) =>
  [
    'Breathing Space Booking Tool\n============================\n\n',
    'Copyright (c) 2023 Crown Copyright NHS England.\n\n',
    '© Crown Copyright\n\n',
    'Crown Copyright (c)\n\n',
    'Copyright (c) [2020] [Metadata Foundation]\nCopyright (c) 2018-2021 A. N. Author and others\n\n',
  ][Math.floor(random() * 5)] + text;

export const trailed: Perturbation = (text) =>
  `${text}\n\n---\n\nLast reviewed in March 2024. Questions about this page go to the platform team.\n`;

export const newHolder: Perturbation = (text) =>
  text
    .replace(/<(?:year|owner|copyright holders?|name of author)>/gi, (mark) =>
      /year/i.test(mark) ? '2024' : 'Northern Care Alliance NHS Foundation Trust',
    )
    .replace(
      /^(Copyright (?:\(c\)|©) )\d{4}.{0,60}$/gim,
      '$12024 Crown Copyright (NHS Business Services Authority)',
    );

export const retyped: Perturbation = (text) =>
  `\ufeff${text
    .replace(/"/g, '”')
    .replace(/'/g, '’')
    .replace(/(\w)-(\w)/g, '$1‑$2')
    .replace(/\n/g, '\r\n')
    .replace(/license/g, 'licence')
    .replace(/organization/g, 'organisation')}`;

export const shouted: Perturbation = (text) => text.toUpperCase();

const misread: readonly (readonly [string, string])[] = [
  ['l', '1'],
  ['rn', 'm'],
  ['o', '0'],
  ['e', 'c'],
  ['i', 'l'],
  ['h', 'b'],
  ['m', 'rn'],
  ['cl', 'd'],
  ['t', 'f'],
];

/** Misreads about one letter in 150, as scanning does, in words of four letters or more. */
export const scanned: Perturbation = (text, random) =>
  text.replace(/[a-z]{4,}/gi, (word) => {
    if (random() > word.length / 150) return word;
    const [from, to] = misread[Math.floor(random() * misread.length)] ?? ['e', 'c'];
    const at = word.indexOf(from, 1);
    return at < 0 ? word : word.slice(0, at) + to + word.slice(at + from.length);
  });
