import type MarkdownIt from 'markdown-it';

/** GitHub's task lists: an item that begins with `[ ]` or `[x]` has a box, which nobody can tick here. */
export function taskLists(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.core.ruler.push('task-lists', (state) => {
    const { tokens } = state;
    for (const [at, token] of tokens.entries()) {
      const [first] = token.children ?? [];
      const isItem = tokens[at - 1]?.type === 'paragraph_open' && tokens[at - 2]?.type === 'list_item_open';
      if (token.type !== 'inline' || !isItem || first?.type !== 'text') continue;
      const [, mark, rest] = /^\[([ xX])\](\s.*)$/s.exec(first.content) ?? [];
      if (mark === undefined || rest === undefined) continue;
      const box = new state.Token('html_inline', '', 0);
      box.content = mark === ' ' ? '<input type="checkbox">' : '<input type="checkbox" checked>';
      first.content = rest;
      token.children?.unshift(box);
    }
  });
}
