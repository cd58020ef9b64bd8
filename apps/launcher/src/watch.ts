import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import type { Application } from './application.js';
import { buildWidget, buildWorkflows, compiler } from './build/build-artifacts.js';
import { ROOT } from './build/run-tool.js';
import type { Parts } from './parts.js';
import type { Progress } from './progress.js';
import { errorText } from './start-error.js';

/** An editor writes a file in several strokes. */
const SETTLE_MS = 200;

/** `npm run dev`: changed server code restarts API and workers, changed console code is built again by Vite. */
export function watchSources(application: Application, parts: Parts, progress: Progress): void {
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      round = round.then(() => applyChanges(application, parts, progress));
    }, SETTLE_MS);
  };
  for (const folder of ['apps/api', 'apps/workers', 'apps/widget', 'libs', 'workflows']) {
    const watcher = watch(join(ROOT, folder), { recursive: true }, changed);
    parts.add(`watching ${folder}`, () => watcher.close());
  }
  const vite = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vite/bin/vite.js'),
      'build',
      'apps/console',
      '--watch',
      '--outDir',
      join(ROOT, 'dist/console'),
      '--emptyOutDir',
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  parts.add('Vite', () => void vite.kill());
}

async function applyChanges(application: Application, parts: Parts, progress: Progress): Promise<void> {
  try {
    if (await buildWidget(parts.signal)) progress.line('the site chat is built with its changes');
    if (!(await (await compiler()).compileServer())) return;
    await buildWorkflows(parts.signal);
    await application.restart();
    progress.line('restarted with the changed code');
  } catch (error) {
    // A half-typed file is no reason to end; the next change tries again.
    if (!parts.signal.aborted) progress.line(errorText(error));
  }
}
