import type MarkdownIt from 'markdown-it';

/** Gives headings the ids that forges give them, so that a README's own table of contents works. */
export function headingIds(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.core.ruler.push('heading-ids', ({ tokens }) => {
    const seen = new Map<string, number>();
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'heading_open') continue;
      const slug = slugOf(tokens[index + 1]?.content ?? '');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      token.attrSet('id', times === 0 ? slug : `${slug}-${times}`);
    }
  });
}

function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}
