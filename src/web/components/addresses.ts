/** Addresses of the hub's own pages. Every part is escaped, whatever a forge calls things. */
export const addresses = {
  repository: (owner: string, name: string) => `/repositories/${segment(owner)}/${segment(name)}`,
  similar: (owner: string, name: string) => `/repositories/${segment(owner)}/${segment(name)}/similar`,
  why: (owner: string, name: string) => `/search/why/${segment(owner)}/${segment(name)}`,
  organisation: (login: string) => `/organisations/${segment(login)}`,
  collection: (id: string) => `/collections/${segment(id)}`,
  policy: (id: string) => `/policies/${segment(id)}`,
  check: (id: string) => `/checks/${segment(id)}`,
  template: (id: string) => `/templates/${segment(id)}`,
  templateRepository: (owner: string, name: string) =>
    `/templates/repositories/${segment(owner)}/${segment(name)}`,
  reuse: (id: string) => `/reuse/${segment(id)}`,
  harvest: (id: string) => `/harvests/${segment(id)}`,
};

/** A path with a query: undefined and empty values are left out, lists repeat their name. */
export function withQuery(
  path: string,
  query: Record<string, string | number | readonly string[] | undefined>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'object' ? value : [value]) {
      if (one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Names of `.` and `..` are escaped too: a browser would take them for steps in the path. */
function segment(text: string): string {
  return /^\.{1,2}$/.test(text) ? text.replaceAll('.', '%2E') : encodeURIComponent(text);
}
