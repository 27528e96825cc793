import { execFileSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zipService } from '../../../src/templates/templates.ts';
import { planFor, smallTemplate } from '../some-templates.ts';

const plan = planFor(await smallTemplate());

describe('an archive', () => {
  test('holds every file as planned', async () => {
    const files = unzipSync(await zipService(plan));
    expect(Object.keys(files).sort()).toEqual([...plan.files.keys()].sort());
    for (const [path, { content }] of plan.files) expect(files[path]).toEqual(content);
  });

  test('is the same whenever and wherever it is made', async () => {
    const here = Buffer.from(await zipService(plan)).toString('base64');
    const program = `
      import { zipService } from ${JSON.stringify(new URL('../../../src/templates/output/zip-service.ts', import.meta.url).href)};
      const { files, ...plan } = ${JSON.stringify({ ...plan, files: [...plan.files].map(([path, { kind, content }]) => [path, kind, [...content]]) })};
      const bytes = await zipService({ ...plan, files: new Map(files.map(([path, kind, content]) => [path, { kind, content: new Uint8Array(content) }])) });
      process.stdout.write(Buffer.from(bytes).toString('base64'));
    `;
    const env = { ...process.env, TZ: 'Pacific/Kiritimati' };
    const there = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env,
      encoding: 'utf8',
    });
    expect(there).toBe(here);
  });

  test('keeps the modes of programs and links', async () => {
    const link = { kind: 'symlink', content: new TextEncoder().encode('README.md') } as const;
    const files = new Map([...plan.files, ['a-link', link]]);
    expect(modesIn(await zipService({ ...plan, files }))).toMatchObject({
      start: 0o100755,
      'README.md': 0o100644,
      'a-link': 0o120777,
    });
  });

  test('may put everything into one folder', async () => {
    const paths = Object.keys(unzipSync(await zipService(plan, { within: 'ward-board' })));
    expect(paths.every((path) => path.startsWith('ward-board/'))).toBe(true);
  });
});

/** The upper half of the outer attributes in the central directory (APPNOTE 4.4.15) is the mode. */
function modesIn(zip: Uint8Array): Record<string, number> {
  const bytes = Buffer.from(zip);
  const modes: Record<string, number> = {};
  for (let at = bytes.indexOf('PK\x01\x02'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 46)) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    modes[name] = bytes.readUInt16LE(at + 40);
  }
  return modes;
}
