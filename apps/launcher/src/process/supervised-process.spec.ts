import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { processStart } from './process-identity.js';
import { LogFile } from './process-output.js';
import { RunningProcesses } from './running-processes.js';
import { SupervisedProcess, type ProcessOptions } from './supervised-process.js';

let folder: string;
let running: RunningProcesses;
const reports: string[] = [];
const started: SupervisedProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskwire-process-'));
  running = new RunningProcesses(join(folder, 'processes.json'));
  reports.length = 0;
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((part) => part.stop(500)));
  rmSync(folder, { recursive: true, force: true });
});

function part(script: string, more: Partial<ProcessOptions> = {}): SupervisedProcess {
  const options = { name: 'part', command: process.execPath, args: ['-e', script], logFile: join(folder, 'part.log'), ...more };
  const made = new SupervisedProcess(options, running, (line) => reports.push(line));
  started.push(made);
  return made;
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !condition(); i += 1) await delay(25);
  expect(condition()).toBe(true);
}

const FOREVER = 'setInterval(() => {}, 1000)';

test('a part that is killed while the product runs comes back', async () => {
  const api = part(FOREVER);
  api.start();
  api.keepRunning();
  const first = api.pid ?? 0;
  process.kill(first, 'SIGKILL');
  await until(() => api.pid !== undefined && api.pid !== first);
  expect(reports).toEqual(['part was ended by SIGKILL; starting it again']);
});

test('a part that ends while the product starts stays down, so that the start can say why', async () => {
  const api = part('process.exit(3)');
  api.start();
  await until(() => api.ended);
  await delay(300);
  expect(api.ended).toBe(true);
  expect(reports).toEqual([]);
});

test('a part that does not listen is ended by force when its time is over, and does not come back', async () => {
  const api = part(`process.on('SIGTERM', () => {}); console.log('deaf'); ${FOREVER}`);
  api.start();
  api.keepRunning();
  await until(() => readFileSync(join(folder, 'part.log'), 'utf8').includes('deaf'));
  const pid = api.pid ?? 0;
  await api.stop(200);
  await delay(300);
  expect(processStart(pid)).toBeNull();
  expect(api.ended).toBe(true);
});

test('the terminal shows warnings and plain words; the log file has every line', async () => {
  const shown: string[] = [];
  const lines = ['{"level":30,"msg":"quiet"}', '{"level":40,"msg":"careful"}', 'plain'];
  const api = part(`console.log(${JSON.stringify(lines.join('\n'))})`, { show: (line) => shown.push(line) });
  api.start();
  await until(() => shown.length === 2);
  expect(shown).toEqual(['warning: careful', 'plain']);
  expect(readFileSync(join(folder, 'part.log'), 'utf8').trim().split('\n')).toEqual(lines);
});

test('the next start ends what a killed one left behind', async () => {
  const left = spawn(process.execPath, ['-e', FOREVER], { stdio: 'ignore' });
  running.add('API', left.pid ?? 0, { signal: 'SIGTERM', force: 'SIGKILL' });
  const ended = once(left, 'exit');
  expect(await new RunningProcesses(join(folder, 'processes.json')).endLeftovers(2_000)).toEqual(['API']);
  await ended;
});

test('a stranger that was given the number of an old process is left alone', async () => {
  const stranger = spawn(process.execPath, ['-e', FOREVER], { stdio: 'ignore' });
  const entry = { name: 'API', pid: stranger.pid, start: '1', signal: 'SIGTERM', force: 'SIGKILL' };
  writeFileSync(join(folder, 'processes.json'), JSON.stringify([entry]));
  expect(await running.endLeftovers(500)).toEqual([]);
  expect(processStart(stranger.pid ?? 0)).not.toBeNull();
  stranger.kill('SIGKILL');
  await once(stranger, 'exit');
});

test('a log that grows large is set aside, and only one older file is kept', () => {
  const path = join(folder, 'api.log');
  const log = new LogFile(path, 20);
  for (const line of ['first line of many', 'second line of many', 'third']) log.write(line);
  log.write('fourth line of many');
  log.write('fifth');
  log.close();
  expect(readFileSync(path, 'utf8')).toBe('fifth\n');
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('third\nfourth line of many\n');
});
