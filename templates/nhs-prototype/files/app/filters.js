import { formatNhsNumber } from '../lib/nhs-number.js';

/** Filters for pages: {{ data.nhsNumber | nhsNumber }}. Add your own. */
export const filters = {
  nhsNumber: formatNhsNumber,

  /** 2026-03-01 becomes 1 March 2026. */
  britishDate(iso) {
    const day = new Date(`${iso}T12:00:00Z`);
    if (Number.isNaN(day.getTime())) return iso;
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  },
};
