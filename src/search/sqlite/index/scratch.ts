const arrays = new Map<string, Float32Array>();

/**
 * Numbers by slot to work on, all 0: a search runs to its end before another begins, so that all may use the same. Making them
 * anew for every search would keep the garbage collector busier than the search is.
 *
 * @param name what they are for: nothing else may use them while that lasts
 */
export function scratch(name: 'score' | 'met' | 'cover' | 'sum' | 'part' | 'one' | 'way', size: number) {
  const known = arrays.get(name);
  if (known?.length === size) return known.fill(0);
  const made = new Float32Array(size);
  arrays.set(name, made);
  return made;
}
