import { yamlLine } from '../../base/yaml-file.ts';
import type { Template, TemplateSource } from '../../domain/template.ts';
import { matchesPath } from '../answers/conditions.ts';
import { writeRelease } from '../definitions/release-file.ts';
import type { TemplateFiles } from '../definitions/template-files.ts';
import type { Templates } from '../definitions/template-set.ts';
import { compareReleases } from '../definitions/validate-template.ts';
import { restoreDots } from '../planning/paths.ts';
import type { LintFault } from './lint-fault.ts';

/** Faults of a template beside its releases: changed under a version that was kept, moves that lead nowhere. */
export async function lintReleases(
  files: TemplateFiles,
  folder: string,
  source: TemplateSource,
): Promise<LintFault[]> {
  const path = `${folder}/template.yml`;
  const text = (await files.text(path)) ?? '';
  const { version, migrations } = source.template;
  const kept = await files.text(`${folder}/releases/${version}.json`);
  const changed =
    kept === undefined || kept === writeRelease(source)
      ? []
      : [
          {
            path,
            line: yamlLine(text, ['version']),
            message: `has changed since ${version} was kept: give it a new version, with its changes.`,
          },
        ];
  const paths = [...source.files.keys()].map(restoreDots);
  const lost = migrations.flatMap(({ to, renames }, index) =>
    to === version
      ? renames.flatMap((rename, at) => {
          const target = restoreDots(rename.to);
          if (paths.some((each) => each === target || matchesPath(`${target}/**`, each))) return [];
          const line = yamlLine(text, ['migrations', index, 'renames', at]);
          return [{ path, line, message: `moves ${rename.from} to ${rename.to}, where no file is.` }];
        })
      : [],
  );
  return [...changed, ...lost];
}

/** What a template could build on instead: not wrong, and worth knowing. */
export async function newerBases(
  { base = {} }: Pick<Template, 'base'>,
  path: string,
  hub: Pick<Templates, 'versions'>,
): Promise<string[]> {
  const remarks = await Promise.all(
    Object.entries(base).map(async ([id, version]) => {
      const [newest = version] = await hub.versions(id).catch(() => []);
      return compareReleases(newest, version) > 0
        ? [
            `${path}: base names ${id} ${version}, and ${newest} is there. Raise it together with your version.`,
          ]
        : [];
    }),
  );
  return remarks.flat();
}
