/** How large a scenario may become. What a channel takes is narrower, and checked where it is known which channels hear it. */
export const SCENARIO_LIMITS = {
  /** A company's scenarios. */
  scenarios: 200,
  name: 100,
  steps: 500,
  contentBytes: 1024 * 1024,
  triggers: 50,
  variables: 200,
  id: 64,
  title: 200,
  note: 1000,
  /** A template as it is written. */
  template: 8_000,
  expression: 2_000,
  pattern: 500,
  buttons: 100,
  parameters: 20,
  branches: 50,
  tests: 50,
  changes: 50,
  headers: 50,
  address: 4_000,
  body: 64 * 1024,
  saves: 50,
  words: 100,
  /** A year. */
  seconds: 366 * 24 * 60 * 60,
  /** An HTTP request may take so long. */
  httpSeconds: 60,
  attempts: 20,
  secrets: 100,
  secretName: 64,
  secretValue: 8_000,
  files: 2_000,
} as const;

/** Ids of steps, buttons, branches and triggers. */
export const PART_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Names of variables and of secrets: as expressions and templates can write them. */
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
