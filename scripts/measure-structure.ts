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
/** For each method of an interface, the members of object literals that are given for it. */
let implemented: Map<ts.Node, ts.ObjectLiteralElementLike[]> | undefined;
const files = source.flatMap((path) => program.getSourceFile(path) ?? []);

const rows: [figure: string, value: string | number][] = [
  ['files', source.length],
  ...filesOfFolders(),
  ['names exported from more than one file', exportedTwice().length],
  ['generic type names', declaredTypes().filter((name) => generic.test(name)).length],
  ['functions that only pass their arguments on', passThroughs()],
  ['lines of tests for each line of code', (lines('tests/**/*.ts') / lines('src/**/*.ts')).toFixed(2)],
  ...viewLines(),
  [
    'hops from codehub harvest to the row',
    hops('harvestCommand', 'function harvestBatches(', "insertInto('repository')"),
  ],
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

/**
 * Functions whose whole body calls another of ours with the parameters as they came, in the same order. What gives a name
 * to a pattern or a set (`isRule`: `pattern.test(line)`) is no such function.
 */
function passThroughs(): number {
  return everyFunction().filter(({ body, parameters }) => {
    const call = body && onlyExpression(body);
    if (!call || !ts.isCallExpression(call) || parameters.length === 0) return false;
    if (declarationsOf(checker.getSymbolAtLocation(calledName(call))).length === 0) return false;
    const given = call.arguments.map((argument) => argument.getText());
    return given.join() === parameters.map(({ name }) => name.getText()).join();
  }).length;
}

function calledName({ expression }: ts.CallExpression): ts.Node {
  return ts.isPropertyAccessExpression(expression) ? expression.name : expression;
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
 * The shortest chain of calls from a function through others to the one that holds certain words. A method of an interface
 * leads to what object literals of that interface give for it; a function that is handed on counts as part of who hands it
 * on.
 */
function hops(from: string, ...stops: string[]): string {
  const start = everyFunction().find(({ name }) => name?.getText() === from);
  let chain: ts.Node[] | undefined = start && [start];
  for (const stop of stops) chain = chain && chainTo(stop, chain);
  return chain ? `${chain.length - 1}: ${chain.map(nameOf).join(' → ')}` : 'no chain found';
}

function chainTo(words: string, from: ts.Node[]): ts.Node[] | undefined {
  const known = new Set<ts.Node>(from);
  let reached: ts.Node[][] = [from];
  while (reached.length > 0) {
    const arrived = reached.find((chain) => chain.at(-1)?.getText().includes(words));
    if (arrived) return arrived;
    reached = reached.flatMap((chain) =>
      [...calledIn(chain.at(-1))].flatMap((next) => {
        if (known.has(next)) return [];
        known.add(next);
        return [[...chain, next]];
      }),
    );
  }
  return undefined;
}

function nameOf(node: ts.Node): string {
  const { name } = node as ts.NamedDeclaration;
  return `${name?.getText() ?? '?'} (${relative(join(root, 'src'), node.getSourceFile().fileName)})`;
}

/** The functions that a function, or a member of an object literal, calls or hands on. */
function calledIn(caller: ts.Node | undefined): Set<ts.Node> {
  const called = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && checker.getTypeAtLocation(node).getCallSignatures().length > 0)
      for (const declared of declarationsOf(checker.getSymbolAtLocation(node))) called.add(declared);
    ts.forEachChild(node, visit);
  };
  if (caller) ts.forEachChild(caller, visit);
  return called;
}

/** What a name stands for: a function of our own, or the members that stand behind a method of an interface. */
function declarationsOf(symbol: ts.Symbol | undefined): ts.Node[] {
  if (!symbol) return [];
  const resolved = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (resolved.declarations ?? []).flatMap((node): ts.Node[] => {
    if (ts.isMethodSignature(node) || ts.isPropertySignature(node))
      return (implementations().get(node) ?? []).flatMap((member) => givenBy(member));
    if (ts.isFunctionDeclaration(node) && node.body) return [node];
    if (ts.isMethodDeclaration(node) && node.body) return [node];
    return ts.isVariableDeclaration(node) && node.initializer ? functionsIn(node.initializer) : [];
  });
}

/** A value that a function makes is found where that function is declared. */
function functionsIn(value: ts.Expression): ts.Node[] {
  if (ts.isCallExpression(value)) return functionsIn(value.expression);
  return ts.isIdentifier(value) ? declarationsOf(checker.getSymbolAtLocation(value)) : [];
}

function implementations(): Map<ts.Node, ts.ObjectLiteralElementLike[]> {
  if (implemented) return implemented;
  const found = new Map<ts.Node, ts.ObjectLiteralElementLike[]>();
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isObjectLiteralExpression(node)) return;
    const type = checker.getContextualType(node);
    const types = type?.isUnion() ? type.types : type ? [type] : [];
    for (const member of node.properties) {
      const name = member.name?.getText();
      const ports = name ? types.flatMap((each) => each.getProperty(name)?.declarations ?? []) : [];
      for (const port of ports) found.set(port, [...(found.get(port) ?? []), member]);
    }
  };
  files.forEach(visit);
  implemented = found;
  return found;
}

function givenBy(member: ts.ObjectLiteralElementLike): ts.Node[] {
  if (ts.isShorthandPropertyAssignment(member))
    return declarationsOf(checker.getShorthandAssignmentValueSymbol(member));
  if (ts.isPropertyAssignment(member) && !ts.isFunctionLike(member.initializer))
    return functionsIn(member.initializer);
  return ts.isSpreadAssignment(member) ? [] : [member];
}
