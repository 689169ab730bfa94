const { builtinModules } = require('node:module')

// The house rules of ARCHITECTURE.md, "The house". tests/house-rules.test.ts shows that each of them fires.

/** Folders under src/ that are not capabilities: what everything stands on, and the shells around everything. */
const GROUND = 'platform|reference|desk|portal|cli|demo|doctor'

/**
 * Doors of a capability besides index.ts, model.ts and rules.ts, each for one reason (the same list stands in
 * ARCHITECTURE.md):
 * - cases/kernel, fields: what every capability's events are made of (types and field types, no behaviour of cases)
 * - cases/case-services, append-as-system: what effects and jobs get to append what the program itself does
 * - cases/append-events: the one door, for lists that are imported row by row
 * - cases/read-names, read-zone: names of agencies, and where a country's day ends, for whatever is read
 * - people/person-keys: sealing free text with the person's key, next to every table that keeps such text
 * - people/store: cases/ and referrals/ bring the person along in the transaction of an event
 * - people/describe-candidates, link-record: records opened for comparing, by search before create and by the job that finds doubles
 * - linkage/explain: the words for a comparison, which screens show
 * - people/fold-*, placeholder-names, name-similarity: how names and numbers are folded, for linkage to compare the same way
 * - directory/permissions, tables: the one table of who may do what, and the rows of agencies and posts
 * - screens/*-of-case.tsx: the part of a case screen that another capability shows of itself
 */
const DOORS = [
  '/(index|model|rules)\\.ts$',
  '^src/cases/(kernel|fields|case-services|append-as-system|append-events|read-names|read-zone)\\.ts$',
  '^src/people/(person-keys|store|describe-candidates|link-record)\\.ts$',
  '^src/people/(fold-name|fold-words|fold-number|placeholder-names|name-similarity)\\.ts$',
  '^src/linkage/explain\\.ts$',
  '^src/directory/(permissions|tables)\\.ts$',
  '/screens/[^/]+-of-case\\.tsx$',
]

const TESTS = ['\\.test\\.tsx?$', '/testing\\.ts$', '^(tests|bench)/']

/** Where pure code begins; all that it reaches must be pure too. */
const PURE = ['^src/[^/]+/(model|rules)\\.ts$', '^src/case-file\\.ts$', '^src/cases/(kernel|fields)\\.ts$']

/** Node’s own modules, as dependency-cruiser names them. */
const NODE = `^(node:)?(${builtinModules.join('|')})$`

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'A circle cannot be read, tested or removed in parts. Move what both need to a file of its own.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'An import that is not found here would be passed over by every other rule.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|pdfmake/interfaces\\.js$)' },
    },
    {
      name: 'rules-do-no-input-or-output',
      severity: 'error',
      comment:
        'model.ts and rules.ts run in the browser, in tests and on the server alike: no clock, disk or network.',
      from: { path: PURE },
      to: {
        path: [NODE, '^src/platform/', '(^|/)store\\.ts$'],
        pathNot: '^src/platform/documents/(model|rules)\\.ts$',
        reachable: true,
      },
    },
    {
      name: 'rules-need-no-package-but-zod',
      severity: 'error',
      comment: 'What rules are made of must stay small enough for a phone and change only when the law does.',
      from: { path: PURE },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/', reachable: true },
    },
    {
      name: 'screens-ask-over-http',
      severity: 'error',
      comment: 'A screen that reached the store would show what row-level security has not let through.',
      from: { path: ['^src/[^/]+/screens/', '^src/desk/'], pathNot: [...TESTS, '^src/desk/build/'] },
      to: {
        path: ['^src/platform/', '(^|/)store\\.ts$', '^src/app\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'screens-need-no-node',
      severity: 'error',
      comment: 'Screens run in browsers.',
      from: { path: ['^src/[^/]+/screens/', '^src/desk/'], pathNot: [...TESTS, '^src/desk/build/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'screens-keep-to-their-capability',
      severity: 'error',
      comment:
        'Another capability’s screens change with that capability; only its *-of-case.tsx parts are offered.',
      from: { path: '^src/([^/]+)/screens/' },
      to: { path: '^src/[^/]+/screens/', pathNot: ['^src/$1/', '/screens/[^/]+-of-case\\.tsx$'] },
    },
    {
      name: 'capabilities-by-their-doors',
      severity: 'error',
      comment: 'A capability may change everything behind index.ts, model.ts and rules.ts without asking.',
      from: {
        path: '^src/([^/]+)/',
        pathNot: [...TESTS, '^src/cli/', '^src/demo/', '^src/platform/', '^src/desk/routes\\.ts'],
      },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', `^src/(${GROUND})/`, ...DOORS] },
    },
    {
      name: 'platform-knows-no-capability',
      severity: 'error',
      comment:
        'The ground does not know the house. Permissions and the words for wrong fields are the two exceptions.',
      from: { path: '^src/platform/', pathNot: TESTS },
      to: {
        path: '^src/',
        pathNot: [
          '^src/platform/',
          '^src/reference/',
          '^src/directory/permissions\\.ts$',
          '^src/cases/check-data\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-commands-and-tests-put-the-program-together',
      severity: 'error',
      comment:
        'app.ts is the table of contents; whoever imports it from within makes a circle sooner or later.',
      from: { path: '^src/', pathNot: [...TESTS, '^src/cli/'] },
      to: { path: '^src/(app|prepare)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-database-folder-knows-which-postgres',
      severity: 'error',
      comment: 'Embedded or server: nobody else asks.',
      from: { path: '^src/', pathNot: [...TESTS, '^src/platform/database/'] },
      to: { path: 'node_modules/(pg|@electric-sql)/' },
    },
    {
      name: 'public-pages-see-released-figures-only',
      severity: 'error',
      comment:
        'What is on a public page comes out of read-published.ts, in a transaction that sees nothing else (docs/decisions/0022); read-zone only knows where a day ends.',
      from: { path: ['^src/portal/', '^src/publication/(pages|exports)/'], pathNot: TESTS },
      to: {
        path: [
          '(^|/)store\\.ts$',
          '^src/publication/(count-records|protect-release|prepare-release)\\.ts$',
          '^src/(statistics|oversight|cases/(?!read-zone\\.ts)|people|disclosure/(?!index|model))',
          '^src/platform/(access|database)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-program-does-not-need-its-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: TESTS },
    },
  ],
  options: {
    // Reads TypeScript itself; the compiler of TypeScript 7 offers no API to dependency-cruiser.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
