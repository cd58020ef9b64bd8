/**
 * Who may import whom. A rule gets no list of exemptions: if one is needed, the code is in the wrong place.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const SPEC = '\\.(spec|test|cases)\\.tsx?$|/(testing|test|cases)/';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or miss a third: neither can be understood or tested alone.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere fails only when its line runs.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Rules must run in a workflow and in a test without clock, network or database: no package, no node: module, no other folder.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: SPEC },
      to: { pathNot: '^libs/domain/' },
    },
    {
      name: 'persistence-knows-domain-only',
      comment: 'Stores serve the rules; a store that knows an app or a provider would bind the schema to them.',
      severity: 'error',
      from: { path: '^libs/persistence/', pathNot: SPEC },
      to: { path: '^(apps|workflows|libs/connectors)/' },
    },
    {
      name: 'tables-know-nothing',
      comment: 'How a table becomes a file has nothing to do with whose it is: no package, no other folder.',
      severity: 'error',
      from: { path: '^libs/tables/', pathNot: SPEC },
      to: { pathNot: '^libs/tables/|^node:', dependencyTypesNot: ['core'] },
    },
    {
      name: 'connectors-know-no-database',
      comment: 'A connector translates; what is stored, and for whom, is decided behind it. So it can be tested on files alone.',
      severity: 'error',
      from: { path: '^libs/connectors/', pathNot: SPEC },
      to: { path: '^(apps|workflows|libs/persistence)/|^node_modules/(@mikro-orm|pg|@nestjs|@temporalio)/' },
    },
    {
      name: 'connectors-know-no-other-provider',
      comment:
        'A new channel is one folder. Families share through their common folder (whatsapp/); only the registry and the simulators’ host know all.',
      severity: 'error',
      from: { path: '^libs/connectors/src/([^/]+)/', pathNot: '^libs/connectors/src/(simulator|testing|http|json)/' },
      to: { path: '^libs/connectors/src/[^/]+-[^/]+/', pathNot: '^libs/connectors/src/$1/' },
    },
    {
      name: 'workflows-are-deterministic',
      comment:
        'A workflow is replayed years later: it may use the pure rules, Temporal’s own library, and nothing that reads a clock or a network.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: SPEC },
      to: { pathNot: '^(workflows|libs/domain)/|^node_modules/@temporalio/(workflow|common)/' },
    },
    {
      name: 'api-knows-contracts-only',
      comment: 'The API asks the outbox to start a process; how it runs is the workers’ business.',
      severity: 'error',
      from: { path: '^apps/api/', pathNot: SPEC },
      to: { path: '^workflows/', pathNot: '\\.contract\\.ts$' },
    },
    {
      name: 'api-stands-alone',
      comment: 'Apps are deployed apart; they meet in the database and in Temporal, never in an import.',
      severity: 'error',
      from: { path: '^apps/(api|workers|gateway|launcher|console|widget)/', pathNot: SPEC },
      to: { path: '^apps/(api|workers|gateway|launcher|console|widget)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'gateway-knows-no-product',
      comment:
        'The gateway holds sessions and speaks HTTP: of the product it knows the contract, the seal, how settings are read, and nothing that is stored or decided.',
      severity: 'error',
      from: { path: '^apps/gateway/', pathNot: SPEC },
      to: {
        path: '^(apps|libs|workflows)/',
        pathNot:
          '^apps/gateway/|^libs/connectors/src/(gateway|json|http)/|^libs/environment/|^libs/persistence/src/encryption/|^libs/domain/src/',
      },
    },
    {
      name: 'api-waits-for-no-temporal',
      comment: 'A message never waits for Temporal: the API writes to the outbox and has no client to be tempted by.',
      severity: 'error',
      from: { path: '^apps/api/', pathNot: SPEC },
      to: { path: '^node_modules/@temporalio/(worker|workflow|activity)/' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'Libraries are below the apps.',
      severity: 'error',
      from: { path: '^(libs|workflows)/', pathNot: SPEC },
      to: { path: '^apps/' },
    },
    {
      name: 'console-talks-http',
      comment:
        'The console is one client of the API among others: it shares no code with the server, so nothing of the server can leak into the page.',
      severity: 'error',
      from: { path: '^apps/(console|widget)/', pathNot: SPEC },
      to: { path: '^(libs|workflows|apps/(api|workers|gateway|launcher))/' },
    },
    {
      name: 'sdk-stands-alone',
      comment: 'The SDK goes into other people’s programs: it brings no look of ours and no package along.',
      severity: 'error',
      from: { path: '^apps/widget/src/sdk/', pathNot: SPEC },
      to: { pathNot: '^apps/widget/src/sdk/' },
    },
    {
      name: 'console-ui-below-features',
      comment: 'ui → features → app, never back: a primitive that knows a feature is no primitive.',
      severity: 'error',
      from: { path: '^apps/console/src/ui/', pathNot: SPEC },
      to: { path: '^apps/console/src/(features|app)/' },
    },
    {
      name: 'console-features-below-app',
      comment: 'Compositions across features happen in app/, so a feature never needs it.',
      severity: 'error',
      from: { path: '^apps/console/src/features/', pathNot: SPEC },
      to: { path: '^apps/console/src/app/' },
    },
    {
      name: 'console-features-apart',
      comment: 'A feature that imports another can no longer be read, moved or loaded alone.',
      severity: 'error',
      from: { path: '^apps/console/src/features/([^/]+)/', pathNot: SPEC },
      to: { path: '^apps/console/src/features/', pathNot: '^apps/console/src/features/$1/' },
    },
    {
      name: 'no-test-in-product',
      comment: 'Test code is not shipped; an import of it works here and fails there.',
      severity: 'error',
      from: { path: '^(apps|libs|workflows)/', pathNot: SPEC },
      to: { path: `^test/|${SPEC}`, pathNot: '^node_modules/' },
    },
    {
      name: 'no-dev-dependency-in-product',
      comment: 'The image has no devDependencies.',
      severity: 'error',
      from: { path: '^(apps/(api|workers|gateway)|libs|workflows)/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data|fixtures)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // "imports" of package.json: `source` is the TypeScript side.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
