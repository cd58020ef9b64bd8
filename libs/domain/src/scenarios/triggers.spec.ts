import { NOON, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import type { HeldTrigger } from './run-desk.port.js';
import { hearingOf, type JustReceived } from './triggers.js';

const trigger = (kind: HeldTrigger['kind'], detail: HeldTrigger['detail'] = {}, more: Partial<HeldTrigger> = {}): HeldTrigger => ({
  ...{ id: 1, scenarioId: 2, revisionId: 3, name: 't', kind, channelIds: null, stepId: null, detail, expiresAt: null, ...more },
});
const received = ({ dialog, firstOf, ...more }: Partial<JustReceived>): JustReceived => ({
  ...{ text: 'Is it fresh?', isPress: false, channelId: 1, ...more },
  firstOf: { client: false, request: false, ...firstOf },
  dialog: { runState: null, lastMessageKind: 'to_client', ...dialog },
});

const NEWCOMER = { firstOf: { client: true, request: true }, dialog: { runState: null, lastMessageKind: null } } as const;
const AGAIN = { firstOf: { client: false, request: true } } as const;
const RUNNING = { dialog: { runState: 'running', lastMessageKind: 'autoreply' } } as const;
const PAUSED = { dialog: { runState: 'paused', lastMessageKind: 'to_client' } } as const;
const AFTER_A_BOT = { dialog: { runState: null, lastMessageKind: 'autoreply' } } as const;
const greets = trigger('first_message', { of: 'client' });
const opens = trigger('first_message', { of: 'request' });
const keyword = trigger('keyword', { words: ['menu'], match: 'is' });
const trial = trigger('trial', { code: 'K7Q2MX' }, { expiresAt: secondsAfterNoon(60) });

describe('the bot must hear', () => {
  it.each<[boolean, string, Partial<JustReceived>, HeldTrigger[]]>([
    [false, 'words that mean nothing to it', {}, [greets, opens, keyword]],
    [true, 'all that a running bot is told', { text: 'anything', ...RUNNING }, []],
    [true, 'a picture too, while it runs', { text: null, ...RUNNING }, []],
    [false, 'what the client says to the operator who has interrupted it', PAUSED, [greets]],
    [true, 'a press, whoever has the dialog', { isPress: true, ...PAUSED }, []],
    [true, 'the first message of a client', NEWCOMER, [greets]],
    [false, 'a later request, if it greets newcomers only', AGAIN, [greets]],
    [true, 'the first message of a request', AGAIN, [opens]],
    [false, 'a first message elsewhere', NEWCOMER, [{ ...greets, channelIds: [2] }]],
    [true, 'a first message here', NEWCOMER, [{ ...greets, channelIds: [2, 1] }]],
    [true, 'a keyword, however it is written', { text: '  Menu ' }, [keyword]],
    [false, 'a keyword among other words, if it must stand alone', { text: 'the menu' }, [keyword]],
    [true, 'whoever tries a draft', { text: '/try k7q2mx' }, [trial]],
    [false, 'whoever tries a draft when its hour is over', { text: '/try k7q2mx' }, [{ ...trial, expiresAt: NOON }]],
    [true, 'a payload that a program sent as text', { text: 'order_status?id=42' }, []],
    [true, "what may be a button's title, right after a bot's message", { text: 'Offices', ...AFTER_A_BOT }, []],
    [false, 'long words right after it', { text: 'a'.repeat(100), ...AFTER_A_BOT }, []],
    [false, 'a picture right after it', { text: null, ...AFTER_A_BOT }, []],
  ])('%p: %s', (heard, _what, message, triggers) => {
    expect(hearingOf(received(message), { hasScenarios: true, triggers }, NOON).heard).toBe(heard);
  });

  it.each<[string, Partial<JustReceived>]>([
    ['a press', { isPress: true }],
    ['a payload', { text: 'order_status?id=42' }],
    ['a first message', NEWCOMER],
  ])('nothing in a company that never had a scenario: %s', (_what, message) => {
    expect(hearingOf(received(message), { hasScenarios: false, triggers: [] }, NOON)).toEqual({ heard: false, watches: [] });
  });
});

describe('somebody must look whether the client is answered', () => {
  const missed = [trigger('missed', { afterSeconds: 600 }), trigger('missed', { afterSeconds: 60 }, { channelIds: [2] })];
  const watches = (message: Partial<JustReceived>, triggers = missed): number[] =>
    hearingOf(received(message), { hasScenarios: true, triggers }, NOON).watches;

  it.each<[string, Partial<JustReceived>, number[]]>([
    ['his first message', NEWCOMER, [600]],
    ['one after an answer', {}, [600]],
    ['one behind another that waits', { dialog: { runState: null, lastMessageKind: 'from_client' } }, []],
    ['one that the bot takes', RUNNING, []],
  ])('%s', (_what, message, seconds) => {
    expect(watches(message)).toEqual(seconds);
  });

  it('once a time, however many scenarios ask for it', () => {
    expect(watches({}, [...missed, trigger('missed', { afterSeconds: 600 })])).toEqual([600]);
  });
});
