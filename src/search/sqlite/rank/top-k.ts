/**
 * The places `from` to `to` of `slots` in the order of `keys` (highest first), then of `ties` (lowest first), without
 * sorting them all: a heap keeps the best `to`. `keys` goes by place in `slots`, `ties` by slot.
 */
export function topK(
  slots: ArrayLike<number>,
  keys: ArrayLike<number>,
  ties: ArrayLike<number>,
  from: number,
  to: number,
): number[] {
  const size = Math.min(to, slots.length);
  if (from >= size) return [];
  const heap = new Uint32Array(size);
  const worse = (a: number, b: number) => {
    const difference = (keys[a] ?? 0) - (keys[b] ?? 0);
    return difference === 0 ? (ties[slots[a] ?? 0] ?? 0) > (ties[slots[b] ?? 0] ?? 0) : difference < 0;
  };
  for (let place = 0; place < size; place++) {
    heap[place] = place;
    rise(heap, place, worse);
  }
  for (let place = size; place < slots.length; place++) {
    if (worse(place, heap[0] ?? 0)) continue;
    heap[0] = place;
    sink(heap, size, worse);
  }
  const kept = Array.from(heap).sort((a, b) => (worse(a, b) ? 1 : -1));
  return kept.slice(from, to).map((place) => slots[place] ?? 0);
}

type Worse = (a: number, b: number) => boolean;

function rise(heap: Uint32Array, start: number, worse: Worse): void {
  let at = start;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!worse(heap[at] ?? 0, heap[parent] ?? 0)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: Uint32Array, size: number, worse: Worse): void {
  let at = 0;
  for (;;) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < size && worse(heap[child] ?? 0, heap[worst] ?? 0)) worst = child;
    }
    if (worst === at) return;
    swap(heap, at, worst);
    at = worst;
  }
}

function swap(heap: Uint32Array, a: number, b: number): void {
  const kept = heap[a] ?? 0;
  heap[a] = heap[b] ?? 0;
  heap[b] = kept;
}
