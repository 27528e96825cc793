import { parse, type Node } from 'acorn';

export interface NameUse {
  name: string;
  line: number;
}

export interface CodeReading {
  /** Names that the code takes from outside, each use of them. */
  uses: NameUse[];
  /** Why it is no code, where it is none. */
  fault: { line: number; message: string } | undefined;
}

/** The names that a file of a template uses, without running it. */
export function readCode(text: string): CodeReading {
  const { code, fault } = codeOf(text);
  if (fault) return { uses: [], fault };
  try {
    const tree = parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      locations: true,
      allowReturnOutsideFunction: true,
    });
    return { uses: usesIn(tree), fault: undefined };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc?: { line: number } };
    return {
      uses: [],
      fault: {
        line: loc?.line ?? 1,
        message: `The code between “[%” and “%]” cannot be read: ${error.message.replace(/ \(\d+:\d+\)$/, '')}.`,
      },
    };
  }
}

const tag = /\[%%|%%\]|\[%([_=#-]?)([\s\S]*?)[-_]?%\]|\[%/g;

/** The code between the marks, each piece on its line; everything else is blank. */
function codeOf(text: string): { code: string; fault: CodeReading['fault'] } {
  let code = '';
  let end = 0;
  for (const match of text.matchAll(tag)) {
    const [whole, kind, inside] = match;
    code += blank(text.slice(end, match.index));
    end = match.index + whole.length;
    if (whole === '[%') {
      const line = text.slice(0, match.index).split('\n').length;
      return { code, fault: { line, message: '“[%” has no “%]” behind it.' } };
    }
    if (inside === undefined || kind === '#') code += blank(whole);
    else code += kind === '=' || kind === '-' ? `;(${inside.replace(/;\s*$/, '')});` : ` ${inside} `;
  }
  return { code: code + blank(text.slice(end)), fault: undefined };
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

type Tree = Node & Record<string, unknown>;

/** Parts of a node that are names of something inside it, and no use of a value. */
const labels: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  MethodDefinition: 'key',
  PropertyDefinition: 'key',
  LabeledStatement: 'label',
  BreakStatement: 'label',
  ContinueStatement: 'label',
};

/** Parts that make names. */
const makers: Readonly<Record<string, readonly string[]>> = {
  VariableDeclarator: ['id'],
  FunctionDeclaration: ['id', 'params'],
  FunctionExpression: ['id', 'params'],
  ArrowFunctionExpression: ['params'],
  ClassDeclaration: ['id'],
  CatchClause: ['param'],
};

/** A name that the file makes anywhere counts as made everywhere in it: to miss a use is better than to blame a right one. */
function usesIn(tree: Node): NameUse[] {
  const made = new Set<string>();
  const uses: NameUse[] = [];
  visit(tree as Tree, (node) => {
    for (const part of makers[node.type] ?? [])
      for (const each of childrenOf(node[part]))
        visit(each, (inner) => nameOf(inner, (name) => made.add(name)));
    nameOf(node, (name) => uses.push({ name, line: node.loc?.start.line ?? 1 }));
  });
  return uses.filter(({ name }) => !made.has(name));
}

function nameOf(node: Tree, found: (name: string) => void): void {
  if (node.type === 'Identifier') found(String(node['name']));
}

function visit(node: Tree, look: (node: Tree) => void): void {
  look(node);
  for (const [part, value] of Object.entries(node)) {
    if (labels[node.type] === part && node['computed'] !== true) continue;
    for (const child of childrenOf(value)) visit(child, look);
  }
}

function childrenOf(value: unknown): Tree[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.filter(
    (each): each is Tree => typeof each === 'object' && each !== null && 'type' in each && 'start' in each,
  );
}
