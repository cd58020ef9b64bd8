import { ENV_SENTENCES, readEnv } from './env.js';
import { StartError } from './start-error.js';

const WRONG: Record<string, string> = {
  PORT: '70000',
  HOST: 'two words',
  DATABASE_URL: 'mysql://somewhere/else',
  TEMPORAL_ADDRESS: 'no-port',
  SECRET_KEY: 'too-short',
  DEMO: 'perhaps',
  DEMO_PASSWORD: 'abc',
  DEMO_API_TOKEN: 'a b c d e',
  DEMO_CHANNEL_SECRET: 'ä',
  LOG_LEVEL: 'loud',
};

function refusal(source: Record<string, string>): StartError {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof StartError) return error;
  }
  throw new Error('The environment was accepted');
}

test('nothing has to be set', () => {
  expect(readEnv({})).toMatchObject({ PORT: 3000, HOST: 'localhost', DATA_DIR: '.data', DEMO: 'on', LOG_LEVEL: 'info' });
});

test('an empty variable is one that is not set', () => {
  expect(readEnv({ PORT: ' ', DATABASE_URL: '' })).toMatchObject({ PORT: 3000, DATABASE_URL: undefined });
});

test.each(Object.entries(WRONG))('a wrong %s is one sentence that names it and never repeats its value', (name, value) => {
  const { message, exitCode } = refusal({ [name]: value });
  expect(message).toMatch(new RegExp(`^${name} must .+\\. ${ENV_SENTENCES[name as 'PORT'].slice(0, 10)}`));
  expect(message).not.toContain(value);
  expect(message.split('\n')).toHaveLength(1);
  expect(exitCode).toBe(78);
});

test('all mistakes are told at once', () => {
  expect(refusal({ PORT: 'x', DEMO: 'x' }).message.split('\n')).toHaveLength(2);
});
