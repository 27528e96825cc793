/**
 * Where the forge whose API this is has its pages and its git: GitHub's API is at `api.` of its host, and that of an
 * Enterprise Server on its own host, at `/api/v3` (docs.github.com, "Getting started with the REST API").
 */
export function webAddressOf(apiUrl: string): string {
  const url = new URL(apiUrl);
  if (url.pathname === '/') url.hostname = url.hostname.replace(/^api\./, '');
  return url.origin;
}
