import type { PublicAction } from '../../domain/action-record.ts';
import type { PublicRepository } from '../../domain/public-repository.ts';
import type { CheckProse } from '../../domain/policy.ts';
import { fullName } from '../../domain/repository.ts';
import { chooseFiles, type Mending, type MendingAnswers, type ReadyFile } from '../../mending/mending.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { errorLinks, field, type FieldView } from '../components/field-view.ts';
import { administratorField } from '../upgrades/form-view.ts';
import { countOf } from '../text/numbers.ts';
import { requestViews } from './request-view.ts';

/** What somebody asked the page for. */
export interface MendingQuery {
  /** Kinds of files; those that are usual where empty. */
  kinds: readonly string[];
  /** As they were typed. */
  typed: MendingAnswers;
  errors: Partial<Record<keyof MendingAnswers | 'token', string>>;
}

interface MendingContext {
  prose: (check: string) => CheckProse | undefined;
  /** Who holds the copyright unless somebody says otherwise. */
  holder: string;
  /** Whether administrators can have a pull request opened. */
  canOpen: boolean;
  /** What came of pull requests that were asked for. */
  requests: readonly PublicAction[];
}

/** The files that mend a repository, to read, to download and to choose from. */
export function mendingView(
  repository: PublicRepository,
  mending: Mending,
  query: MendingQuery,
  { prose, holder, canOpen, requests }: MendingContext,
) {
  const { owner, name } = repository.evidence;
  const address = `${addresses.repository(owner, name)}/mend`;
  const chosen = chooseFiles(mending, query.kinds);
  const asked = { ...query.typed, file: chosen.map(({ kind }) => kind) };
  const fields = fieldsOf(mending, chosen, query, holder);
  const token = {
    ...administratorField('Opens the pull request in the name of this hub.'),
    error: query.errors.token ?? '',
  };
  const errors = errorLinks([...fields, token]);
  const heading = 'Ready files';
  return {
    title: `${errors.length > 0 ? 'Error: ' : ''}${heading} - ${fullName(repository.evidence)}`,
    heading,
    repository: fullName(repository.evidence),
    repositoryHref: addresses.repository(owner, name),
    refusal: mending.refusal ?? '',
    errors,
    summary: summaryOf(mending),
    requests: requestViews(requests),
    files: chosen.map((file) =>
      fileView(file, { prose, href: withQuery(`${address}/${file.kind}`, { ...query.typed }) }),
    ),
    left: mending.left.map(({ title, because }) => ({ text: `${upperFirst(title)}: ${because}` })),
    form: mending.refusal === null ? { action: address, fields } : null,
    ...waysToUse({ address, asked, token, canOpen: canOpen && chosen.length > 0, any: chosen.length > 0 }),
  };
}

interface Use {
  address: string;
  /** What was asked of the page. */
  asked: Readonly<Record<string, string | string[]>>;
  token: FieldView;
  canOpen: boolean;
  any: boolean;
}

/** Where the patch is, and the form that has a pull request opened. */
function waysToUse({ address, asked, token, canOpen, any }: Use) {
  const hidden = Object.entries(asked).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: one })),
  );
  return {
    patch: any
      ? { href: withQuery(`${address}.patch`, asked), command: 'git apply ready-files.patch' }
      : null,
    open: canOpen ? { action: address, fields: [token], hidden } : null,
  };
}

function summaryOf({ files, left, refusal }: Mending): string {
  if (refusal !== null) return 'No files are offered for this repository.';
  if (files.length > 0) return `${countOf(files.length, 'file is', 'files are')} ready.`;
  return left.length > 0
    ? 'No file is ready, for the reasons below.'
    : 'Every check that one of our files could mend is met, or is not asked of this repository.';
}

function fileView(file: ReadyFile, { prose, href }: Pick<MendingContext, 'prose'> & { href: string }) {
  const { kind, title, path, text, isNew, patch, checks, remarks } = file;
  return {
    id: kind,
    title: upperFirst(title),
    path,
    note: isNew ? ' (new)' : ' (changed)',
    href,
    content: isNew ? text : patch,
    checks: checks.map((check) => ({ text: prose(check)?.title ?? check, href: addresses.check(check) })),
    remarks: remarks.map((remark) => ({ text: remark })),
  };
}

function fieldsOf(
  { files }: Mending,
  chosen: readonly ReadyFile[],
  { typed, errors }: MendingQuery,
  holder: string,
): FieldView[] {
  const kinds = chosen.map(({ kind }) => kind);
  const choices = files.map(({ kind, title, path, isUsual }) => ({
    value: kind,
    text: upperFirst(title),
    hint: isUsual ? path : `${path}. Not chosen unless you want it.`,
    checked: kinds.includes(kind),
  }));
  const text = (name: keyof MendingAnswers, label: string, hint: string) =>
    field({
      kind: 'input',
      ...{ name, label, hint, value: typed[name] },
      error: errors[name] === undefined ? '' : `${label} ${errors[name]}`,
    });
  return [
    ...(choices.length > 0 ? [field({ kind: 'checkboxes', name: 'file', label: 'Files', choices })] : []),
    text('holder', 'Holder of the copyright', `We use “${holder}” unless you say otherwise.`),
    text('contact', 'Contact', 'An e-mail address of the team, or an address that starts with https://'),
    text('owners', 'Code owners', 'Who reviews changes, such as @organisation/team'),
  ];
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
