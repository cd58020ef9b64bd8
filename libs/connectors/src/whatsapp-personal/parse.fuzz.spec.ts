import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhook } from '../testing/connector-spec.js';
import { fuzzSpec } from '../testing/fuzz.js';
import { madeCases } from './cases/made.cases.js';
import { parse } from './parse.js';

const folder = join(import.meta.dirname, 'fixtures');
const FIXTURES = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

describe('whatever the WhatsApp gateway holds', () => {
  fuzzSpec([...FIXTURES, ...madeCases.map(({ body }) => JSON.stringify(body))], (body) => parse(webhook(body)));
});
