import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FIELD_WORDS, SYSTEM_WORDS } from '../../apps/api/src/console/exports/system-words.js';

interface ChatTexts {
  system: Record<string, string>;
  field: Record<string, string | Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '../..');
/** In a file these are told without the reason, whose words only the console has. */
const SHORTER = ['bot_ended', 'bot_handed_over'];

describe.each(['en', 'ru'] as const)('what the system says in a chat that is saved as a file (%s)', (locale) => {
  const console = JSON.parse(readFileSync(path.join(root, `apps/console/src/features/chat/locales/${locale}.json`), 'utf8')) as ChatTexts;

  it('is what it says in the console', () => {
    const shown = Object.entries(console.system).filter(([code]) => !code.startsWith('action_refused_') && !SHORTER.includes(code));
    expect(shown.length).toBeGreaterThan(40);
    expect(SYSTEM_WORDS[locale]).toMatchObject(Object.fromEntries(shown));
    expect(Object.keys(SYSTEM_WORDS[locale])).toEqual(expect.arrayContaining([...SHORTER, 'action_refused']));
  });

  it('names the fields of a card alike', () => {
    const fields = Object.entries(console.field).flatMap(([name, words]) =>
      typeof words === 'string' ? [[name, words]] : Object.entries(words).map(([part, word]) => [`${name}.${part}`, word]),
    );
    expect(FIELD_WORDS[locale]).toEqual(Object.fromEntries(fields));
  });
});
