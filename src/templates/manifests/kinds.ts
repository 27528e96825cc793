import { parse as parseToml } from 'smol-toml';
import { parseAllDocuments } from 'yaml';
import { mergeJson } from './merge-json.ts';
import { mergeLines, type LineKind } from './merge-lines.ts';
import {
  actionPins,
  argumentPins,
  baseImagePins,
  descriptionPins,
  imagePins,
  loneVersionPin,
  quotedRequirementPins,
  requirementPins,
  revisionPins,
  setupPins,
  tablePins,
  together,
  toolPins,
} from './pin-readers.ts';
import type { MergedText, Sides } from './sides.ts';
import { blockUnits } from './units.ts';

/** Merges the text of one file; undefined where it is not what its name says, and so is left to git. */
type MergeManifest = (sides: Sides) => MergedText | undefined;

const yaml: LineKind = {
  pins: together(actionPins, imagePins, setupPins, revisionPins),
  isValid: (text) =>
    parseAllDocuments(text, { logLevel: 'silent' }).every(({ errors }) => errors.length === 0),
};

const toml: LineKind = { pins: together(quotedRequirementPins, tablePins), isValid: isToml };

const requirements: LineKind = {
  units: blockUnits,
  pins: requirementPins,
  isValid: (text) => isOnce(requiredPackages(text)),
};

const containerfile: LineKind = {
  pins: together(baseImagePins, argumentPins),
  isValid: (text) => /^[ \t]*FROM[ \t]/im.test(text),
};

const description: LineKind = {
  pins: descriptionPins,
  isValid: (text) => isOnce(Array.from(text.matchAll(/^([A-Za-z]\S*?):/gm), ([, field = '']) => field)),
};

const anyText = () => true;

/** By name of the file, or by its path where there is a slash. The first that fits. */
const kinds: readonly { names: RegExp; merge: MergeManifest }[] = [
  { names: /(?:^|\/)[^/]*\.json$/, merge: mergeJson },
  { names: /(?:^|\/)[^/]*\.toml$|(?:^|\/)Pipfile$/, merge: (sides) => mergeLines(sides, toml) },
  { names: /(?:^|\/)[^/]*\.ya?ml$/, merge: (sides) => mergeLines(sides, yaml) },
  { names: /(?:^|\/)renv\.lock$/, merge: mergeJson },
  {
    names: /(?:^|\/)(?:[\w.-]*(?:requirements|constraints)[\w.-]*|requirements\/[\w.-]+)\.txt$/,
    merge: (sides) => mergeLines(sides, requirements),
  },
  {
    names: /(?:^|\/)(?:(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]+\.(?:Docker|Container)file)$/,
    merge: (sides) => mergeLines(sides, containerfile),
  },
  { names: /(?:^|\/)DESCRIPTION$/, merge: (sides) => mergeLines(sides, description) },
  {
    names: /(?:^|\/)\.(?:node|python|ruby|java|terraform)-version$|(?:^|\/)\.nvmrc$/,
    merge: (sides) => mergeLines(sides, { pins: loneVersionPin, isValid: anyText }),
  },
  {
    names: /(?:^|\/)\.tool-versions$/,
    merge: (sides) => mergeLines(sides, { pins: toolPins, isValid: anyText }),
  },
];

/** How a file of this path is merged; undefined where it is merged as any other. */
export function mergerFor(path: string): MergeManifest | undefined {
  return kinds.find(({ names }) => names.test(path))?.merge;
}

function isToml(text: string): boolean {
  try {
    parseToml(text);
    return true;
  } catch {
    return false;
  }
}

/** With what it hangs on: one package may be required in several versions, for several systems. */
function requiredPackages(text: string): string[] {
  const lines = text.matchAll(
    /^([A-Za-z0-9][\w.-]*)(?:\[[^\]\r\n]*\])?[ \t]*(?:[=<>~!][^;\r\n\\]*)?(;[^\r\n\\]*)?/gm,
  );
  return Array.from(
    lines,
    ([, name = '', marker = '']) => `${name.toLowerCase().replaceAll(/[-_.]+/g, '-')}${marker}`,
  );
}

function isOnce(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length;
}
