import tseslint from 'typescript-eslint';

const OUTBOUND = 'Use the outbound HTTP client (libs/connectors/src/http): it alone refuses addresses that must not be reached.';
const ENVIRONMENT = "Read the environment in the app's env.ts, where it is checked, and pass the value on.";

/** What is wrong wherever it stands. Each rule here has cost somebody a night. */
const everywhere = {
  // node:test hands promises back for what it has registered; it waits for them itself.
  '@typescript-eslint/no-floating-promises': [
    'error',
    { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite'] }] },
  ],
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-constant-binary-expression': 'error',
  'no-template-curly-in-string': 'error',
};

/** A file that fits on some screens, a function that fits on one. */
const sizes = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
};

const noHttp = {
  'no-restricted-globals': ['error', { name: 'fetch', message: OUTBOUND }],
  'no-restricted-imports': [
    'error',
    { paths: [{ name: 'undici', message: OUTBOUND }], patterns: [{ group: ['undici/*'], message: OUTBOUND }] },
  ],
};

const noEnvironment = {
  'no-restricted-properties': ['error', { object: 'process', property: 'env', message: ENVIRONMENT }],
};

const textStaysText = {
  'no-restricted-syntax': [
    'error',
    { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text comes from strangers: render it as text.' },
    { selector: 'AssignmentExpression[left.property.name="innerHTML"]', message: 'Text comes from strangers: render it as text.' },
  ],
};

const parsed = (project) => ({
  parser: tseslint.parser,
  parserOptions: { project, tsconfigRootDir: import.meta.dirname },
});

const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', '**/testing/**', '**/*.cases.ts', 'test/**', '**/test/**'];

export default tseslint.config(
  { ignores: ['dist/', '.data/', 'coverage/', '**/fixtures/', '**/*.d.ts', '**/*.mjs', '**/*.cjs', '**/*.js'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { '@typescript-eslint': tseslint.plugin } },
  {
    files: ['apps/{api,workers,gateway,launcher}/**/*.ts', 'libs/**/*.ts', 'workflows/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts'],
    languageOptions: parsed('./tsconfig.json'),
    rules: { ...everywhere, ...sizes, ...noHttp, ...noEnvironment },
  },
  {
    files: ['apps/console/**/*.{ts,tsx}'],
    languageOptions: parsed('./apps/console/tsconfig.json'),
    rules: {
      ...everywhere,
      // The router is told to go elsewhere, or that there is nothing here, by what is thrown.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: ['Redirect', 'NotFoundError'] }] },
      ],
      'max-lines': sizes['max-lines'],
      ...textStaysText,
    },
  },
  {
    files: ['apps/widget/**/*.{ts,tsx}'],
    languageOptions: parsed('./apps/widget/tsconfig.json'),
    rules: { ...everywhere, ...sizes, ...textStaysText },
  },
  // The one place that may call other machines.
  { files: ['libs/connectors/src/http/**'], rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' } },
  // An app's way in hands the environment to its env.ts.
  {
    files: ['**/env.ts', 'apps/*/src/{main,replay,technical-access}.ts', 'apps/launcher/**', 'test/**', 'bench/**', '**/*.spec.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: [...TESTS, 'bench/**'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off', 'max-lines-per-function': 'off' },
  },
  // A migration and a table of test cases are read once, from top to bottom.
  { files: ['**/migrations/*.ts', '**/*.cases.ts'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
);
