import { InvalidEnv } from '#environment/read-environment.js';
import { readEnv } from '../src/env.js';

const GOOD = { DATABASE_URL: 'postgres://u:p@localhost:5432/d', SECRET_KEY: Buffer.alloc(32).toString('base64'), FILES_DIR: '/files' };

function mistakesOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof InvalidEnv) return error.mistakes;
    throw error;
  }
  return [];
}

it('has defaults for what may be left out', () => {
  expect(readEnv(GOOD)).toMatchObject({
    TEMPORAL_ADDRESS: 'localhost:7233',
    TEMPORAL_NAMESPACE: 'default',
    METRICS_PORT: 9464,
    LOG_LEVEL: 'info',
  });
  expect(readEnv({ ...GOOD, OUTBOUND_ALLOW: '127.0.0.2/32, 10.0.0.0/8:8080' }).outboundAllow).toEqual(['127.0.0.2/32', '10.0.0.0/8:8080']);
});

it('names every mistake at once, with what to do', () => {
  const mistakes = mistakesOf({ ...GOOD, DATABASE_URL: 'mysql://x', METRICS_PORT: 'high', SECRET_KEY: '' });
  expect(mistakes).toHaveLength(3);
  expect(mistakes.join('\n')).toMatch(/DATABASE_URL must look like postgres:\/\//);
  expect(mistakes.join('\n')).toMatch(/METRICS_PORT must be a number from 0 to 65535/);
  expect(mistakes.join('\n')).toMatch(/SECRET_KEY is not set; it must be 32 bytes in base64/);
});

it('never repeats a value: it may be a secret', () => {
  expect(mistakesOf({ ...GOOD, SECRET_KEY: 'hunter2-hunter2', DATABASE_URL: 'hunter2' }).join()).not.toContain('hunter2');
});
