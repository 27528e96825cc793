/** One organisation, or several: by login, whatever its case. */
export type Logins = string | readonly string[];

/** Logins as rows hold them, never none: an empty list matches no organisation. */
export function storedLogins(logins: Logins): string[] {
  const listed = typeof logins === 'string' ? [logins] : logins;
  return listed.length === 0 ? [''] : listed.map((login) => login.toLowerCase());
}
