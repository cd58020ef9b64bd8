import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhook } from '../testing/connector-spec.js';
import { fuzzSpec } from '../testing/fuzz.js';
import { parse } from './parse.js';

const folder = join(import.meta.dirname, 'fixtures');
/** The ids of the fixtures become the served ones, so that the mutants are read and not only turned away. */
const fixtures = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.startsWith('api-'))
  .map((file) =>
    readFileSync(join(folder, file), 'utf8')
      .replace(/("phone_number_id":\s*)"[^"]*"/g, '$1"served"')
      .replace(/("entry":\s*\[\s*\{\s*"id":\s*)"[^"]*"/g, '$1"served"'),
  );

const channel = {
  ...{ id: 1, companyId: 1, transport: 'whatsapp-cloud', key: 'test' },
  ...{ settings: { phone_number_id: 'served', waba_id: 'served' }, secrets: {} },
};

describe('whatever a webhook holds, the parser reads it or calls it unparsable', () => {
  fuzzSpec(fixtures, (body) => parse(webhook(body), channel));
});
