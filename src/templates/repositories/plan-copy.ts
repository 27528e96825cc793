import { Problem } from '../../base/problem.ts';
import { sortTree } from '../../git/file-tree.ts';
import type { RepositoryTree } from '../../domain/template-repository.ts';
import type { LicenceVerdict } from '../../domain/licence-verdict.ts';
import { nameFromAddress } from '../../lineage/template-name.ts';
import type { FilePlan, ServiceRecord } from '../../domain/template.ts';
import { recordFile, recordPath } from '../planning/service-record.ts';
import { safeFiles, type CopyWarning } from './safe-files.ts';

/** What a template repository makes: its files as they are, and a record of where they are from. */
export interface Copy {
  plan: FilePlan;
  record: ServiceRecord;
  /** What was left out, or is not whole, by path. */
  warnings: CopyWarning[];
}

/**
 * A new service from somebody else's repository: a copy, with a history of its own. Nothing is filled in. Pure.
 *
 * @param options.date ISO date the service is started on
 * @param options.hub address of the hub that makes it
 * @throws Problem `invalid` for an address that names no repository, or a repository without a file that can be taken
 */
export function planCopy(
  tree: RepositoryTree,
  { date, hub }: { date: string; hub?: string | undefined },
): Copy {
  const { from, head } = tree;
  const template = nameFromAddress(from);
  if (template === undefined) throw new Problem('invalid', `${from} does not name a repository.`);
  const { files, warnings } = safeFiles(tree);
  if (files.size === 0) throw new Problem('invalid', `${from} holds no file that can be taken.`);
  const record = { template, version: head, from, hub, started: date, answers: {} };
  const all = sortTree(new Map([...files, [recordPath, recordFile(record)]]));
  return { plan: { template, version: head, date, answers: {}, files: all }, record, warnings };
}

/**
 * What people have to know before they reuse the files of a repository with this licence; undefined for an
 * open-source licence that is plain. Copyright forbids copying unless its holder allows it (Copyright, Designs and
 * Patents Act 1988, section 16).
 *
 * @param licence null: none was found
 */
export function licenceWarning(licence: Pick<LicenceVerdict, 'spdx' | 'classes'> | null): string | undefined {
  if (licence === null)
    return 'This repository has no licence. No licence means no permission: do not reuse its files until its owner has added one or has agreed in writing.';
  if (licence.spdx === 'NOASSERTION')
    return 'We do not recognise the licence of this repository. Read it, and ask its owner where it is not clear, before you reuse the files.';
  if (!licence.classes.osiApproved)
    return `The licence of this repository (${licence.spdx}) is not approved as open source. Read what it allows before you reuse the files.`;
  return undefined;
}
