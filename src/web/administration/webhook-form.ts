import { isSecureAddress } from '../../base/secure-address.ts';
import { isCovered, type Catalogue } from '../../domain/catalogue.ts';
import { eventFilters, type EventFilter } from '../../history/event-selection.ts';
import { errorLinks, field } from '../components/field-view.ts';
import { textParameter, textsOf } from '../components/parameters.ts';
import { eventFilterLabels } from '../text/labels.ts';
import { administratorField } from '../upgrades/form-view.ts';

/** What was typed for a new webhook. */
interface WebhookAnswers {
  url: string;
  kinds: readonly EventFilter[];
  /** Login; empty for all. */
  organisation: string;
}

export function readWebhookAnswers(body: unknown): WebhookAnswers {
  const kinds = textsOf(body, 'kinds');
  return {
    url: textParameter(body, 'url', 2000),
    kinds: eventFilters.filter((kind) => kinds.includes(kind)),
    organisation: textParameter(body, 'organisation', 200),
  };
}

/** @param sent what was found of the token once the form was sent; unless it was, nothing is wrong yet */
export function webhookFormView(
  { url, kinds, organisation }: WebhookAnswers,
  catalogue: Catalogue,
  { isSent = false, token = '' }: { isSent?: boolean; token?: string } = {},
) {
  const isUnknown = organisation !== '' && !isCovered(catalogue, organisation);
  const all = { value: '', text: 'All organisations', hint: '', checked: organisation === '' };
  const fields = [
    field({
      ...{ kind: 'input', name: 'url', label: 'Address', value: url },
      hint: 'It starts with https://. After this page only its host is shown.',
      error: isSent && !isSecureAddress(url) ? 'Enter an address that starts with https://' : '',
    }),
    field({
      ...{ kind: 'checkboxes', name: 'kinds', label: 'Events' },
      hint: 'All events unless you select some.',
      choices: eventFilters.map((value) => ({
        ...{ value, text: eventFilterLabels[value], hint: '', checked: kinds.includes(value) },
      })),
    }),
    field({
      ...{ kind: 'select', name: 'organisation', label: 'Organisation' },
      choices: [
        all,
        ...catalogue.organisations.map(({ login, name }) => ({
          ...{ value: login, text: name, hint: '' },
          checked: login.toLowerCase() === organisation.toLowerCase(),
        })),
      ],
      error: isSent && isUnknown ? 'Select an organisation of this hub' : '',
    }),
    { ...administratorField('Records that an administrator added it.'), error: token },
  ];
  const errors = errorLinks(fields);
  const heading = 'Add a webhook';
  return { title: errors.length > 0 ? `Error: ${heading}` : heading, heading, errors, fields };
}
