import { jest } from '@jest/globals';
import { Progress } from './progress.js';

const lines: string[] = [];
const progress = new Progress((line) => lines.push(line.replace(/\d+\.\d s/, 'N s')));
beforeEach(() => {
  lines.length = 0;
  jest.useFakeTimers();
});
afterEach(() => void jest.useRealTimers());

test('a step that takes long keeps showing that it lives, and what it does now', async () => {
  const step = progress.step(
    'Temporal',
    async ({ say, note }) => {
      say('building, once');
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      note('40 packages done');
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      return 7233;
    },
    (port) => `Temporal, port ${port}`,
  );
  await jest.advanceTimersByTimeAsync(12_000);
  await step;
  expect(lines).toEqual(['  … building, once', '  … building, once (N s)', '  … 40 packages done (N s)', '  ✓ Temporal, port 7233 (N s)']);
});

test('a step that fails says nothing more, and its error reaches the caller', async () => {
  await expect(progress.step('PostgreSQL', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(lines).toEqual([]);
});
