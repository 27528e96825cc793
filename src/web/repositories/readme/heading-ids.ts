import GithubSlugger from 'github-slugger';
import type MarkdownIt from 'markdown-it';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

/** Gives headings the ids that GitHub gives them, those written as HTML too, so that a README's own table of contents works. */
export function headingIds(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.core.ruler.push('heading-ids', ({ tokens }) => {
    const slugger = new GithubSlugger();
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'heading_open')
        token.attrSet('id', slugger.slug(textOf(tokens[index + 1]?.children ?? [])));
      if (token.type === 'html_block')
        token.content = token.content.replace(
          htmlHeading,
          (heading, tag: string, rest: string, inside: string) =>
            /\sid\s*=/i.test(rest)
              ? heading
              : `<${tag} id="${slugger.slug(plain(inside))}"${rest}>${inside}</${tag}>`,
        );
    }
  });
}

const htmlHeading = /<(h[1-6])(\s[^<>]*)?>([\s\S]{0,2000}?)<\/\1>/gi;

/** The words of a heading; of `:rocket:` its name. */
function textOf(children: readonly Token[]): string {
  return children
    .map(({ type, content, markup }) => {
      if (type === 'emoji') return markup;
      if (type === 'text' || type === 'code_inline') return content;
      return type === 'softbreak' ? ' ' : '';
    })
    .join('');
}

function plain(html: string): string {
  return html.replaceAll(/<[^>]*>|&\w+;/g, '').trim();
}
