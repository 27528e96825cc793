/**
 * Makes a queue for work that must not overlap.
 *
 * @returns a function that runs work after everything given to it before, whether that succeeded or not, and passes on
 *   what the work returns or throws
 */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.catch(() => {}).then(work);
    last = turn;
    return turn;
  };
}
