/**
 * A `template.yml` with a new version and its entry in the changelog: the next number of the last place.
 *
 * @param date ISO date
 */
export function withNewRelease(
  text: string,
  { date, changes }: { date: string; changes: readonly string[] },
): string {
  const [line = '', before = '', last = ''] = /^version: (\d+\.\d+\.)(\d+)$/m.exec(text) ?? [];
  const version = `${before}${Number(last) + 1}`;
  const said = changes
    .map((change) => `      - text: ${JSON.stringify(change)}\n        security: false\n`)
    .join('');
  return text
    .replace(line, `version: ${version}`)
    .replace(
      /^changelog:\n/m,
      `changelog:\n  - version: ${version}\n    date: ${date}\n    changes:\n${said}`,
    );
}
