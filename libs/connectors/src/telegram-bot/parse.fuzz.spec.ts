import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhook } from '../testing/connector-spec.js';
import { fuzzSpec } from '../testing/fuzz.js';
import { parse } from './parse.js';

const folder = join(import.meta.dirname, 'fixtures');
const FIXTURES = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.startsWith('api-'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

const channel = { id: 1, companyId: 1, transport: 'telegram-bot', key: 'test', settings: {}, secrets: { bot_token: '1:a' } };

describe('whatever an update of the Bot API holds', () => {
  fuzzSpec(FIXTURES, (body) => parse(webhook(body), channel));
});
