import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

/**
 * What went wrong, for whoever builds the prototype: { message, file, line, snippet } with the file of the team that it
 * went wrong in, where it can be told. `snippet` are the lines around: [{ number, text, here }].
 *
 * @param {Error} error
 * @param {string} folder of the prototype
 */
export function explainError(error, folder) {
  const place = placeInPage(error, folder) ?? placeInScript(error, folder);
  const message = plainMessage(String(error.message));
  if (place === undefined) return { message };
  const path = join(folder, place.file);
  if (!existsSync(path)) return { message, ...place, snippet: [] };
  const lines = readFileSync(path, 'utf8').split('\n');
  const line = lineOf(message, lines) ?? place.line;
  return { message, file: place.file, line, snippet: line === undefined ? [] : linesAround(lines, line) };
}

/**
 * The line of what the message names, because Nunjucks gives the wrong line for what goes wrong while it draws: the first
 * that holds the filter, function or page that is missing.
 */
function lineOf(message, lines) {
  const [, name] = /filter not found: ([\w.]+)|Unable to call `([^`]+)`|template not found: (\S+)/.exec(message)?.filter((each) => each !== undefined) ?? [];
  if (name === undefined) return undefined;
  const word = name.replaceAll(/\["?([^"\]]+)"?\]/g, '.$1');
  const index = lines.findIndex((line) => line.includes(word));
  return index < 0 ? undefined : index + 1;
}

/** Nunjucks names the pages it was drawing, the outermost first: "(app/views/a.html) [Line 3, Column 5]". */
function placeInPage({ message = '' }, folder) {
  const places = [...message.matchAll(/\(([^()\n]+\.(?:html|njk))\)(?: \[Line (\d+)(?:, Column \d+)?\])?/g)].map(([, file, line]) => ({ file, line: Number(line) || undefined }));
  const found = places.findLast(({ line }) => line !== undefined) ?? places.at(-1);
  return found && { ...found, file: fromFolder(found.file, folder) };
}

/** The first line of the stack that is in a file of the team. */
function placeInScript({ stack = '' }, folder) {
  for (const [, , path, line] of stack.matchAll(/(file:\/\/)?(\/[^\s():]+|[A-Z]:[^\s():]+):(\d+)(?::\d+)?/g)) {
    const file = relative(folder, path);
    if (/^(?:app|versions)[/\\]/.test(file)) return { file, line: Number(line) };
  }
  return undefined;
}

function fromFolder(file, folder) {
  if (isAbsolute(file)) return relative(folder, file);
  const found = ['app/views', 'versions', 'app', 'lib/views'].map((part) => `${part}/${file}`).find((path) => existsSync(join(folder, path)));
  return found ?? file;
}

function plainMessage(message) {
  const lines = message.split('\n').map((line) => line.trim());
  const words = lines.filter((line) => line !== '' && !/^(?:Template render error: )?\([^()]+\.(?:html|njk)\)(?: \[Line .*\])?$/.test(line));
  return words.join('\n') || message;
}

function linesAround(lines, line) {
  const first = Math.max(0, line - 4);
  return lines.slice(first, line + 3).map((text, index) => ({ number: first + index + 1, text, here: first + index + 1 === line }));
}
