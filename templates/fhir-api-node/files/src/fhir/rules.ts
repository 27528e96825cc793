/** What FHIR R4 demands of elements together, by the keys that its definitions give: only an element that holds passes. */
export const rules: Record<string, Rule> = {
  'app-1': rule('needs a type or an actor', ({ type, actor }) => has(type) || has(actor)),
  'app-2': rule('needs both start and end, or neither', ({ start, end }) => has(start) === has(end)),
  'app-3': rule(
    'needs start and end, unless its status is proposed, cancelled or waitlist',
    ({ start, end, status }) => (has(start) && has(end)) || ['proposed', 'cancelled', 'waitlist'].includes(status),
  ),
  'app-4': rule(
    'may have a cancelationReason only where its status is cancelled or noshow',
    ({ cancelationReason, status }) => !has(cancelationReason) || ['cancelled', 'noshow'].includes(status),
  ),
  'org-1': rule('needs a name or an identifier', ({ name, identifier }) => has(name) || has(identifier)),
  'pat-1': rule(
    'needs a name, telecom, address or organization',
    ({ name, telecom, address, organization }) => has(name) || has(telecom) || has(address) || has(organization),
  ),
  'cpt-2': rule('needs a system, as it has a value', ({ value, system }) => !has(value) || has(system)),
  'att-1': rule('needs a contentType, as it has data', ({ data, contentType }) => !has(data) || has(contentType)),
  'qty-3': rule('needs a system, as it has a code', ({ code, system }) => !has(code) || has(system)),
  'rat-1': rule(
    'needs both numerator and denominator, or neither and an extension',
    ({ numerator, denominator, extension }) =>
      has(numerator) === has(denominator) && (has(numerator) || has(extension)),
  ),
  'ext-1': rule(
    'needs either a value or extensions of its own, not both',
    (element) => has(element['extension']) !== Object.keys(element).some((name) => /^_?value[A-Z]/.test(name)),
  ),
  'per-1': rule('ends before it starts', ({ start, end }) => inOrder(start, end)),
  'tim-1': rule('needs a durationUnit', ({ duration, durationUnit }) => !has(duration) || has(durationUnit)),
  'tim-2': rule('needs a periodUnit', ({ period, periodUnit }) => !has(period) || has(periodUnit)),
  'tim-4': rule('has a duration below 0', ({ duration }) => !(duration < 0)),
  'tim-5': rule('has a period below 0', ({ period }) => !(period < 0)),
  'tim-6': rule('needs a period, as it has a periodMax', ({ periodMax, period }) => !has(periodMax) || has(period)),
  'tim-10': rule('has both timeOfDay and when', ({ timeOfDay, when }) => !has(timeOfDay) || !has(when)),
  'exp-1': rule('needs an expression or a reference', ({ expression, reference }) => has(expression) || has(reference)),
  'bdl-5': rule(
    'needs a resource, a request or a response',
    ({ resource, request, response }) => has(resource) || has(request) || has(response),
  ),
};

export interface Rule {
  /** What is wrong, to follow the name of the element. */
  words: string;
  holds(element: Record<string, any>): boolean;
}

function rule(words: string, holds: Rule['holds']): Rule {
  return { words, holds };
}

function has(value: unknown): boolean {
  return value !== undefined;
}

/** Whether a time is not after another; where one is less exact, as exact as both are. */
function inOrder(start: unknown, end: unknown): boolean {
  if (typeof start !== 'string' || typeof end !== 'string') return true;
  if (start.length > 10 && end.length > 10) return Date.parse(start) <= Date.parse(end);
  const length = Math.min(start.length, end.length);
  return start.slice(0, length) <= end.slice(0, length);
}
