import { html, type Html } from './html.ts';
import { relativeUrl } from './links.ts';
import { longDate, type Page } from './pages.ts';

/** The posts of design history among pages, newest first. Throws for one without a date. */
export function readPosts(pages: Page[]): Page[] {
  const posts = pages.filter(({ source }) => /^design-history\/(?!README|index)[^/]+\.md$/i.test(source));
  for (const { source, date } of posts)
    if (!date) throw new Error(`${source} has no date between the lines of dashes.`);
  return posts.sort(
    (one, other) => (other.date ?? '').localeCompare(one.date ?? '') || one.title.localeCompare(other.title),
  );
}

export function postList(posts: Page[], from: string): Html {
  return html`<p>What we tried, what we learnt from it, and what we changed.</p>
    <ul class="nhsuk-list posts">
      ${posts.map(
        ({ url, title, date = '', summary }) =>
          html`<li>
            <h2 class="nhsuk-heading-m"><a href="${relativeUrl(from, url)}">${title}</a></h2>
            <p class="quiet"><time datetime="${date}">${longDate(date)}</time></p>
            ${summary !== undefined && html`<p>${summary}</p>`}
          </li>`,
      )}
    </ul>`;
}
