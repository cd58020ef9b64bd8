import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.js';
import { ROOT, runTool } from './run-tool.js';

interface Compiler {
  compileServer(): Promise<boolean>;
  serverHash(): string;
  hashOf(files: string[]): string;
  filesBelow(folder: string): string[];
}

/** The plain JavaScript part of the build, which lies outside of what is compiled. */
export const compiler = (): Promise<Compiler> => import(join(ROOT, 'apps/launcher/compile.mjs')) as Promise<Compiler>;

/** The console for browsers. False when it was up to date. */
export const buildConsole = (signal: AbortSignal): Promise<boolean> => buildForBrowsers('console', 'index.html', signal);

/** The site chat: its loader, what that fetches, and the demo's shop. False when it was up to date. */
export const buildWidget = (signal: AbortSignal): Promise<boolean> => buildForBrowsers('widget', 'widget.js', signal);

async function buildForBrowsers(app: 'console' | 'widget', result: string, signal: AbortSignal): Promise<boolean> {
  const { hashOf, filesBelow } = await compiler();
  const sources = filesBelow(`apps/${app}`).filter((file) => !/\.(spec|test)\.tsx?$/.test(file));
  return whenChanged(app, hashOf(['package-lock.json', ...sources]), join(ROOT, `dist/${app}/${result}`), async () => {
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    if (!existsSync(vite)) throw new StartError('The build tools are not installed; run "npm ci --include=dev".');
    await runTool(
      `The ${app}`,
      [vite, 'build', `apps/${app}`, '--outDir', join(ROOT, `dist/${app}`), '--emptyOutDir', '--logLevel', 'warn'],
      signal,
    );
  });
}

/** The workflows in one file, so that workers start without a bundler. False when it was up to date. */
export async function buildWorkflows(signal: AbortSignal): Promise<boolean> {
  const { serverHash } = await compiler();
  return whenChanged('workflows', serverHash(), join(ROOT, 'dist/workflow-bundle.js'), () =>
    runTool('The workflow bundle', [join(ROOT, 'dist/apps/workers/src/build-workflows.js')], signal),
  );
}

async function whenChanged(name: string, hash: string, result: string, build: () => Promise<void>): Promise<boolean> {
  const mark = join(ROOT, `dist/.${name}-hash`);
  if (existsSync(result) && existsSync(mark) && readFileSync(mark, 'utf8') === hash) return false;
  rmSync(mark, { force: true });
  await build();
  writeFileSync(mark, hash);
  return true;
}
