const maxLength = 60;

/**
 * A service's name as packages and folders are called: lower-case letters without accents, digits and hyphens, beginning
 * with a letter. One word alone gets `-service` behind it, so that it is never the name of a library, of a module that
 * comes with a language, or of a device.
 */
export function packageNameOf(serviceName: string): string {
  const words = slug(serviceName).slice(0, maxLength).replace(/-+$/, '');
  if (words === '') return 'new-service';
  const name = /^[a-z]/.test(words) ? words : `service-${words}`;
  return name.includes('-') ? name : `${name}-service`;
}

/** Letters and digits joined by single hyphens; empty for text that has none. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}|['’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
