import { describe, expect, test } from 'vitest';
import type { NotificationSettings } from '../../api/notifications.js';
import type { Notice } from './notices.js';
import { planFor, type Situation } from './plan.js';

const usual = { desktop: true, blink: true, preview: true };
const SETTINGS: NotificationSettings = {
  kinds: {
    client: { sound: 'drop', ...usual },
    new_dialogs: { sound: 'drop', ...usual },
    personal: { sound: 'chime', ...usual },
    group: { sound: null, ...usual },
  },
  quiet: { from: '22:00', to: '08:00' },
};

const aNotice = (kind: Notice['kind'], chat: string): Notice => ({
  kind,
  about: 'message',
  chat,
  from: 'Anna',
  where: null,
  text: 'hello',
  attachment: null,
  path: '/',
});

const NOTHING = { sound: null, desktop: [], blink: null, reminders: [] };

const plan = (notices: Notice[], more: Partial<Situation> = {}) =>
  planFor(notices, { settings: SETTINGS, time: '12:00', looked: new Set(), isHere: false, leads: true, ...more });

describe('what a tab does about news', () => {
  const fromClient = aNotice('client', 'dialog:1');
  const fromAnna = aNotice('personal', 'chat:2');
  const inGroup = aNotice('group', 'chat:3');

  test('each kind has a sound of its own, and what comes together sounds once', () => {
    expect(plan([fromClient]).sound).toBe('drop');
    expect(plan([fromAnna, fromClient]).sound).toBe('chime');
    expect(plan([inGroup]).sound).toBeNull();
    expect(plan([inGroup, fromClient]).sound).toBe('drop');
  });

  test('while the chat is looked at there is nothing, in this tab or in another', () => {
    expect(plan([fromAnna], { looked: new Set(['chat:2']), isHere: true })).toEqual(NOTHING);
  });

  test('somebody who looks at another chat hears it, and sees no note of the system', () => {
    expect(plan([fromAnna], { looked: new Set(['dialog:1']), isHere: true })).toEqual({ ...NOTHING, sound: 'chime' });
  });

  test('in the quiet hours there is nothing', () => {
    expect(plan([fromClient, fromAnna], { time: '23:00' })).toEqual(NOTHING);
  });

  test('one tab of the browser speaks, all of them blink', () => {
    expect(plan([fromClient], { leads: false })).toEqual({ ...NOTHING, blink: fromClient });
  });

  test('one note for each chat, the last one', () => {
    const later = { ...fromAnna, text: 'and another thing' };
    expect(plan([fromAnna, inGroup, later]).desktop).toEqual([later, inGroup]);
  });

  test('what is switched off does not happen', () => {
    const off = { sound: null, desktop: false, blink: false, preview: true };
    const settings = { ...SETTINGS, kinds: { ...SETTINGS.kinds, client: off } };
    expect(plan([fromClient], { settings })).toEqual(NOTHING);
  });

  test('what was put off is said on the page too, in quiet hours as well, unless it is looked at', () => {
    const back: Notice = { ...fromClient, about: 'snooze_over' };
    expect(plan([back, fromAnna]).reminders).toEqual([back]);
    expect(plan([back], { time: '23:00' })).toEqual({ ...NOTHING, reminders: [back] });
    expect(plan([back], { looked: new Set(['dialog:1']) })).toEqual(NOTHING);
  });
});
