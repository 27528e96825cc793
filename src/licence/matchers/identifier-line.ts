import { normalExpression } from '../../spdx/identifiers.ts';

/** Whether a text begins a line with `SPDX-License-Identifier:`. */
export function hasIdentifierLine(text: string): boolean {
  return /^[^\w\n]{0,12}SPDX-License-Identifier:[ \t]*\S/m.test(text.slice(0, 50_000));
}

/** The expression of the first `SPDX-License-Identifier:` line of a text; undefined when there is no valid one. */
export function identifierLine(text: string): string | undefined {
  const start = text.slice(0, 50_000);
  for (const [, written = ''] of start.matchAll(/SPDX-License-Identifier:[ \t|]{0,8}([^\r\n]{1,200})/g)) {
    const expression = normalExpression(written.replace(/(?:\*\/|-->|["'`*#;,|\s])+$/, ''));
    if (expression !== undefined) return expression;
  }
  return undefined;
}
