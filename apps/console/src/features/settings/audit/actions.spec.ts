import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTIONS, DID } from './actions.js';
import en from './locales/en.json';
import ru from './locales/ru.json';

const ROOT = new URL('../../../../../../', import.meta.url);

/** The actions that stand in the server's code where entries of the audit log are written. */
function written(): string[] {
  const files = globSync(['libs/persistence/src/**/*.ts', 'apps/api/src/**/*.ts'], { cwd: ROOT }).filter(
    (file) => !/\/test\/|\.spec\.ts$/.test(file),
  );
  const writers = files.map((file) => readFileSync(new URL(file, ROOT), 'utf8')).filter((code) => code.includes('recordAudit('));
  const named = writers.flatMap((code) => [...code.matchAll(/(?<!statement\(\s*)'([a-z_]+)\.([a-z_]+)'/g)]);
  return [...new Set(named.filter(([, kind]) => kind !== undefined && kind in ACTIONS).map(([, kind, verb]) => `${kind}.${verb}`))];
}

describe('the words of the audit log', () => {
  it('tell of every action that the server writes', () => {
    const actions = written();
    expect(actions).toContain('role.changed');
    expect(actions.filter((action) => !DID.has(action))).toEqual([]);
  });

  it.each([
    ['English', en],
    ['Russian', ru],
  ])('are there in %s for each kind and each action', (_, texts) => {
    const did = texts.did as Record<string, Record<string, string>>;
    const kinds = texts.kind as Record<string, string>;
    for (const [kind, verbs] of Object.entries(ACTIONS)) {
      expect(kinds[kind], kind).toBeTruthy();
      for (const verb of verbs) expect(did[kind]?.[verb], `${kind}.${verb}`).toBeTruthy();
    }
  });
});
