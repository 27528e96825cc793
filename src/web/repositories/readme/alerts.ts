import type MarkdownIt from 'markdown-it';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

const marker = /^\[!(note|tip|important|warning|caution)\]\s*$/i;

/**
 * GitHub's alerts: a quotation that begins with a line such as `[!NOTE]`
 * (https://docs.github.com/get-started/writing-on-github: "Alerts"). Like GitHub, those within other blocks stay quotations.
 */
export function alerts(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.core.ruler.push('alerts', (state) => {
    const { tokens } = state;
    for (let at = 0; at < tokens.length; at++) {
      const kind = alertAt(tokens, at);
      if (kind === undefined) continue;
      turnIntoDivision(tokens, at, kind);
      const title = new state.Token('html_block', '', 0);
      title.content = `<p class="hub-alert__title">${kind[0]?.toUpperCase()}${kind.slice(1)}</p>\n`;
      const isAlone = takeMarkerFrom(tokens[at + 2]);
      tokens.splice(at + 1, isAlone ? 3 : 0, title);
    }
  });
}

function alertAt(tokens: readonly Token[], at: number): string | undefined {
  const [quote, , inline] = tokens.slice(at, at + 3);
  if (quote?.type !== 'blockquote_open' || quote.level !== 0 || inline?.type !== 'inline') return undefined;
  const [first, second] = inline.children ?? [];
  if (first?.type !== 'text' || (second && second.type !== 'softbreak')) return undefined;
  return marker.exec(first.content)?.[1]?.toLowerCase();
}

function turnIntoDivision(tokens: readonly Token[], at: number, kind: string): void {
  const open = tokens[at];
  const close = tokens.find(
    (token, place) => place > at && token.type === 'blockquote_close' && token.level === 0,
  );
  open?.attrSet('class', `hub-alert hub-alert--${kind}`);
  for (const token of [open, close]) if (token) token.tag = 'div';
}

/** Whether nothing but the marker was in the paragraph. */
function takeMarkerFrom(inline: Token | undefined): boolean {
  const rest = inline?.children?.slice(2) ?? [];
  if (inline) inline.children = rest;
  return rest.length === 0;
}
