export interface Badge {
  label: string;
  text: string;
  colour: 'green' | 'orange' | 'grey';
}

/** Colours on which white text has a contrast of 4.5 or more (WCAG 2.2, 1.4.3). */
const colours: Record<Badge['colour'], string> = { green: '#007f3b', orange: '#a34a00', grey: '#4c6272' };
const height = 20;
const padding = 6;
const characterWidth = 6.6;

/** A badge as SVG, of attributes alone: pages that show it may forbid styles and scripts. */
export function badgeSvg({ label, text, colour }: Badge): string {
  const left = widthOf(label);
  const right = widthOf(text);
  const title = escape(`${label}: ${text}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${height}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect width="${left}" height="${height}" fill="#425563"/>`,
    `<rect x="${left}" width="${right}" height="${height}" fill="${colours[colour]}"/>`,
    '<g fill="#ffffff" font-family="Arial,Helvetica,sans-serif" font-size="11" text-anchor="middle">',
    `<text x="${left / 2}" y="14">${escape(label)}</text>`,
    `<text x="${left + right / 2}" y="14">${escape(text)}</text>`,
    '</g></svg>',
  ].join('');
}

function widthOf(text: string): number {
  return Math.ceil([...text].length * characterWidth) + 2 * padding;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}
