import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TRIGGER_KINDS } from '#domain/scenarios/content.js';
import { END_REASONS } from '#domain/scenarios/trace.js';

type Table = Record<'why' | 'failure' | 'ended' | 'trigger', Record<string, string>>;

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const trace = read('libs/domain/src/scenarios/trace.ts');

/** The codes of a union of types, by the text that declares them. */
const codesIn = (type: string, form: RegExp): string[] => {
  const declared = new RegExp(`export type ${type} =([\\s\\S]*?);\\n\\n`).exec(trace)?.[1] ?? '';
  return [...declared.matchAll(form)].flatMap(([, codes = '']) => [...codes.matchAll(/'(\w+)'/g)].map(([, code = '']) => code));
};

describe.each(['en', 'ru'])('what one reads of a run (%s)', (locale) => {
  const words = JSON.parse(read(`apps/console/src/ui/run/locales/${locale}.json`)) as Table;
  const missing = (table: keyof Table, codes: readonly string[]): string[] => codes.filter((code) => !(code in words[table]));

  it('has words for every reason why a step was left', () => {
    const codes = codesIn('Why', /code: ((?:'\w+'(?: \| )?)+)/g);
    expect(codes).toContain('run_ended');
    expect(missing('why', codes)).toEqual([]);
  });

  it('has words for everything that can go wrong in a step', () => {
    const reasons = codesIn('FailureReason', /\| ('\w+')/g);
    expect(reasons).toContain('http');
    expect(missing('failure', reasons)).toEqual([]);
  });

  it('has words for every way in which a run ends, and in which it begins', () => {
    expect(missing('ended', END_REASONS)).toEqual([]);
    expect(missing('trigger', [...TRIGGER_KINDS, 'trial', 'press', 'go'])).toEqual([]);
  });
});
