import type { ChangeBatch, ProjectionPosition } from '../store/store.ts';

/**
 * Something that is derived from the store and can be thrown away: an index, figures, a feed. A new one is a file here
 * and a line in `app/app.ts`; the runner feeds it every change once, in order, and again after a failure.
 */
export interface Projection {
  /** For logs, health answers and stored positions; never changed once published. */
  readonly name: string;

  /** What it reads of the changes; the rest comes empty and costs nothing. */
  readonly needs: readonly ('repositories' | 'events')[];

  /** How many changes it takes in one step at most; it may hold the process for as long as a step takes. */
  readonly batchSize: number;

  /** Others answer in its place: a process is ready without it, and its failures fail nothing else. */
  readonly isOptional?: boolean;

  /** How far it has come; undefined when it holds nothing. */
  position(): Promise<ProjectionPosition | undefined>;

  /**
   * Takes the next changes and remembers their position, whole or not at all. Going over the same changes a second time
   * does no harm.
   */
  apply(changes: ChangeBatch): Promise<void>;

  /**
   * Forgets everything, after which `position` is undefined: what it held was made from another database, or from changes
   * that the store has lost.
   */
  rebuild(): Promise<void>;

  /** Called each time it has everything that the store has. */
  onCaughtUp?(at: ProjectionPosition): void;
}

export type { ChangeBatch, ProjectionPosition } from '../store/store.ts';
