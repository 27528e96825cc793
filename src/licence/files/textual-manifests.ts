/** A licence classifier of the Python package index. */
const classifier = /['"]License :: (?:OSI Approved :: )?([^'"\n]{2,100})['"]/g;

function classifiersIn(text: string): string[] {
  return [...text.matchAll(classifier)]
    .map(([, name = '']) => name.trim())
    .filter((name) => name !== 'OSI Approved');
}

/** "GPL" or "BSD" alone says less than a single classifier with the version of the same licence. */
function moreExact(stated: string, classifiers: readonly string[]): string {
  const [only = ''] = classifiers;
  const family = /^(?:gnu )?([al]?gpl|mpl|epl|eupl|cecill)(?: licen[cs]e)?$/i.exec(stated.trim())?.[1];
  const isOfFamily = new RegExp(`\\b${family}(?:v?[\\d.]+)?\\b`, 'i').test(only);
  return family !== undefined && classifiers.length === 1 && /\d/.test(only) && isOfFamily ? only : stated;
}

/** Lines of a TOML or INI section, by its header; sections in their order. */
function sections(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const header = /^\s{0,8}\[{1,2}([^\]\n]{1,100})\]{1,2}\s*(?:#.{0,200})?$/.exec(line.slice(0, 320));
    if (header) {
      lines = [];
      found.set((header[1] ?? '').trim(), lines);
    } else lines.push(line.slice(0, 2000));
  }
  return found;
}

/** The value of a key in a section: a string, or the `text` of PEP 621's table. */
function valueOf(lines: readonly string[] | undefined, key: RegExp): string | undefined {
  for (const line of lines ?? []) {
    const [, name = '', value = ''] = /^\s{0,8}([\w.-]{1,40})\s{0,8}[=:]\s{0,8}(.*)$/.exec(line) ?? [];
    if (!key.test(name)) continue;
    const table = /^\{\s{0,8}text\s{0,8}=\s{0,8}["']{1,3}([^"'\n]{1,300})/.exec(value);
    if (table) return table[1];
    if (value.startsWith('{')) continue;
    return /^(["'])(.{0,300}?)\1/.exec(value)?.[2] ?? (/^["'[]/.test(value) ? undefined : value.trim());
  }
  return undefined;
}

function defined(...values: (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined && value !== '') as string[];
}

/** pyproject.toml: PEP 639's expression, PEP 621's table, Poetry's key; else the classifiers. */
export function pyproject(text: string): string[] {
  const [, whole] =
    /^license\s{0,8}=\s{0,8}\{\s{0,8}text\s{0,8}=\s{0,8}(?:"""|''')([\s\S]{200,20000}?)(?:"""|''')/m.exec(
      text,
    ) ?? [];
  if (whole !== undefined) return [whole];
  const all = sections(text);
  const stated = defined(
    valueOf(all.get('project'), /^license(?:\.text)?$/),
    valueOf(all.get('project.license'), /^text$/),
    valueOf(all.get('tool.poetry'), /^license$/),
  );
  const classifiers = classifiersIn(text);
  return stated.length > 0 ? stated.map((one) => moreExact(one, classifiers)) : classifiers;
}

/** setup.cfg: `license` of its metadata; else the classifiers, which stand on lines of their own. */
export function setupCfg(text: string): string[] {
  const metadata = sections(text).get('metadata');
  const stated = defined(valueOf(metadata, /^licen[cs]e$/));
  const classifiers = (metadata ?? []).flatMap(
    (line) => /^\s{0,12}License :: (?:OSI Approved :: )?(.{2,100})$/.exec(line)?.[1] ?? [],
  );
  return stated.length > 0 ? stated.map((one) => moreExact(one, classifiers)) : classifiers;
}

/** setup.py: the `license` argument (a string, or a list of strings), and the classifiers. */
export function setupPy(text: string): string[] {
  const [, , single] = /\blicen[cs]e\s{0,8}=\s{0,8}(["'])([^"'\n]{1,200})\1/.exec(text) ?? [];
  if (single !== undefined) return [moreExact(single, classifiersIn(text))];
  const list = /\blicen[cs]e\s{0,8}=\s{0,8}\[([^\]\n]{1,200})\]/.exec(text)?.[1];
  const items = [...(list ?? '').matchAll(/["']([^"'\n]{1,100})["']/g)].map(([, item = '']) => item);
  if (items.length > 0) return [items.join(', ')];
  return classifiersIn(text);
}

/** Cargo.toml: `license` is an SPDX expression (`/` used to mean OR). */
export function cargo(text: string): string[] {
  const all = sections(text);
  return defined(
    valueOf(all.get('package'), /^license$/) ?? valueOf(all.get('workspace.package'), /^license$/),
  );
}

/** R's DESCRIPTION: the `License` field, which may go on over indented lines. */
export function description(text: string): string[] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^License\s{0,8}:/.test(line));
  if (at < 0) return [];
  const parts = [(lines[at] ?? '').replace(/^License\s{0,8}:/, '')];
  for (let next = at + 1; /^[ \t]/.test(lines[next] ?? '') && next < at + 10; next += 1)
    parts.push(lines[next] ?? '');
  return defined(parts.join(' ').replace(/\s+/g, ' ').trim());
}

/** A .NET project: an SPDX expression, or the old link. */
export function project(text: string): string[] {
  return defined(
    /<PackageLicenseExpression>\s{0,40}([^<\n]{1,300})</i.exec(text)?.[1] ??
      /<PackageLicenseUrl>\s{0,40}([^<\n]{1,300})</i.exec(text)?.[1],
  );
}

/** Maven's pom.xml: names of the licences; their links where a name is not known. */
export function pom(text: string): string[] {
  const from = text.indexOf('<licenses>');
  const to = text.indexOf('</licenses>', from);
  if (from < 0 || to < 0 || to - from > 5000) return [];
  const names = [...text.slice(from, to).matchAll(/<name>\s{0,40}([^<]{1,200})<\/name>/g)].map(
    ([, name = '']) => name.trim(),
  );
  const links = [...text.slice(from, to).matchAll(/<url>\s{0,40}([^<]{1,300})<\/url>/g)].map(([, url = '']) =>
    url.trim(),
  );
  // Several licences of a pom are offered to choose from (Maven's reference of the POM, "Licenses").
  const written = names.length > 0 ? names : links;
  return written.length > 1 ? [written.join(' OR ')] : written;
}

/** A Ruby gem: `license` or `licenses`. */
export function gemspec(text: string): string[] {
  const single = /\.licen[cs]e\s{0,20}=\s{0,20}(["'])([^"'\n]{1,200})\1/.exec(text)?.[2];
  if (single !== undefined) return [single];
  const list = /\.licen[cs]es\s{0,20}=\s{0,20}(?:%w)?\[([^\]\n]{1,300})\]/.exec(text)?.[1];
  const items = (list ?? '').split(/[\s,]+/).map((item) => item.replace(/^["']|["'](?:\.freeze)?$/g, ''));
  return defined(items.filter((item) => item !== '').join(' OR '));
}
