import { Problem } from '../../base/problem.ts';
import { sortTree } from '../../git/file-tree.ts';
import { nameFromAddress, type RepositoryTree } from '../../domain/template-repository.ts';
import type { FilePlan, ServiceRecord } from '../../domain/template.ts';
import { recordFile, recordPath } from '../planning/service-record.ts';
import { copyableFiles, type CopyRemark } from './copyable-files.ts';

/** What a template repository makes: its files as they are, and a record of where they are from. */
export interface Copy {
  plan: FilePlan;
  record: ServiceRecord;
  /** What was left out, or is not whole, by path. */
  remarks: CopyRemark[];
}

/**
 * A new service from somebody else's repository: a copy, with a history of its own. Nothing is filled in. Pure.
 *
 * @param options.date ISO date the service is started on
 * @throws Problem `invalid` for an address that names no repository, or a repository without a file that can be taken
 */
export function planCopy(tree: RepositoryTree, { date }: { date: string }): Copy {
  const { from, head } = tree;
  const template = nameFromAddress(from);
  if (template === undefined) throw new Problem('invalid', `${from} does not name a repository.`);
  const { files, remarks } = copyableFiles(tree);
  if (files.size === 0) throw new Problem('invalid', `${from} holds no file that can be taken.`);
  const record = { template, version: head, from, started: date, answers: {} };
  const all = sortTree(new Map([...files, [recordPath, recordFile(record)]]));
  return { plan: { template, version: head, date, answers: {}, files: all }, record, remarks };
}
