const notTicked = '_unchecked';
const unsafe = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Keeps what a form or a link sent in `data`, as the NHS prototype kit does: a[b][c] makes objects, a[] lists; names that
 * begin with _ are not kept; a checkbox that is not ticked any more (`_unchecked`) takes its answer away.
 */
export function storeData(data, sent = {}) {
  for (const [name, value] of Object.entries(sent ?? {})) {
    if (name.startsWith('_') || unsafe.has(name)) continue;
    if (value === notTicked) delete data[name];
    else if (Array.isArray(value)) data[name] = value.filter((each) => each !== notTicked);
    else if (typeof value === 'object' && value !== null) {
      if (!isPlain(data[name])) data[name] = {};
      storeData(data[name], value);
    } else data[name] = value;
  }
}

/** Values of one name in data: `a`, `a.b`, `a[b]` and `['a']['b']` are understood. */
export function valueAt(data, name) {
  if (Object.hasOwn(Object(data), name)) return data[name];
  const parts = String(name).split(/[.[\]'"]+/).filter((part) => part !== '');
  return parts.reduce((value, part) => (Object.hasOwn(Object(value), part) ? value[part] : undefined), data);
}

function isPlain(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
