/** `npm run check`: what can be said about the code without running it. All of it is run, two at a time, and told at the end. */
import { spawn } from 'node:child_process';

const CHECKS = [
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['types of the server', 'tsc', '-p', 'tsconfig.json'],
  ['types of the console', 'tsc', '-p', 'apps/console/tsconfig.json'],
  ['types of the widget', 'tsc', '-p', 'apps/widget/tsconfig.json'],
  ['import rules', 'depcruise', 'apps', 'libs', 'workflows', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
  ['sizes of the console', process.execPath, '.ci/bundle-budgets.mjs'],
];
const AT_A_TIME = 2;

async function run([name, command, ...args]) {
  const startedAt = Date.now();
  const output = [];
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    child.once('error', () => resolve(127)).once('close', resolve);
  });
  const passed = code === 0;
  process.stdout.write(`${passed ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  if (!passed) process.stdout.write(`${Buffer.concat(output).toString().trim()}\n`);
  return passed;
}

const waiting = [...CHECKS];
const results = [];
async function lane() {
  for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await run(check));
}
await Promise.all(Array.from({ length: AT_A_TIME }, lane));
const failed = results.filter((passed) => !passed).length;
process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
