const name = /^(?!\.{1,2}\/)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/;

/** Whether a template is a repository of this name, and none of our own: their ids hold no slash. */
export function isRepositoryName(template: string): boolean {
  return name.test(template);
}

/**
 * The name (`owner/name`) that an address of git says: its last two parts, the host standing in for an owner. What names
 * cannot hold becomes a hyphen. Undefined for an address that names nothing.
 */
export function nameFromAddress(address: string): string | undefined {
  const [, host = '', path = ''] = /^[a-z][\w+.-]*:\/\/([^/?#]*)([^?#]*)/i.exec(address) ??
    /^([^/:\\]{2,}):(.*)$/.exec(address) ?? ['', '', address];
  const plain = path.replace(/\/+$/, '').replace(/\.git$/i, '');
  const parts = [host.replace(/^.*@/, '').replace(/:\d+$/, ''), ...plain.split(/[/\\]+/)]
    .map((part) => part.replaceAll(/[^\w.-]+/g, '-').slice(0, 100))
    .filter((part) => part !== '');
  const found = parts.slice(-2).join('/');
  return isRepositoryName(found) ? found : undefined;
}

/** A version as people read it: of a commit's object id the beginning. */
export function shortVersion(version: string): string {
  return /^[0-9a-f]{40,64}$/.test(version) ? version.slice(0, 12) : version;
}
