import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhook } from '../testing/connector-spec.js';
import { fuzzSpec } from '../testing/fuzz.js';
import { parse } from './parse.js';

const folder = join(import.meta.dirname, 'fixtures');
const FIXTURES = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

describe('whatever a program tells', () => {
  fuzzSpec(FIXTURES, (body) => parse(webhook(body)));
});
