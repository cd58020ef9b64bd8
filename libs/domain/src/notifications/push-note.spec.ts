import { isQuiet, USUAL_SETTINGS } from './notification-settings.js';
import { pushNote } from './push-note.js';

const news = { kind: 'group', about: 'message', chatId: 7, from: 'Anna K.', chatName: 'Bakers', text: 'Oven two is free' } as const;

describe('what a browser shows', () => {
  it.each([
    ['22:00', '08:00', '23:15', true],
    ['22:00', '08:00', '07:59', true],
    ['22:00', '08:00', '08:00', false],
    ['13:00', '14:00', '13:00', true],
    ['13:00', '14:00', '12:59', false],
    ['13:00', '13:00', '13:00', false],
  ])('quiet from %s to %s, at %s: %s', (from, to, time, quiet) => {
    expect(isQuiet({ from, to }, time)).toBe(quiet);
  });

  it('without wishes all is told; a file has a word of its own', () => {
    expect(pushNote({ ...news, text: null }, { locale: 'ru', settings: null, time: '12:00' })).toEqual({
      ...{ title: 'Bakers', body: 'Anna K.: Вложение', path: '/colleagues/7', tag: '/colleagues/7' },
    });
  });

  it('a dialog that is back is named as such, a new one by its client', () => {
    const client = { ...news, kind: 'client', chatName: null, from: 'Olga', text: null } as const;
    const reader = { locale: 'en', settings: null, time: '12:00' } as const;
    expect(pushNote({ ...client, about: 'snooze_over' }, reader)).toMatchObject({
      title: 'Olga',
      body: 'A chat that was put off is back',
      path: '/chat/7',
    });
    expect(pushNote({ ...client, kind: 'new_dialogs', text: 'Hello' }, reader)).toMatchObject({
      title: 'Olga',
      body: 'Hello',
      path: '/chat/7',
    });
  });

  it('as he wishes: nothing, or nothing to be read', () => {
    const wishing = (group: object, quiet: { from: string; to: string } | null = null) => ({
      ...{ locale: 'en' as const, time: '12:00' },
      settings: { kinds: { ...USUAL_SETTINGS.kinds, group: { ...USUAL_SETTINGS.kinds.group, ...group } }, quiet },
    });
    expect(pushNote(news, wishing({ desktop: false }))).toBeNull();
    expect(pushNote(news, wishing({}, { from: '11:00', to: '13:00' }))).toBeNull();
    expect(pushNote(news, wishing({ preview: false }))).toMatchObject({ title: 'New message in a group', body: '' });
  });
});
