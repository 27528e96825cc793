import { parseRepositoryAddress } from './address.ts';
import { isQualifier, isSurely, listed, parseQualifier } from './parse-qualifier.ts';
import type { Qualifier } from './qualifier.ts';
import { canonicalName } from './qualifier-names.ts';
import { areFillers } from './stop-words.ts';
import { termsOf } from './terms.ts';
import type { Term } from './terms.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

export type { Term } from './terms.ts';

/** What a document is to meet. */
export type Condition =
  | { kind: 'term'; term: Term }
  | { kind: 'qualifier'; qualifier: Qualifier; start: number; end: number }
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition };

/** What somebody typed, understood. */
export interface ParsedQuery {
  /** The text without control characters, cut to `maxQueryLength`. */
  text: string;
  /** All of these are to be met. */
  parts: Condition[];
  /** One plain sentence for each part that was left out, and why. */
  messages: string[];
}

/** Characters of a query that are read; what follows is left aside. */
export const maxQueryLength = 1_000;

/** Words of a query that are searched, those that say nothing (`stop-words.ts`) aside; more only make it slower. */
export const maxTellingWords = 12;
/** Words that are searched, those that say nothing with them. */
const maxWords = 60;

/** Words that may go on (`word*`): each stands for thousands. */
const maxOpenWords = 4;

/** How deep brackets may be nested; deeper ones are read as if they were not there. */
const maxDepth = 20;

/**
 * Reads a query as people type it: words, "phrases", `-exclusions`, `NOT`, `OR`, brackets, `word*` and qualifiers such as
 * `is:template` (`qualifier.ts` lists them); an address of a repository is the repository. Never fails: what is not
 * understood is left out, and a message says so. The last word may go on unless a space follows, so that results appear
 * while it is being typed.
 */
export function parseQuery(typed: string, now = Date.now()): ParsedQuery {
  // eslint-disable-next-line no-control-regex -- these are the characters to be taken out
  const text = typed.slice(0, maxQueryLength).replaceAll(/[\u0000-\u001f\u007f-\u009f\p{Cs}\p{Co}]/gu, ' ');
  const reader = new Reader(text, now);
  const parts = reader.read();
  if (typed.length > maxQueryLength)
    reader.messages.push(`Only the first ${maxQueryLength} characters of the search were read.`);
  const terms = positiveTerms(parts);
  const last = terms.at(-1);
  if (last && last.end === text.length && !last.quoted) last.prefix = true;
  return { text, parts, messages: [...new Set(reader.messages)] };
}

/** The words that are wanted, in the order they were typed. */
export function positiveTerms(parts: readonly Condition[]): Term[] {
  return parts.flatMap((part) => {
    if (part.kind === 'term') return [part.term];
    return part.kind === 'and' || part.kind === 'or' ? positiveTerms(part.parts) : [];
  });
}

/** The phrases in quotation marks, wanted or not, folded. */
export function quotedPhrases(parts: readonly Condition[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'term') return part.term.quoted ? [part.term.words.join(' ')] : [];
    if (part.kind === 'qualifier') return [];
    return quotedPhrases(part.kind === 'not' ? [part.part] : part.parts);
  });
}

class Reader {
  readonly messages: string[] = [];
  readonly #tokens: Token[];
  readonly #now: number;
  #at = 0;
  #depth = 0;
  #telling = 0;
  #words = 0;
  #openWords = 0;

  constructor(text: string, now: number) {
    this.#tokens = tokensOf(text);
    this.#now = now;
  }

  read(): Condition[] {
    const parts: Condition[] = [];
    while (this.#at < this.#tokens.length) {
      parts.push(...partsOf(this.#either()));
      if (this.#tokens[this.#at]?.kind === 'close') this.#at++; // closes nothing
    }
    return parts;
  }

  /** `a b OR c d`: what stands side by side belongs together more than what OR divides. */
  #either(): Condition | undefined {
    const choices: (Condition | undefined)[] = [this.#all()];
    while (this.#is('or')) {
      this.#at++;
      choices.push(this.#all());
    }
    return combined('or', choices);
  }

  #all(): Condition | undefined {
    const parts: (Condition | undefined)[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (!token || token.kind === 'or' || token.kind === 'close') return combined('and', parts);
      if (token.kind === 'and') this.#at++;
      else parts.push(this.#one());
    }
  }

  #one(): Condition | undefined {
    let negated = false;
    while (this.#is('not')) {
      negated = !negated;
      this.#at++;
    }
    const part = this.#is('open') ? this.#bracket() : this.#leaf();
    return part && negated ? { kind: 'not', part } : part;
  }

  #bracket(): Condition | undefined {
    this.#at++;
    if (this.#depth >= maxDepth) return undefined;
    this.#depth++;
    const part = this.#either();
    this.#depth--;
    if (this.#is('close')) this.#at++;
    else this.messages.push('A bracket was opened and not closed. It was read as closed at the end.');
    return part;
  }

  #leaf(): Condition | undefined {
    const token = this.#tokens[this.#at];
    if (!token || token.kind === 'or' || token.kind === 'close' || token.kind === 'and') return undefined;
    this.#at++;
    if (token.kind === 'qualifier') return this.#qualifier(token);
    const address = token.kind === 'word' ? parseRepositoryAddress(token.text) : undefined;
    if (address && typeof address !== 'string')
      return { kind: 'qualifier', qualifier: address, start: token.start, end: token.end };
    return this.#terms(token, address);
  }

  #terms(token: Token, address?: string): Condition | undefined {
    const terms = termsOf(token, address).filter((term) => this.#hasRoomFor(term));
    return combined(
      'and',
      terms.map((term) => ({ kind: 'term', term })),
    );
  }

  #hasRoomFor({ words, quoted, prefix }: Term): boolean {
    if (prefix && this.#openWords >= maxOpenWords) {
      this.messages.push(`Only the first ${maxOpenWords} words that end in * were searched for.`);
      return false;
    }
    const telling = quoted || !areFillers(words) ? words.length : 0;
    if (this.#telling + telling > maxTellingWords || this.#words >= maxWords) {
      this.messages.push(`Only the first ${maxTellingWords} words that say something were searched for.`);
      [this.#telling, this.#words] = [maxTellingWords, maxWords];
      return false;
    }
    this.#telling += telling;
    this.#words += words.length;
    if (prefix) this.#openWords += 1;
    return true;
  }

  #qualifier(token: Token): Condition | undefined {
    const { name = '', text, end } = token;
    if (text !== '') return this.#values(token, listed(name, text));
    if (!isQualifier(name)) return this.#terms({ ...token, kind: 'word', text: name });
    const next = this.#tokens[this.#at];
    if (next?.kind === 'open' && next.start === end) return this.#choices(token);
    if ((next?.kind === 'word' || next?.kind === 'phrase') && isSurely(name, next.text, this.#now)) {
      this.#at++;
      return this.#values({ ...token, end: next.end }, listed(name, next.text));
    }
    return this.#values(token, [text]);
  }

  /** `language:(python OR r)`: any of the values. */
  #choices(token: Token): Condition | undefined {
    const close = this.#tokens.findIndex(({ kind }, at) => at > this.#at && kind === 'close');
    const inside = this.#tokens.slice(this.#at + 1, close < 0 ? undefined : close);
    this.#at = close < 0 ? this.#tokens.length : close + 1;
    const values = inside.flatMap(({ kind, text }) => (kind === 'word' || kind === 'phrase' ? [text] : []));
    const end = this.#tokens[this.#at - 1]?.end ?? token.end;
    return this.#values({ ...token, end }, values.length > 0 ? values : ['']);
  }

  #values({ name = '', start, end }: Token, values: readonly string[]): Condition | undefined {
    const readings = values.map((each) => parseQualifier(name, each, this.#now));
    this.messages.push(...readings.flatMap(({ message }) => message ?? []));
    const parts = readings.map(({ qualifier, negated }): Condition | undefined => {
      if (!qualifier) return undefined;
      const part: Condition = { kind: 'qualifier', qualifier, start, end };
      return negated ? { kind: 'not', part } : part;
    });
    // Texts to look in do not exclude one another.
    return combined(canonicalName(name) === 'in' ? 'and' : 'or', parts);
  }

  #is(kind: Token['kind']): boolean {
    return this.#tokens[this.#at]?.kind === kind;
  }
}

function combined(kind: 'and' | 'or', parts: readonly (Condition | undefined)[]): Condition | undefined {
  const given = parts.filter((part) => part !== undefined);
  return given.length > 1 ? { kind, parts: given } : given[0];
}

function partsOf(condition: Condition | undefined): Condition[] {
  if (!condition) return [];
  return condition.kind === 'and' ? condition.parts.flatMap(partsOf) : [condition];
}
