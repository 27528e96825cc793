const vendors = 'node_modules/(octokit|@octokit|simple-git|kysely|better-sqlite3|pg|meilisearch)/';

/** Modules that judge and describe, and do no I/O. */
const pure =
  '^src/(base|domain|spdx|documents|dependencies|standards|history|lineage|licence|policy|decisions|templates/manifests)/';

/** Modules of adapters: only they may import their vendors' packages. */
const adapters = '^src/(git|forge|store|search)/';

/** A module with one entry file, <module>/<module>.ts (ARCHITECTURE.md, "Modules"). The others are open. */
const closed = [
  'dependencies',
  'standards',
  'licence',
  'policy',
  'decisions',
  'forge',
  'harvest',
  'store',
  'search',
  'exports',
  'mending',
  'pictures',
  'config',
  'assessment',
  'templates',
  'web',
  'api',
  'cli',
];

const entries = closed.map((module) => ({
  name: `enter-${module}-through-its-entry-file`,
  severity: 'error',
  from: { path: '^(src|simulator)/', pathNot: [`^src/${module}/`, '^src/(app|projections)/'] },
  to: { path: `^src/${module}/`, pathNot: `^src/${module}/${module}\\.ts$` },
}));

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-modules-do-no-io',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-modules-import-only-pure-modules',
      severity: 'error',
      from: { path: pure },
      to: { path: '^src/', pathNot: pure },
    },
    {
      name: 'licence-and-policy-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/(licence|policy)/' },
      to: { path: '^src/(licence|policy)/', pathNot: '^src/$1/' },
    },
    {
      name: 'adapters-never-import-one-another',
      severity: 'error',
      from: { path: '^src/(forge|store|search)/' },
      to: { path: '^src/(forge|store|search)/', pathNot: '^src/$1/' },
    },
    {
      name: 'git-knows-no-forge-store-or-search',
      severity: 'error',
      from: { path: '^src/git/' },
      to: { path: '^src/', pathNot: '^src/(git|base|domain|documents|process)/' },
    },
    {
      name: 'jobs-know-only-the-base',
      severity: 'error',
      from: { path: '^src/jobs/' },
      to: { path: '^src/', pathNot: '^src/(jobs|base|process)/' },
    },
    {
      name: 'only-adapters-import-vendors',
      severity: 'error',
      from: { path: '^src/', pathNot: adapters },
      to: { path: vendors },
    },
    {
      name: 'only-the-meilisearch-engine-imports-its-client',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/search/meilisearch/' },
      to: { path: 'node_modules/meilisearch/' },
    },
    {
      name: 'nothing-imports-the-application',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.ts$|app/)' },
      to: { path: '^src/(app/|main\\.ts$)' },
    },
    {
      name: 'only-the-public-store-and-the-index-disclose',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: '^src/(visibility/|projections/search-index\\.ts$)' },
      to: { path: '^src/visibility/disclose\\.ts$' },
    },
    {
      name: 'only-the-application-makes-a-public-store',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: '^src/(visibility|app)/' },
      to: { path: '^src/visibility/create-public-store\\.ts$' },
    },
    {
      name: 'the-simulator-is-not-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app|cli)/' },
      to: { path: '^simulator/' },
    },
    ...entries,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
