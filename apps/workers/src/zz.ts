import { TemporalLink } from './temporal/temporal-link.js';
import { createWorkers } from './temporal/workers.js';
import { workflowBundle } from './temporal/workflow-bundle.js';
import { createLog } from './log.js';
import { installRuntime } from './temporal/runtime.js';
import { spawn } from 'node:child_process';
const log = createLog('info'); installRuntime(log);
const a = async () => ({}) as never;
const server = () => spawn(process.env.HOME + '/.cache/deskwire/bin/temporal', ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', '41540'], { stdio: 'ignore' });
const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));
const bundle = await workflowBundle();
const mk = () => new TemporalLink({ address: '127.0.0.1:41540', namespace: 'default', createWorkers: (c) => createWorkers(c, 'default', bundle, { flows: { tryAssign: a, releaseToRules: a }, connectors: { trySend: a, giveUp: a } }) }, log);
for (const [killFirst, delay] of [[true, 0], [true, 3000], [false, 0], [true, 50]] as const) {
  let s = server(); 
  const link = mk(); link.start();
  while (link.state !== 'ok') await wait(50);
  if (killFirst) { s.kill('SIGKILL'); await wait(delay); }
  const t = Date.now(); const stop = link.stop().then(() => console.log('stopped', killFirst, delay, Date.now() - t));
  if (!killFirst) { await wait(20); s.kill('SIGKILL'); }
  await Promise.race([stop, wait(40000).then(() => console.log('NOT STOPPED after 40 s', killFirst, delay))]);
  s.kill('SIGKILL'); await wait(300);
}
process.exit(0);
