import { availableParallelism } from 'node:os';

/** Jest runs the TypeScript sources as ES modules; `source` picks the .ts side of package.json's "imports". */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      swcrc: false,
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2023',
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  transform,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  ...more,
});
export default {
  // A server of Temporal or a bundle takes its time on a busy machine; what hangs is still found.
  testTimeout: 30_000,
  // One process for all would keep every module that it ever loaded.
  maxWorkers: Math.max(availableParallelism() - 1, 2),
  workerIdleMemoryLimit: '1500MB',
  reporters: process.env.FAILED_TESTS ? ['default', '<rootDir>/test/setup/failed-tests.reporter.mjs'] : ['default'],
  projects: [
    project('unit', [
      '<rootDir>/libs/{domain,connectors,tables}/**/*.spec.ts',
      '<rootDir>/apps/gateway/**/*.spec.ts',
      '<rootDir>/test/repository/**/*.spec.ts',
    ]),
    project('workflows', ['<rootDir>/workflows/**/*.spec.ts'], { globalSetup: '<rootDir>/test/setup/temporal.global.ts' }),
    project('integration', ['<rootDir>/libs/persistence/**/*.spec.ts', '<rootDir>/apps/{api,workers,launcher}/**/*.spec.ts'], {
      globalSetup: '<rootDir>/test/setup/postgres.global.ts',
      globalTeardown: '<rootDir>/test/setup/postgres.teardown.ts',
    }),
  ],
};
