import { Application, type ApplicationOptions } from './application.js';
import { buildConsole, buildWidget, buildWorkflows } from './build/build-artifacts.js';
import { DataFolder, type LaunchState } from './data-folder/data-folder.js';
import { LaunchLock } from './data-folder/launch-lock.js';
import { prepareSecrets } from './data-folder/secrets.js';
import { prepareDatabase } from './database-preparation.js';
import { credentialsBox } from './demo/credentials-box.js';
import { DemoSimulator } from './demo/demo-simulator.js';
import { startDatabase, startTemporal } from './dependencies.js';
import type { Env } from './env.js';
import { ownUrl } from './network/own-url.js';
import { keptOrFreePort, requirePort } from './network/ports.js';
import type { Parts } from './parts.js';
import { RunningProcesses } from './process/running-processes.js';
import type { Progress } from './progress.js';

/** Everything that a step of the start may need. */
export interface Launch {
  env: Env;
  data: DataFolder;
  state: LaunchState;
  parts: Parts;
  progress: Progress;
  running: RunningProcesses;
}

/** Brings the whole product up, showing each step; resolves when it is ready. */
export async function start(env: Env, parts: Parts, progress: Progress): Promise<Application> {
  const launch = await claimMachine(env, parts, progress);
  const { data, state } = launch;
  const secrets = prepareSecrets(data.path, env);
  const [databaseUrl, temporalAddress] = await together([
    startDatabase(launch, secrets.secrets.postgresPassword),
    startTemporal(launch),
    ...builds(launch),
  ]);
  const simulator = env.DEMO === 'on' ? await DemoSimulator.reserve(state, data, secrets.secrets) : null;
  const order = {
    databaseUrl,
    secrets: secrets.secrets,
    changed: [...secrets.changed],
    check: {
      database: env.DATABASE_URL !== undefined,
      temporal: env.TEMPORAL_ADDRESS ? { address: temporalAddress, namespace: env.TEMPORAL_NAMESPACE } : null,
    },
    demo: simulator && { addresses: simulator.addresses },
  };
  const demo = await progress.step(
    'database schema and demo company',
    () => prepareDatabase(order, parts.signal),
    (done) => (done ? 'database schema and demo company' : 'database schema'),
  );
  if (demo) secrets.save();
  if (demo && simulator) await simulator.start(parts, demo.channels, ownUrl(env));
  const application = await startApplication(launch, {
    databaseUrl,
    temporalAddress,
    temporalUiUrl: temporalPages(env, state),
    secretKey: secrets.secrets.secretKey,
    simulatorUrl: simulator?.url ?? null,
    testPayments: simulator?.payments ?? null,
  });
  const shown =
    demo?.isNew || ['demoPassword', 'demoApiToken', 'demoChannelSecret'].some((name) => secrets.changed.has(name as 'demoPassword'));
  if (demo && shown) for (const line of credentialsBox(secrets.secrets, secrets.file)) progress.line(line);
  return application;
}

/** What browsers and workers load. */
const builds = ({ parts, progress }: Launch): Promise<boolean>[] => {
  const built = (what: string, build: (signal: AbortSignal) => Promise<boolean>, done = 'built'): Promise<boolean> =>
    progress.step(
      what,
      () => build(parts.signal),
      (changed) => `${what} ${changed ? done : 'up to date'}`,
    );
  return [built('console', buildConsole), built('site chat', buildWidget), built('workflows', buildWorkflows, 'bundled')];
};

/** The pages of the development server that was started, unless others are named. */
function temporalPages(env: Env, { temporalUiPort }: LaunchState): string | null {
  if (env.TEMPORAL_UI_URL) return env.TEMPORAL_UI_URL;
  return env.TEMPORAL_ADDRESS ? null : `http://127.0.0.1:${temporalUiPort}/namespaces/${env.TEMPORAL_NAMESPACE}`;
}

async function claimMachine(env: Env, parts: Parts, progress: Progress): Promise<Launch> {
  const data = new DataFolder(env.DATA_DIR);
  const lock = LaunchLock.take(data, `http://localhost:${env.PORT}`);
  parts.add('lock', () => lock.release());
  const running = new RunningProcesses(`${data.run}/processes.json`);
  const left = await running.endLeftovers();
  if (left.length > 0) progress.line(`  ✓ ended what an earlier start left behind: ${left.join(', ')}`);
  await requirePort(env.PORT, env.HOST);
  if (env.GATEWAY === 'on') await requirePort(env.GATEWAY_PORT, '127.0.0.1', 'GATEWAY_PORT');
  return { env, data, state: data.readState(), parts, progress, running };
}

async function startApplication(
  launch: Launch,
  places: Pick<ApplicationOptions, 'databaseUrl' | 'temporalAddress' | 'temporalUiUrl' | 'secretKey' | 'simulatorUrl' | 'testPayments'>,
): Promise<Application> {
  const { env, data, parts, progress, running } = launch;
  const report = (line: string): void => progress.line(line);
  const application = new Application({ env, data, running, report, metricsPort: await keptOrFreePort(undefined), ...places });
  parts.add('workers', () => application.stopWorkers());
  parts.add('gateway', () => application.stopGateway());
  parts.add('API', () => application.stopApi());
  await progress.step(env.GATEWAY === 'on' ? 'API, workers and gateway' : 'API and workers', () => application.start());
  return application;
}

/** All of them, or the first failure once every one has come to its end: a later failure must not go unheard. */
async function together<A, B>(steps: [Promise<A>, Promise<B>, ...Promise<unknown>[]]): Promise<[A, B]> {
  const results = await Promise.allSettled(steps);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  const [first, second] = results;
  return [(first as PromiseFulfilledResult<A>).value, (second as PromiseFulfilledResult<B>).value];
}
