import { buildConsole, buildWidget, buildWorkflows } from './build/build-artifacts.js';
import { readEnv } from './env.js';
import { Parts } from './parts.js';
import { Progress } from './progress.js';
import { start } from './start.js';
import { StartError, errorText } from './start-error.js';
import { watchSources } from './watch.js';

/** What the shell reports for a program that was ended by Ctrl-C. */
const INTERRUPTED = 130;

/** The compiled launcher: `start`, `dev` or `build`. */
export async function main(command: string): Promise<void> {
  const parts = new Parts();
  const progress = new Progress();
  try {
    if (command === 'build') await build(progress, parts.signal);
    else await run(command === 'dev', parts, progress);
  } catch (error) {
    if (parts.signal.aborted) return;
    // A sentence for what we expected; for the rest at least no stack on the user's screen.
    process.stderr.write(`\n${error instanceof StartError ? error.message : `Deskwire could not start: ${errorText(error)}`}\n`);
    await parts.stop((line) => progress.line(line));
    process.exit(error instanceof StartError ? error.exitCode : 1);
  }
}

async function build(progress: Progress, signal: AbortSignal): Promise<void> {
  await progress.step('console', () => buildConsole(signal));
  await progress.step('site chat', () => buildWidget(signal));
  await progress.step('workflows', () => buildWorkflows(signal));
}

async function run(watching: boolean, parts: Parts, progress: Progress): Promise<void> {
  let ready = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stopAndExit(parts, progress, () => (ready ? 0 : INTERRUPTED)));
  }
  const env = readEnv(process.env);
  progress.line('Deskwire is starting');
  const application = await start(env, parts, progress);
  // Broken off in the last moment: whoever waits for the line below must not see it.
  if (parts.signal.aborted) return;
  ready = true;
  if (watching) watchSources(application, parts, progress);
  if (env.DEMO === 'on') progress.line(`A site with the chat on it: http://localhost:${env.PORT}/demo-site`);
  progress.line(`Deskwire is ready: http://localhost:${env.PORT}`);
}

async function stopAndExit(parts: Parts, progress: Progress, exitCode: () => number): Promise<void> {
  if (!parts.signal.aborted) progress.line('Stopping …');
  await parts.stop((line) => progress.line(line));
  process.exit(exitCode());
}
