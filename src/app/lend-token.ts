import { isSameSecret } from '../api/api.ts';

/** Gives the hub's own GitHub token to those who know the administrator's token, and to nobody where either is missing. */
export function tokenLender({ admin, github }: { admin: string | undefined; github: string | undefined }): {
  lends: boolean;
  lend: (given: string) => string | undefined;
} {
  const lends = admin !== undefined && github !== undefined;
  return { lends, lend: (given) => (lends && isSameSecret(given, admin) ? github : undefined) };
}
