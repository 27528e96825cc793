import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import type { TemplatePrint } from '../lineage/template-prints.ts';
import { printTemplates, type Templates } from '../templates/templates.ts';

/**
 * What our own templates leave in services, worked out when it is first asked for. Templates that are not right must not
 * stop a harvest: it then looks for those of the estate alone.
 */
export function ownPrints(templates: Templates, log: Log): () => Promise<readonly TemplatePrint[]> {
  let prints: Promise<readonly TemplatePrint[]> | undefined;
  return () => (prints ??= printTemplates(templates).catch(withNone));

  function withNone(problem: unknown): readonly TemplatePrint[] {
    if (!(problem instanceof Problem)) throw problem;
    log.error(
      { problem: problem.message },
      'Services made from our own templates cannot be told by their files',
    );
    return [];
  }
}
