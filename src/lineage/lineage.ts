import type { Evidence, EvidenceFile } from '../domain/evidence.ts';
import { lineageByContent } from './match-fingerprints.ts';
import { maxRecordLength, readServiceRecord, recordPath } from './service-record.ts';
import type { FingerprintIndex } from './fingerprints.ts';
import type { Lineage } from '../domain/template.ts';

/**
 * Which template a repository was made from. Its own record counts first: only it tells the version. Failing that,
 * the forge's lineage, where the template is the full name of a repository (`owner/name`). Where neither tells, the
 * template whose files it holds.
 *
 * @param files the wanted files of the repository; undefined when they were not collected
 * @param fingerprints of the templates to look for; record and forge alone count without
 * @param known what was concluded before
 * @returns null when no template was found; undefined when not everything could be looked at
 */
export function lineageOf(
  evidence: Evidence,
  files: readonly EvidenceFile[] | undefined,
  fingerprints?: FingerprintIndex,
  known?: Lineage | null,
): Lineage | null | undefined {
  const { madeFrom } = evidence;
  const recorded = files && recordedLineage(files);
  if (recorded) return recorded;
  if (madeFrom) return { template: madeFrom, version: null, source: 'forge' };
  const held = fingerprints && lineageByContent(evidence, fingerprints, known);
  if (held) return held;
  return recorded === null && madeFrom === null ? null : undefined;
}

/**
 * The same where the templates alone may have changed since `known` was concluded: what the record and the forge say stays.
 *
 * @returns `known` itself where nothing has changed
 */
export function retracedLineage(
  evidence: Evidence,
  fingerprints: FingerprintIndex,
  known: Lineage | null | undefined,
): Lineage | null | undefined {
  if (known && known.source !== 'content') return known;
  const held = lineageByContent(evidence, fingerprints, known);
  if (held === undefined || (held === null && !known)) return known;
  if (held === null) return evidence.madeFrom === null ? null : undefined;
  return held.template === known?.template && held.version === known.version ? known : held;
}

/** A record that cannot be read as one says nothing: anybody may write anything into a file of that name. */
function recordedLineage(files: readonly EvidenceFile[]): Lineage | null | undefined {
  const file = files.find(({ path }) => path === recordPath);
  if (!file || file.text === null) return null;
  if (file.text === undefined) return undefined;
  if (file.truncated || file.text.length > maxRecordLength) return null;
  const { value } = readServiceRecord(file.text);
  return value ? { template: value.template, version: value.version, source: 'record' } : null;
}
