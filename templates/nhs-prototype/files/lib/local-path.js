/** A path of this site, or the first page: never a link that leads somewhere else. */
export function localPath(to) {
  try {
    const { host, pathname, search } = new URL(String(to ?? '/'), 'http://prototype.invalid');
    return host === 'prototype.invalid' ? `/${pathname.replace(/^\/+/, '')}${search}` : '/';
  } catch {
    return '/';
  }
}
