const adapters = '^src/(forge|store|search)/';
const vendors = 'node_modules/(octokit|@octokit|simple-git|kysely|better-sqlite3|pg|meilisearch)/';
const rooms = [
  'licence',
  'policy',
  'forge',
  'harvest',
  'store',
  'search',
  'reports',
  'sample-forge',
  'config',
  'assessment',
  'templates',
  'web',
  'api',
  'cli',
];

/** A room is entered through its face, <room>/<room>.ts (CONTRIBUTING.md, "Boundaries"). */
const faces = rooms.map((room) => ({
  name: `enter-${room}-through-its-face`,
  severity: 'error',
  from: { path: '^src/', pathNot: [`^src/${room}/`, '^src/hub/'] },
  to: { path: `^src/${room}/`, pathNot: `^src/${room}/${room}\\.ts$` },
}));

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-rooms-do-no-io',
      severity: 'error',
      from: { path: '^src/(base|registry|licence|policy)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rooms-import-only-pure-rooms',
      severity: 'error',
      from: { path: '^src/(base|registry|licence|policy)/' },
      to: { path: '^src/', pathNot: '^src/(base|registry|licence|policy)/' },
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
      to: { path: adapters, pathNot: '^src/$1/' },
    },
    {
      name: 'only-adapters-import-vendors',
      severity: 'error',
      from: { path: '^src/', pathNot: [adapters, '^src/sample-forge/'] },
      to: { path: vendors },
    },
    {
      name: 'nothing-imports-the-hub',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.ts$|hub/)' },
      to: { path: '^src/(hub/|main\\.ts$)' },
    },
    ...faces,
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
