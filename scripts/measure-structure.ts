import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/*
 * Prints figures of the structure: node scripts/measure-structure.ts [CHECKOUT]
 * Another checkout can be given, so that two states of the code are measured by the same rules.
 */

const generic = /^(Tools|Options|Found|Known|Told|Said|Asked|Seen|Sent|Given|Saved|Shown)$/;
const root = resolve(
  process.argv.slice(2).find((word) => !word.startsWith('--')) ?? join(import.meta.dirname, '..'),
);
const paths = (pattern: string) => globSync(pattern, { cwd: root }).map((path) => join(root, path));
const source = paths('src/**/*.ts');

const program = ts.createProgram(source, {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  resolveJsonModule: true,
});
const checker = program.getTypeChecker();
const files = source.flatMap((path) => program.getSourceFile(path) ?? []);

const rows: [figure: string, value: string | number][] = [
  ['files', source.length],
  ...filesOfFolders(),
  ['names exported from more than one file', exportedTwice().length],
  ['generic type names', declaredTypes().filter((name) => generic.test(name)).length],
  ['functions that only pass their arguments on', passThroughs()],
  ['lines of tests for each line of code', (lines('tests/**/*.ts') / lines('src/**/*.ts')).toFixed(2)],
  ...viewLines(),
  ['hops from codehub harvest to the row', hops('harvestCommand', 'saveRepositories')],
];
console.table(Object.fromEntries(rows.map(([figure, value]) => [figure, { value }])));
if (process.argv.includes('--names')) console.log(exportedTwice().toSorted().join('\n'));

/** How many files the folders hold directly: the median and the fullest. */
function filesOfFolders(): typeof rows {
  const counts = Object.entries(Object.groupBy(source, dirname)).map(([folder, inside = []]) => ({
    folder: relative(root, folder),
    count: inside.length,
  }));
  const sorted = counts.toSorted((a, b) => b.count - a.count);
  return [
    ['files a folder, median', sorted[Math.floor(sorted.length / 2)]?.count ?? 0],
    [
      'fullest folders',
      sorted
        .slice(0, 4)
        .map(({ folder, count }) => `${folder} ${count}`)
        .join(', '),
    ],
  ];
}

/** Names that two files declare and export; passing on what another file declares does not count. */
function exportedTwice(): string[] {
  const names = files.flatMap((file) => file.statements.filter(isExported).flatMap(declaredNames));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function declaredTypes(): string[] {
  return files.flatMap((file) =>
    file.statements
      .filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      .map(({ name }) => name.text),
  );
}

function isExported(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function declaredNames(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = node as ts.DeclarationStatement;
  return name ? [name.text] : [];
}

/** Functions whose whole body calls another with the parameters as they came, in the same order. */
function passThroughs(): number {
  return everyFunction().filter(({ body, parameters }) => {
    const call = body && onlyExpression(body);
    if (!call || !ts.isCallExpression(call) || parameters.length === 0) return false;
    const given = call.arguments.map((argument) => argument.getText());
    return given.join() === parameters.map(({ name }) => name.getText()).join();
  }).length;
}

function onlyExpression(body: ts.ConciseBody): ts.Expression | undefined {
  if (!ts.isBlock(body)) return body;
  const [statement] = body.statements;
  if (body.statements.length !== 1 || !statement) return undefined;
  const expression =
    ts.isReturnStatement(statement) || ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return expression && ts.isAwaitExpression(expression) ? expression.expression : expression;
}

function everyFunction(): (ts.FunctionDeclaration | ts.MethodDeclaration)[] {
  const found: (ts.FunctionDeclaration | ts.MethodDeclaration)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return found;
}

function viewLines(): typeof rows {
  const lengths = paths('views/**/*.ejs').flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map(({ length }) => length),
  );
  return [
    ['view lines over 140 columns', lengths.filter((length) => length > 140).length],
    ['longest view line, columns', lengths.reduce((longest, length) => Math.max(longest, length), 0)],
  ];
}

function lines(pattern: string): number {
  return paths(pattern).reduce((sum, path) => sum + readFileSync(path, 'utf8').split('\n').length, 0);
}

/**
 * The shortest chain of functions, each naming the next, from one function to another; methods of ports are taken to be
 * whatever is declared under their name.
 */
function hops(from: string, to: string): string {
  const named = namesWithin();
  let reached = new Map([[from, [from]]]);
  const known = new Set([from]);
  while (reached.size > 0 && !reached.has(to)) {
    const next = new Map<string, string[]>();
    for (const [name, chain] of reached)
      for (const called of named.get(name) ?? [])
        if (!known.has(called)) {
          known.add(called);
          next.set(called, [...chain, called]);
        }
    reached = next;
  }
  const chain = reached.get(to);
  return chain ? `${chain.length - 1}: ${chain.join(' → ')}` : 'no chain found';
}

/** For each function that a file declares, the functions it names. */
function namesWithin(): Map<string, Set<string>> {
  const declared = everyFunction().filter(({ body }) => body);
  const names = new Set(declared.flatMap(({ name }) => (name ? [name.getText()] : [])));
  const within = new Map<string, Set<string>>();
  for (const { name, body } of declared) {
    if (!name || !body) continue;
    const called = within.get(name.getText()) ?? new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && names.has(node.text) && isFunctionUse(node)) called.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(body);
    within.set(name.getText(), called);
  }
  return within;
}

/** Whether an identifier is called or handed on as a function, and not the name of some other thing. */
function isFunctionUse(node: ts.Identifier): boolean {
  return checker.getTypeAtLocation(node).getCallSignatures().length > 0;
}
