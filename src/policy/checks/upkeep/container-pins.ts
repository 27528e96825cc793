import type { FileKind } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';

const dockerfile: FileKind = {
  folders: [''],
  matches: (path) => /^(?:dockerfile|containerfile)(?:\.[\w.-]+)?$/i.test(path),
};

export const containerPins = defineCheck({
  id: 'container-pins',
  title: 'Pins the images it builds on',
  why: 'A tag such as latest is another image tomorrow. A digest is the same for ever, and tools keep it current.',
  fix: 'Write the digest after the tag: FROM node:24@sha256:…, and let Dependabot or Renovate update it.',
  lesson: {
    time: 'minutes',
    tip: 'Pin only together with a tool that updates the pin. A pin that nobody moves grows old.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [dockerfile],
  evaluate({ tree, files }) {
    const paths = (tree ?? [])
      .filter(({ path, type }) => type === 'file' && dockerfile.matches(path))
      .map(({ path }) => path);
    const [path] = paths;
    if (path === undefined) return notApplicable('There is no Dockerfile at the top of the repository.');
    const read = files.filter((file) => paths.includes(file.path));
    const unread = read.find(({ text }) => typeof text !== 'string');
    if (unread || read.length === 0)
      return unknown(`The text of ${unread?.path ?? path} was not collected.`, path);
    const used = read.flatMap((file) => imagesOf(file.path, file.text ?? ''));
    if (used.length === 0) return notApplicable(`${path} builds on no image.`);
    const loose = used.filter(({ image }) => !/@sha256:[a-f\d]{64}$/i.test(image));
    const [first] = loose;
    if (first === undefined) return met(`All ${used.length} images are named by their digest.`, path);
    return unmet(
      `${loose.length} of ${used.length} images are named without a digest, such as ${first.image}.`,
      proofAt(first.path, first.line),
    );
  },
});

/** The images that a Dockerfile begins from; stages of its own and `scratch` are none. */
function imagesOf(path: string, text: string): { path: string; line: number; image: string }[] {
  const stages = new Set<string>(['scratch']);
  return text
    .slice(0, 100_000)
    .split('\n')
    .flatMap((line, at) => {
      const [, image, stage] =
        /^\s{0,9}FROM\s{1,9}(?:--platform=\S{1,40}\s{1,9})?(\S{1,200})(?:\s{1,9}AS\s{1,9}(\S{1,60}))?/i.exec(
          line,
        ) ?? [];
      if (image === undefined) return [];
      const isStage = stages.has(image.toLowerCase()) || image.includes('$');
      if (stage !== undefined) stages.add(stage.toLowerCase());
      return isStage ? [] : [{ path, line: at + 1, image }];
    });
}
