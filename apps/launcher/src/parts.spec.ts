import { setTimeout as delay } from 'node:timers/promises';
import { Interrupted, Parts } from './parts.js';

test('what was started last is stopped first, and each waits for the one before it', async () => {
  const parts = new Parts();
  const order: string[] = [];
  for (const name of ['PostgreSQL', 'Temporal', 'workers', 'API']) {
    parts.add(name, async () => {
      order.push(`${name} stops`);
      await delay(5);
      order.push(`${name} stopped`);
    });
  }
  await Promise.all([parts.stop(() => undefined), parts.stop(() => undefined)]);
  expect(order).toEqual(['API', 'workers', 'Temporal', 'PostgreSQL'].flatMap((name) => [`${name} stops`, `${name} stopped`]));
});

test('one that fails to stop is reported, and the others are stopped all the same', async () => {
  const parts = new Parts();
  const reports: string[] = [];
  let stopped = false;
  parts.add('PostgreSQL', () => void (stopped = true));
  parts.add('Temporal', () => Promise.reject(new Error('stuck')));
  await parts.stop((line) => reports.push(line));
  expect(stopped).toBe(true);
  expect(reports).toEqual(['  ! Temporal did not stop in order: stuck']);
});

test('nothing more is started once the user broke off', async () => {
  const parts = new Parts();
  await parts.stop(() => undefined);
  expect(parts.signal.aborted).toBe(true);
  expect(() => parts.add('API', () => undefined)).toThrow(Interrupted);
});
