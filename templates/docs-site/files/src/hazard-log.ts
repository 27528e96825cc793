import { z } from 'zod';
import { html, type Html } from './html.ts';
import { parsed } from './site-settings.ts';

const oneToFive = z.number().int().min(1).max(5);
const judgement = z.strictObject({ severity: oneToFive, likelihood: oneToFive });
const control = z.strictObject({
  what: z.string().min(1),
  kind: z.enum(['design', 'software check', 'way of working', 'training']),
  // Where it can be seen that the control works: a test, a record. A control without evidence does not count.
  evidence: z.string().min(1).nullable(),
});
const hazard = z
  .strictObject({
    id: z.string().regex(/^H\d+$/, 'is a letter H and a number'),
    title: z.string().min(1),
    harm: z.string().min(1),
    causes: z.array(z.string().min(1)).min(1),
    controls: z.array(control),
    first: judgement.nullable(),
    remaining: judgement.nullable(),
    status: z.enum(['open', 'accepted', 'closed']),
    owner: z.string().min(1),
    example: z.boolean().default(false),
  })
  .superRefine(({ status, remaining, controls, example }, context) => {
    if (status !== 'accepted') return;
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    if (example) say('an example cannot be accepted');
    if (!remaining) say('a hazard is accepted only when the remaining risk was judged');
    if (remaining && risk(remaining) > 3) say('a remaining risk of 4 or 5 is not acceptable');
    if (controls.some(({ evidence }) => evidence === null))
      say('a hazard is accepted only when each control has evidence');
  });
const hazardLog = z.strictObject({ hazards: z.array(hazard).min(1) }).superRefine(({ hazards }, context) => {
  const ids = hazards.map(({ id }) => id);
  if (new Set(ids).size < ids.length) context.addIssue({ code: 'custom', message: 'two hazards have the same id' });
});

export type Hazard = z.infer<typeof hazard>;
export type Judgement = z.infer<typeof judgement>;

/** Reads a hazard log. Throws with everything that is wrong with it. */
export function parseHazardLog(text: string, file: string): Hazard[] {
  return parsed(hazardLog, text, file).hazards;
}

/** The matrix of the risk management plan: a row for each likelihood from 1, a column for each severity from 1. */
const matrix = [
  [1, 1, 2, 2, 3],
  [1, 2, 2, 3, 4],
  [2, 2, 3, 3, 4],
  [2, 3, 3, 4, 5],
  [3, 4, 4, 5, 5],
] as const;

/** The risk from 1 to 5 that follows from severity and likelihood. */
export function risk({ severity, likelihood }: Judgement): number {
  return matrix[likelihood - 1]?.[severity - 1] ?? 5;
}

const meanings = [
  '',
  'acceptable',
  'acceptable',
  'to be reduced if it reasonably can',
  'not acceptable',
  'not acceptable',
];
const colours = ['', 'green', 'green', 'yellow', 'orange', 'red'];

/** The log as a table, and each hazard with its details below. */
export function hazardTable(hazards: Hazard[]): Html {
  return html`${
      hazards.some(({ example }) => example) &&
      html`<div class="nhsuk-inset-text">
        <p>
          <strong>Hazards marked as examples show how the log works.</strong> Nobody has judged them for this service.
          Replace them with your own.
        </p>
      </div>`
    }
    <div class="table" tabindex="0" role="region" aria-label="Hazard log">
      <table class="nhsuk-table">
        <thead class="nhsuk-table__head">
          <tr class="nhsuk-table__row">
            ${['Hazard', 'First risk', 'Remaining risk', 'Status'].map((name) => html`<th scope="col" class="nhsuk-table__header">${name}</th>`)}
          </tr>
        </thead>
        <tbody class="nhsuk-table__body">
          ${hazards.map(
            (one) =>
              html`<tr class="nhsuk-table__row">
                <th scope="row" class="nhsuk-table__header hazard">
                  <a href="#${one.id.toLowerCase()}">${one.id}. ${one.title}</a>
                </th>
                <td class="nhsuk-table__cell">${riskTag(one.first)}</td>
                <td class="nhsuk-table__cell">${riskTag(one.remaining)}</td>
                <td class="nhsuk-table__cell">${statusOf(one)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${hazards.map(details)}`;
}

function riskTag(judged: Judgement | null): Html {
  if (!judged) return html`<strong class="nhsuk-tag nhsuk-tag--grey">Not judged</strong>`;
  return html`<strong class="nhsuk-tag nhsuk-tag--${colours[risk(judged)]}">Risk ${risk(judged)}</strong>`;
}

function statusOf({ status, example }: Hazard): string {
  return `${status[0]?.toUpperCase() ?? ''}${status.slice(1)}${example ? ' (example)' : ''}`;
}

function details(one: Hazard): Html {
  return html`<h2 class="nhsuk-heading-l" id="${one.id.toLowerCase()}">${one.id}. ${one.title}</h2>
    <dl class="nhsuk-summary-list">
      ${row('What could happen to a patient', html`${one.harm}`)} ${row('Causes', bullets(one.causes))}
      ${row('First risk', judgementText(one.first))}
      ${row('Controls', one.controls.length === 0 ? html`None yet` : bullets(one.controls.map(controlText)))}
      ${row('Remaining risk', judgementText(one.remaining))} ${row('Status', html`${statusOf(one)}`)}
      ${row('Owner', html`${one.owner}`)}
    </dl>`;
}

function controlText({ what, kind, evidence }: Hazard['controls'][number]): string {
  return `${what} (${kind}). ${evidence === null ? 'There is no evidence yet that it works.' : `Evidence: ${evidence}`}`;
}

function judgementText(judged: Judgement | null): Html {
  if (!judged) return html`Not judged`;
  return html`${risk(judged)}, ${meanings[risk(judged)]} (severity ${judged.severity}, likelihood ${judged.likelihood})`;
}

function bullets(items: string[]): Html {
  return html`<ul class="nhsuk-list nhsuk-list--bullet">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}

function row(name: string, value: Html): Html {
  return html`<div class="nhsuk-summary-list__row">
    <dt class="nhsuk-summary-list__key">${name}</dt>
    <dd class="nhsuk-summary-list__value">${value}</dd>
  </div>`;
}
