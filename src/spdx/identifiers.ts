import parseExpression from 'spdx-expression-parse';
import { exceptionIdentifier } from './exceptions.ts';
import current from 'spdx-license-ids/index.json' with { type: 'json' };
import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };

const byLowerCase = new Map([...deprecated, ...current].map((id) => [id.toLowerCase(), id]));

/** Deprecated identifiers that a current expression replaces. */
const replaced: Record<string, string> = {
  'GPL-2.0-with-GCC-exception': 'GPL-2.0-only WITH GCC-exception-2.0',
  'GPL-2.0-with-autoconf-exception': 'GPL-2.0-only WITH Autoconf-exception-2.0',
  'GPL-2.0-with-bison-exception': 'GPL-2.0-only WITH Bison-exception-2.2',
  'GPL-2.0-with-classpath-exception': 'GPL-2.0-only WITH Classpath-exception-2.0',
  'GPL-2.0-with-font-exception': 'GPL-2.0-only WITH Font-exception-2.0',
  'GPL-3.0-with-GCC-exception': 'GPL-3.0-only WITH GCC-exception-3.1',
  'GPL-3.0-with-autoconf-exception': 'GPL-3.0-only WITH Autoconf-exception-3.0',
  'BSD-2-Clause-FreeBSD': 'BSD-2-Clause-Views',
  'BSD-2-Clause-NetBSD': 'BSD-2-Clause',
  'StandardML-NJ': 'SMLNJ',
  wxWindows: 'LGPL-2.0-or-later WITH WxWindows-exception-3.1',
  'eCos-2.0': 'GPL-2.0-or-later WITH eCos-exception-2.0',
  'bzip2-1.0.5': 'bzip2-1.0.6',
  Nunit: 'zlib-acknowledgement',
};

/** The current SPDX identifier or expression for an identifier in any case; undefined when there is none. */
export function currentIdentifier(written: string): string | undefined {
  const orLater = written.endsWith('+');
  const id = byLowerCase.get((orLater ? written.slice(0, -1) : written).toLowerCase());
  if (id === undefined) return undefined;
  if (/^[AL]?GPL-\d\.\d$|^GFDL-\d\.\d$/.test(id)) return `${id}-${orLater ? 'or-later' : 'only'}`;
  const now = replaced[id] ?? id;
  return orLater && !/ |-or-later$/.test(now) ? `${now}+` : now;
}

/** The `-or-later` form of an `-only` identifier; others as they are. */
export function orLater(spdx: string): string {
  return spdx.replace(/-only(?= |$)/, '-or-later');
}

/** An expression with its identifiers in their current form; undefined when it is not a valid SPDX expression. */
export function normalExpression(written: string): string | undefined {
  if (written.length > 500) return undefined;
  const words = written
    .replace(/[()]/g, ' $& ')
    .trim()
    .split(/\s+/)
    .map((word) =>
      /^(?:or|and|with)$/i.test(word)
        ? word.toUpperCase()
        : (currentIdentifier(word) ?? exceptionIdentifier(word) ?? word),
    );
  const text = words.join(' ').replace(/\( /g, '(').replace(/ \)/g, ')');
  return isExpression(text) ? withoutOuterBrackets(text) : undefined;
}

/** Whether a text is a valid SPDX expression. */
export function isExpression(text: string): boolean {
  return treeOf(text) !== undefined;
}

/** The structure of an SPDX expression; undefined for what is none, such as NOASSERTION. */
export function treeOf(text: string): ExpressionTree | undefined {
  // The parser's list of exceptions is older than the SPDX list: to it, all that are on the list are one.
  const known = text.replace(/ WITH (\S+?)(?=[)\s]|$)/g, (whole, id: string) =>
    exceptionIdentifier(id) === id ? ' WITH Classpath-exception-2.0' : whole,
  );
  try {
    return parseExpression(known);
  } catch {
    return undefined;
  }
}

export type ExpressionTree = ReturnType<typeof parseExpression>;

function withoutOuterBrackets(text: string): string {
  const inner = text.slice(1, -1);
  return text.startsWith('(') && text.endsWith(')') && !/[()]/.test(inner) ? inner : text;
}

/** The identifiers of an expression, exceptions left out, each once. */
export function identifiersOf(expression: string): string[] {
  const words = expression
    .replace(/[()]/g, ' ')
    .replace(/ WITH \S+/g, '')
    .split(/\s+/);
  return [...new Set(words.filter((word) => word !== '' && word !== 'OR' && word !== 'AND'))];
}
