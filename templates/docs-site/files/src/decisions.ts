import { html, type Html } from './html.ts';
import { relativeUrl } from './links.ts';
import { longDate, type Page } from './pages.ts';

export interface Decision {
  number: number;
  title: string;
  status: string;
  date: string | undefined;
  url: string;
}

/** The decision records among pages, in order. Throws for one without a number or status, and for a number used twice. */
export function readDecisions(pages: Page[]): Decision[] {
  const decisions = pages.filter(({ source }) => /^adr\/(?!README|index)[^/]+\.md$/i.test(source)).map(toDecision);
  for (const { number } of decisions) {
    const same = decisions.filter((decision) => decision.number === number);
    if (same.length > 1) throw new Error(`Two decisions in docs/adr have the number ${number}.`);
  }
  return decisions.sort((one, other) => one.number - other.number);
}

function toDecision({ source, title, body, date, url }: Page): Decision {
  const number = Number(/^adr\/(\d+)-/.exec(source)?.[1]);
  if (!number) throw new Error(`${source} has no number: call it something like 0002-what-was-decided.md.`);
  const status = /^## Status\s+(.+?)\s*$/m.exec(body)?.[1];
  if (!status) throw new Error(`${source} does not say its status below "## Status".`);
  return { number, title: title.replace(/^\d+\.\s*/, ''), status: status.replace(/[[\]]|\(.*?\)/g, ''), date, url };
}

const colours: Record<string, string> = { accepted: 'green', proposed: 'yellow', rejected: 'red' };

/** Every decision in a table, newest first. */
export function decisionList(decisions: Decision[], from: string): Html {
  return html`<p>Each record says what was decided, why, and what follows from it.</p>
    <table class="nhsuk-table">
      <thead class="nhsuk-table__head">
        <tr class="nhsuk-table__row">
          <th scope="col" class="nhsuk-table__header">Decision</th>
          <th scope="col" class="nhsuk-table__header">Status</th>
        </tr>
      </thead>
      <tbody class="nhsuk-table__body">
        ${decisions.toReversed().map(
          ({ number, title, status, date, url }) =>
            html`<tr class="nhsuk-table__row">
              <td class="nhsuk-table__cell">
                <a href="${relativeUrl(from, url)}">${number}. ${title}</a>
                ${date !== undefined && html`<br /><span class="quiet">${longDate(date)}</span>`}
              </td>
              <td class="nhsuk-table__cell">
                <strong class="nhsuk-tag nhsuk-tag--${colours[status.split(' ')[0]?.toLowerCase() ?? ''] ?? 'grey'}"
                  >${status}</strong
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
