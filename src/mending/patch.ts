import type { Draft } from './mending-kind.ts';

const contextLines = 3;

/** A change to one file as `git apply` takes it. `current` is the text of an existing file. */
export function patchOf({ path, text, before }: Draft, current: string | undefined): string {
  return before === undefined || current === undefined
    ? newFile(path, text)
    : insertion(path, { added: text, before, current });
}

function newFile(path: string, text: string): string {
  const { lines, ending } = split(text);
  return [
    `diff --git ${name('a/', path)} ${name('b/', path)}`,
    'new file mode 100644',
    '--- /dev/null',
    `+++ ${name('b/', path)}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
    ...ending,
    '',
  ].join('\n');
}

function insertion(
  path: string,
  { added, before, current }: { added: string; before: number; current: string },
): string {
  const { lines, ending } = split(current);
  const from = Math.max(0, before - contextLines);
  const above = lines.slice(from, before);
  const below = lines.slice(before, before + contextLines);
  const inserted = split(asIn(current, added)).lines;
  const old = above.length + below.length;
  const isEnd = before + contextLines >= lines.length;
  return [
    `diff --git ${name('a/', path)} ${name('b/', path)}`,
    `--- ${name('a/', path)}`,
    `+++ ${name('b/', path)}`,
    `@@ -${from + 1},${old} +${from + 1},${old + inserted.length} @@`,
    ...above.map((line) => ` ${line}`),
    ...inserted.map((line) => `+${line}`),
    ...below.map((line) => ` ${line}`),
    ...(isEnd ? ending : []),
    '',
  ].join('\n');
}

/** The text of the file after the change. */
export function changedText({ text, before }: Draft, current: string | undefined): string {
  if (before === undefined || current === undefined) return text;
  const lines = current.split('\n');
  const added = asIn(current, text).replace(/\n$/, '').split('\n');
  const whole = [...lines.slice(0, before), ...added, ...lines.slice(before)];
  return whole.join('\n');
}

/** The added lines with the line ends of the file they go into. */
function asIn(current: string, added: string): string {
  return /\r\n/.test(current) ? added.replaceAll('\n', '\r\n') : added;
}

/** Lines, and what a patch says at the end of a file whose last line has no end. */
function split(text: string): { lines: string[]; ending: string[] } {
  const lines = text.split('\n');
  if (lines.at(-1) === '') return { lines: lines.slice(0, -1), ending: [] };
  return { lines, ending: ['\\ No newline at end of file'] };
}

/** Quoted as git does where a name has characters that a patch cannot hold. */
function name(prefix: string, path: string): string {
  const plain = prefix + path;
  if (/^[ !#-[\]-~]*$/.test(plain)) return plain;
  const bytes = new TextEncoder().encode(plain);
  const escaped = Array.from(bytes, (byte) =>
    byte === 34 || byte === 92
      ? `\\${String.fromCharCode(byte)}`
      : byte < 32 || byte > 126
        ? `\\${byte.toString(8).padStart(3, '0')}`
        : String.fromCharCode(byte),
  );
  return `"${escaped.join('')}"`;
}
