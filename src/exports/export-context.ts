import type { RepositoryUses } from '../domain/package-uses.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import type { Catalogue } from '../domain/catalogue.ts';

/** What an export says of itself, beside the repositories. */
export interface ExportContext {
  catalogue: Pick<Catalogue, 'title' | 'brand' | 'contact' | 'organisations'>;
  now: Date;
  /** What a repository depends on, for bills of materials. */
  packages: (repository: PublicRepository) => Promise<Pick<RepositoryUses, 'dependencies'>>;
  /** Begins CSV with a byte-order mark, without which Excel shows names wrong. */
  byteOrderMark?: boolean;
}

/** What a description of one repository is made from. */
export interface Described {
  evidence: Omit<Evidence, 'visibility'>;
  licence: LicenceVerdict | null | undefined;
}

export interface DescriptionContext extends Pick<ExportContext, 'catalogue' | 'now'> {
  /** Whom to write to about this repository; empty where it is not known. */
  contact?: string;
}

/** The name of the body that an account belongs to; the account's own where the catalogue has none. */
export function bodyOf({ catalogue }: Pick<ExportContext, 'catalogue'>, login: string): string {
  const wanted = login.toLowerCase();
  return catalogue.organisations.find((one) => one.login.toLowerCase() === wanted)?.name ?? login;
}
