import { formatNhsNumber } from './nhs-number.js';
import { monthNumber, months } from './months.js';

/** Filters of the NHS prototype kit, by the names that its pages use. */
export const kitFilters = {
  formatNhsNumber,
  formatDate,
  formatPostcode,
  startsWith: (text, start) => String(text ?? '').startsWith(start),

  /** Shows a value in the console of the browser: {{ data | log }}. */
  log(value) {
    const text = JSON.stringify(value, null, '\t') ?? 'undefined';
    const nonce = this.ctx?.cspNonce ? ` nonce="${this.ctx.cspNonce}"` : '';
    return this.env.getFilter('safe')(`<script${nonce}>console.log(${text.replaceAll('<', '\\u003c')});</script>`);
  },
};

/**
 * 1 March 2026, or Sunday 1 March 2026 with `includeDayOfWeek`, from 2026-03-01 or from { day, month, year }. What is no
 * date comes back as "Invalid date", as in the kit.
 */
function formatDate(input, { includeDayOfWeek = false } = {}) {
  const [year, month, day] = partsOf(input);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return 'Invalid date';
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(date);
  return `${includeDayOfWeek ? `${weekday} ` : ''}${day} ${months[month - 1]} ${year}`;
}

function partsOf(input) {
  if (typeof input === 'object' && input !== null) return [Number.parseInt(input.year, 10), monthNumber(input.month), Number.parseInt(input.day, 10)];
  return /^\d{4}-\d{2}-\d{2}$/.test(String(input)) ? String(input).split('-').map(Number) : [];
}

/** E14 4PU from "e144pu". What is no postcode comes back as it was. */
function formatPostcode(value) {
  const letters = String(value ?? '').replaceAll(/\s/g, '').toUpperCase();
  return /^(?:GIR0AA|[A-Z]{1,2}\d[\dA-Z]?\d[A-Z]{2})$/.test(letters) ? `${letters.slice(0, -3)} ${letters.slice(-3)}` : value;
}
