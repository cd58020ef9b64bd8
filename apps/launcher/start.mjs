/**
 * The way in for everything that runs from the checkout: `npm start`, `npm run dev`, `build`, `reconcile`, `replay`,
 * `technical-access`, `billing`, and `run <compiled program>`. Sees that the right Node runs it, compiles what changed, and hands over to the compiled program.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED_NODE = 24;
const bundledNode = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

function refuse(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

if (!existsSync(new URL('../../node_modules', import.meta.url))) refuse('The dependencies are not installed; run "npm ci" first.');
if (Number(process.versions.node.split('.')[0]) < NEEDED_NODE) {
  if (!existsSync(bundledNode)) {
    refuse(
      `Node ${NEEDED_NODE} is needed and this is ${process.version}; npm brings it along: run "npm ci" again, with install scripts allowed.`,
    );
  }
  const child = spawn(bundledNode, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.exit(await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))));
}

// SQLite in Node is called experimental; it only holds the launcher's lock.
process.removeAllListeners('warning');
const [command = 'start', ...args] = process.argv.slice(2);
const startedAt = performance.now();
try {
  const { compileServer } = await import('./compile.mjs');
  const compiled = await compileServer();
  // Of the other commands the output is the result.
  if (compiled && ['start', 'dev', 'build'].includes(command)) {
    process.stdout.write(`  ✓ server compiled (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  }
} catch (error) {
  if (error.code === 'ERR_MODULE_NOT_FOUND') refuse('The build tools are not installed; run "npm ci --include=dev".');
  refuse(`The server could not be compiled:\n${error.message}`);
}

if (command === 'run') {
  const program = fileURLToPath(new URL(`../../dist/${args[0]}`, import.meta.url));
  process.argv = [process.argv[0], program, ...args.slice(1)];
  await import(program);
} else if (command === 'reconcile') {
  const { main } = await import('../../dist/apps/launcher/src/reconcile/main.js');
  await main(args);
} else if (command === 'billing') {
  const { main } = await import('../../dist/apps/launcher/src/billing/main.js');
  await main(args);
} else if (command === 'replay' || command === 'technical-access') {
  const { runApiCommand } = await import('../../dist/apps/launcher/src/api-command.js');
  await runApiCommand(command, args);
} else {
  const { main } = await import('../../dist/apps/launcher/src/main.js');
  await main(command);
}
