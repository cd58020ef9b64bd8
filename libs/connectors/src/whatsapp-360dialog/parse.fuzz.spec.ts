import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhook } from '../testing/connector-spec.js';
import { fuzzSpec } from '../testing/fuzz.js';
import { parse } from './parse.js';

const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.startsWith('api-'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

const channel = { ...{ id: 1, companyId: 1, transport: 'whatsapp-360dialog', key: 'test' }, settings: {}, secrets: {} };

describe('whatever a webhook holds, the parser reads it or calls it unparsable', () => {
  fuzzSpec(fixtures, (body) => parse(webhook(body), channel));
});
