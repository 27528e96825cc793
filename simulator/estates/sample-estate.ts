import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Clock } from '../../src/base/clock.ts';
import type { FileContent } from '../estate/content.ts';
import { Dataset } from '../estate/estate.ts';
import type { NewRepository } from '../estate/repository.ts';
import { fullText, licenceFiles } from './licence-files.ts';
import { sampleFile } from './sample-file.ts';
import { serviceFiles } from './sample-service.ts';
import type { SampleFile, WrittenContent, WrittenRepository } from './sample-file.ts';

const hour = 3_600_000;
const folder = new URL('samples/', import.meta.url);

/**
 * The sample organisations of the demonstration, from samples/*.yml: made up, and marked as such. Some 60 repositories of
 * every kind and fault that a harvest meets.
 *
 * @param now what their dates count back from
 * @param clock the present moment for later changes; stands still at `now` unless given
 */
export function sampleEstate({
  now = new Date(),
  clock = () => now,
}: { now?: Date; clock?: Clock } = {}): Dataset {
  const estate = new Dataset({ clock });
  const files = readdirSync(folder).sort().map(readSamples);
  for (const { account } of files) {
    const { login, kind, name, description, ...body } = account;
    estate.addAccount({ login, kind, name, description, body, createdAt: now.getTime() - 3_000 * 24 * hour });
  }
  for (const { account, repositories } of files) {
    for (const written of repositories) addRepository(estate, account.login, written, now);
  }
  return estate;
}

function readSamples(file: string): SampleFile {
  return sampleFile.parse(parse(readFileSync(new URL(file, folder), 'utf8')));
}

function addRepository(estate: Dataset, listedUnder: string, written: WrittenRepository, now: Date): void {
  const owner = written.owner ?? listedUnder;
  const [firstOwner = owner, firstName = written.name] = written.formerly?.split('/') ?? [];
  const created = estate.create(firstOwner, { ...described(written, now), name: firstName });
  const { updatedAt } = created;
  if (firstName !== written.name) estate.rename(`${firstOwner}/${firstName}`, written.name);
  if (firstOwner !== owner) estate.transfer(`${firstOwner}/${written.name}`, owner);
  created.updatedAt = updatedAt;
}

function described(written: WrittenRepository, now: Date): NewRepository {
  const { created, pushed = created, release, issues, stars, forks, files, readme } = written;
  const { licence, licenceFile, licenceHolder } = written;
  const ago = (days: number) =>
    new Date(now.getTime() - (24 * days + 1 + (written.name.length % 9) / 8) * hour);
  const { name, description, language, topics, homepage, visibility, defaultBranch } = written;
  const { archived, fork, parent, template, madeFrom, mirrorUrl } = written;
  const contents = Object.entries(files).map(([path, content]): [string, FileContent] => [
    path,
    contentOf(content),
  ]);
  const all: Record<string, FileContent> = {
    ...(written.service === undefined ? {} : serviceFiles(written.service, ago(created))),
    ...(readme == null ? {} : { 'README.md': readme }),
    ...licenceFiles({ kind: licence, file: licenceFile, holder: licenceHolder }),
    ...Object.fromEntries(contents),
  };
  return {
    ...{ name, description, language, topics, homepage, visibility, defaultBranch },
    ...{ archived, fork, parent, template, madeFrom, mirrorUrl, stars, forks, openIssues: issues },
    createdAt: ago(created),
    pushedAt: ago(pushed),
    latestRelease:
      release === undefined ? null : { tag: release, publishedAt: ago(pushed + 1).toISOString() },
    files: written.empty ? {} : all,
  };
}

function contentOf(written: WrittenContent): FileContent {
  if (typeof written === 'string' || 'symlink' in written || 'submodule' in written) return written;
  if ('program' in written) return { executable: Buffer.from(written.program) };
  if ('utf16' in written) return Buffer.from(`\uFEFF${written.utf16}`, 'utf16le');
  if ('latin' in written) return windows1252(written.latin);
  if ('text' in written) return fullText(written.text);
  if ('crlf' in written) return fullText(written.crlf).replaceAll('\n', '\r\n');
  return written.repeat.repeat(written.times);
}

const dashesAndQuotes: Record<string, number> = {
  '–': 0x96,
  '—': 0x97,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
};

function windows1252(text: string): Buffer {
  return Buffer.from(Array.from(text, (letter) => dashesAndQuotes[letter] ?? letter.charCodeAt(0)));
}
