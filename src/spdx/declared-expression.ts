import { currentIdentifier, isExpression, normalExpression } from './identifiers.ts';
import { forNames, namesIn } from './names.ts';
import { standardNames } from './standard-names.ts';

/**
 * The SPDX expression for what people write in manifests: an expression, a name, R's `MIT + file LICENSE` and
 * `GPL (>= 3)`, Cargo's old `MIT/Apache-2.0`, lists. Undefined when it is no known licence ("proprietary", "BSD").
 */
export function declaredExpression(raw: string): string | undefined {
  const written = raw
    .trim()
    .replace(/\bw\/\s*/gi, 'with ')
    .replace(/\s*[+|]\s*file\s+licen[cs]e\b/i, '')
    .replace(/^["']|["']$/g, '')
    .trim();
  if (written === '' || /^(?:see|file|unlicensed|proprietary|none|other|noassertion)\b/i.test(written))
    return undefined;
  const known =
    currentIdentifier(written) ?? normalExpression(written) ?? standardNames().get(forNames(written));
  if (known !== undefined) return known;
  const whole = singleName(written);
  if (whole !== undefined) return whole;
  const parts = written
    .split(/\s*(?:\||\/|,(?!\s*v(?:ersion|\.|\s?\d))|;|\bor\b(?! (?:later|newer|any)))\s*/i)
    .filter((part) => part !== '');
  if (parts.length > 1 && parts.length <= 6 && !/https?:/.test(written)) return joined(parts, ' OR ');
  const both = written.split(/\s*(?:&|\band\b)\s*/i);
  if (both.length > 1 && both.length <= 6) return joined(both, ' AND ');
  return single(written);
}

/** The identifier of the one licence whose names make up nearly all that is written. */
function singleName(written: string): string | undefined {
  const said = forNames(written);
  const named = namesIn(said);
  const length = named.reduce((sum, { at, end }) => sum + end - at, 0);
  return new Set(named.map(({ spdx }) => spdx)).size === 1 && length >= said.length * 0.8
    ? named[0]?.spdx
    : undefined;
}

function joined(parts: readonly string[], operator: string): string | undefined {
  const ids = parts.map((part) => currentIdentifier(part) ?? single(part.replace(/^\((.*)\)$/, '$1')));
  return ids.every((id) => id !== undefined) ? [...new Set(ids)].join(operator) : undefined;
}

function single(written: string): string | undefined {
  const r =
    /^\s*(gpl|lgpl|agpl|gnu general public license|apache license|apache license version|mit|artistic)\s*\((>=|==)\s*(\d(?:\.\d)?)\)\s*$/i.exec(
      written,
    );
  if (r) return rVersion(r[1] ?? '', r[2] === '>=', r[3] ?? '');
  if (/\buse_\w+\(|\bpick\b|\btodo\b|\bwhat license\b/i.test(written)) return undefined;
  const named = namesIn(forNames(written));
  const [first] = named;
  if (!first || new Set(named.map(({ spdx }) => spdx)).size > 1 || written.length > 200) return undefined;
  return isExpression(first.spdx) ? first.spdx : undefined;
}

/** `GPL (>= 3)` of R's DESCRIPTION. */
function rVersion(family: string, orLater: boolean, number: string): string | undefined {
  if (/^mit/i.test(family)) return 'MIT';
  if (/^apache/i.test(family)) return number.startsWith('2') ? 'Apache-2.0' : undefined;
  const short = /^gnu/i.test(family) ? 'GPL' : family;
  return currentIdentifier(`${short}-${number.includes('.') ? number : `${number}.0`}${orLater ? '+' : ''}`);
}
