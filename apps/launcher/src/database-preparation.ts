import { fork } from 'node:child_process';
import type { PreparedDemo } from './demo/prepare-demo.js';
import type { PrepareAnswer, PrepareOrder } from './prepare.js';
import { StartError } from './start-error.js';

/** Has the database prepared by a process of its own; null without the demo company. */
export async function prepareDatabase(order: PrepareOrder, signal: AbortSignal): Promise<PreparedDemo | null> {
  const child = fork(new URL('./prepare.js', import.meta.url), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], signal });
  const errors: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const answer = await new Promise<PrepareAnswer | null>((resolve) => {
    child.once('message', (message) => resolve(message as PrepareAnswer));
    child.once('error', () => resolve(null)).once('exit', () => resolve(null));
    child.send(order, (error) => error && resolve(null));
  });
  if (answer?.ok) return answer.demo;
  if (answer) throw new StartError(answer.message, answer.exitCode);
  throw new StartError(
    `The database could not be prepared: ${errors.join('').trim().split('\n').at(-1) || 'the process ended without an answer'}`,
  );
}
