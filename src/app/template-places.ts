import { systemClock } from '../base/clock.ts';
import type { TemplatePlace } from '../domain/template-place.ts';
import type { GitLimits } from '../git/session.ts';
import { readTaggedTrees } from '../git/tagged-trees.ts';
import type { Templates } from '../templates/templates.ts';
import { loadTemplates } from '../templates/definitions/load-templates.ts';
import { openTemplatePlaces } from '../templates/definitions/template-places.ts';

/** Templates are small: what is larger is something else. */
const limits: GitLimits = { milliseconds: 60_000, bytes: 50_000_000, entries: 10_000 };
const protocols = ['https', 'http', 'ssh', 'git', 'file'];

/** A server reads again what was read so long ago, and keeps nobody waiting for it. */
const maxAgeMs = 10 * 60_000;
const maxWaitMs = 5_000;

interface OwnTemplatesOptions {
  /** The templates that come with the hub. */
  templateFolder: string;
  /** What the operator names beside them. */
  places: () => readonly TemplatePlace[];
  signal: AbortSignal;
  /** Whether the process goes on for long. */
  serving: boolean;
}

/** The hub's templates with those of organisations, which are read over git as any stranger's repository is. */
export function openTemplates({ templateFolder, places, signal, serving }: OwnTemplatesOptions): Templates {
  return openTemplatePlaces({
    ...{ hub: loadTemplates(templateFolder), places, clock: systemClock, signal },
    readTaggedTrees: ({ from, ref }, stop) => readTaggedTrees(from, { protocols, limits, ref }, stop),
    ...(serving && { maxAgeMs, maxWaitMs }),
  });
}
