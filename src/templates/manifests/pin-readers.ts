import type { Pin, ReadPins } from './pins.ts';

type Groups = Record<string, string | undefined>;

/** What one match says: its key, the groups that the pin begins and ends with, and its version. */
interface PinShape {
  expression: RegExp;
  /** What pins below it belong to, by its first group. */
  heading?: RegExp;
  key: (groups: Groups, heading: string) => string;
  /** The group that is the pin. */
  version: (groups: Groups) => string | undefined;
  whole: (groups: Groups) => boolean;
}

/** Each expression has a group `pin`, which it finds with its place. */
function reader({ expression, heading, key, version, whole }: PinShape): ReadPins {
  return (text) => {
    const headings = heading === undefined ? [] : [...text.matchAll(heading)];
    let passed = 0;
    return [...text.matchAll(expression)].flatMap(({ groups = {}, indices, index }): Pin[] => {
      while ((headings[passed]?.index ?? Infinity) < index) passed += 1;
      const [start, end] = indices?.groups?.['pin'] ?? [];
      if (start === undefined || end === undefined) return [];
      const name = key(groups, headings[passed - 1]?.[1] ?? '');
      const pinned = { version: version(groups), whole: whole(groups) };
      return [{ key: name, start, end, text: text.slice(start, end), ...pinned }];
    });
  };
}

const isNever = () => false;

/** The version that the comment behind a commit's id gives: `# v4.2.1`, `# tag=4.2.1`, `# frozen: v1.2`. */
function versionIn(comment: string | undefined): string | undefined {
  return /(?:^|[\s#:=@/])(v?\d+(?:\.\d+)*(?:-[\w.]+)?)/i.exec(comment ?? '')?.[1];
}

/** `uses: owner/action/path@reference # version`: a commit's id goes with its comment. */
export const actionPins = reader({
  expression:
    /^[ \t]*(?:-[ \t]+)?["']?uses["']?:[ \t]*["']?(?<action>[\w.-]+\/[\w./-]+)@(?<pin>(?<ref>[0-9a-f]{40})(?<comment>["']?[ \t]+#[^\r\n]*)?|(?<tag>[\w./-]+))/dgm,
  key: ({ action }) => `uses ${action?.toLowerCase()}`,
  version: ({ ref, comment, tag }) => (ref === undefined ? versionIn(`#${tag}`) : versionIn(comment)),
  whole: ({ ref }) => ref !== undefined,
});

const image = String.raw`(?<image>[\w./-]+(?::\d+\/[\w./-]+)?):(?<pin>(?<tag>[\w][\w.-]*)(?<digest>@sha256:[0-9a-f]{64})?)`;

const imagePin = (expression: RegExp) =>
  reader({
    expression,
    key: ({ image: name }) => `image ${name}`,
    version: ({ tag }) => tag,
    whole: ({ digest }) => digest !== undefined,
  });

/** `FROM image:tag@digest` and `COPY --from=image:tag`. */
export const baseImagePins = imagePin(
  new RegExp(
    String.raw`^[ \t]*(?:FROM[ \t]+(?:--\S+[ \t]+)*|COPY[ \t]+(?:--\S+[ \t]+)*--from=)${image}`,
    'dgim',
  ),
);

/** `image: name:tag`, as compose files and workflows say it. */
export const imagePins = imagePin(
  new RegExp(String.raw`^[ \t]*(?:-[ \t]+)?image:[ \t]*["']?${image}`, 'dgm'),
);

/** `ARG NODE_VERSION=24.1.0` */
export const argumentPins = reader({
  expression: /^[ \t]*(?:ARG|ENV)[ \t]+(?<name>\w*VERSION\w*)=["']?(?<pin>v?\d[\w.-]*)/dgim,
  key: ({ name }) => `argument ${name}`,
  version: ({ pin }) => pin,
  whole: isNever,
});

/** `node-version: 24`, of the action that is used nearest above it. */
export const setupPins = reader({
  expression:
    /^[ \t]*(?<name>[a-z]+(?:-[a-z]+)*-version|version)[ \t]*:[ \t]*(?<quote>["']?)(?<pin>v?\d[\w.-]*)\k<quote>[ \t]*(?:#[^\r\n]*)?\r?$/dgm,
  heading: /uses:[ \t]*["']?([\w./-]+)/g,
  key: ({ name }, heading) => `${name} of ${heading}`,
  version: ({ pin }) => pin,
  whole: isNever,
});

/** `rev: v1.2.3` of the repository named above it; a commit's id goes with its comment. */
export const revisionPins = reader({
  expression:
    /^[ \t]*rev:[ \t]*["']?(?<pin>(?<ref>[0-9a-f]{40})(?<comment>["']?[ \t]+#[^\r\n]*)?|(?<tag>[\w./-]+))/dgm,
  heading: /repo:[ \t]*["']?([^\s"']+)/g,
  key: (_groups, heading) => `rev of ${heading}`,
  version: ({ ref, comment, tag }) => (ref === undefined ? versionIn(`#${tag}`) : versionIn(comment)),
  whole: ({ ref }) => ref !== undefined,
});

/** The name of a Python package, whichever way it is written (PEP 503). */
function pythonName(name: string | undefined): string {
  return (name ?? '').toLowerCase().replaceAll(/[-_.]+/g, '-');
}

const operators = String.raw`(?:===?|~=|>=|<=|!=|>|<)`;
const bounds = String.raw`${operators}[ \t]*\d[\w.*+!]*(?:[ \t]*,[ \t]*${operators}[ \t]*\d[\w.*+!]*)*`;
const packageName = String.raw`(?<name>[A-Za-z0-9][\w.-]*)[ \t]*(?:\[[^\]\r\n]*\])?[ \t]*`;

/** `"Flask==3.1.3"` in a list, as PEP 508 writes requirements. */
export const quotedRequirementPins = reader({
  expression: new RegExp(
    String.raw`(?<quote>["'])${packageName}(?<pin>${bounds})[ \t]*(?:;[^\r\n"']*)?\k<quote>`,
    'dg',
  ),
  key: ({ name }) => `package ${pythonName(name)}`,
  version: ({ pin }) => pin,
  whole: isNever,
});

/** `key = "^2.31"` in a table, as in those of Poetry and Cargo. */
export const tablePins = reader({
  expression:
    /^[ \t]*(?<name>[\w.-]+|"[^"\r\n]+")[ \t]*=[ \t]*(?:\{[^}\r\n]*?\bversion[ \t]*=[ \t]*)?(?<quote>["'])(?<pin>[\^~=<>! ]*v?\d[\w.*+!, <>=~-]*)\k<quote>/dgm,
  heading: /^\[+([^\]\r\n]+)\]/gm,
  key: ({ name }, heading) => `${heading} ${name}`,
  version: ({ pin }) => pin,
  whole: isNever,
});

/** `name==version` with the hashes behind it. */
export const requirementPins = reader({
  expression: new RegExp(
    String.raw`^${packageName}(?<pin>${bounds}(?<hashes>(?:[ \t]*(?:;[^\r\n\\]*)?(?:\\\r?\n)?[ \t]*--hash=\S+)+)?)`,
    'dgm',
  ),
  key: ({ name }) => `package ${pythonName(name)}`,
  version: ({ pin }) => /^[^\s\\;]+(?:[ \t]*,[ \t]*[^\s\\;]+)*/.exec(pin ?? '')?.[0],
  whole: ({ hashes }) => hashes !== undefined,
});

/** `testthat (>= 3.0.0)` */
export const descriptionPins = reader({
  expression: /(?<name>[A-Za-z][\w.]*)[ \t]*\([ \t]*(?<pin>[<>=!]+[ \t]*\d[\w.-]*)[ \t]*\)/dg,
  key: ({ name }) => `package ${name}`,
  version: ({ pin }) => pin,
  whole: isNever,
});

/** The file is one version. */
export const loneVersionPin = reader({
  expression: /^(?<pin>v?\d[\w.-]*)(?=\s*$)/dg,
  key: () => 'version',
  version: ({ pin }) => pin,
  whole: isNever,
});

/** `nodejs 24.1.0` */
export const toolPins = reader({
  expression: /^(?<name>[\w.@/:-]+)[ \t]+(?<pin>v?\d[\w.-]*)[ \t]*\r?$/dgm,
  key: ({ name }) => `tool ${name}`,
  version: ({ pin }) => pin,
  whole: isNever,
});

/** All that several readers find. */
export function together(...readers: ReadPins[]): ReadPins {
  return (text) => readers.flatMap((read) => read(text));
}
