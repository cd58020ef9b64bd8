import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhook } from '../testing/connector-spec.js';
import { fuzzSpec } from '../testing/fuzz.js';
import { parse } from './parse.js';

const FIXTURES = ['fixtures', '../tamtam/fixtures'].flatMap((name) => {
  const folder = join(import.meta.dirname, name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && !file.startsWith('api-'));
  return files.map((file) => readFileSync(join(folder, file), 'utf8'));
});

describe('whatever an update of MAX or TamTam holds', () => {
  fuzzSpec(FIXTURES, (body) => parse(webhook(body)));
});
