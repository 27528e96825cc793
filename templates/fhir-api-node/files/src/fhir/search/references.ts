/** A reference without the address of this API and without a version: both lead to the same resource. */
export function localReference(reference: string, base: string): string {
  const relative = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
  return relative.replace(/\/_history\/[A-Za-z0-9.-]{1,64}$/, '');
}

/** Every Reference in a value with its place, contained resources included. */
export function* referencesIn(value: unknown, place: string): Generator<{ reference: string; place: string }> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* referencesIn(one, `${place}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      if (name === 'reference' && typeof one === 'string') yield { reference: one, place: `${place}.reference` };
      else yield* referencesIn(one, `${place}.${name}`);
    }
  }
}
