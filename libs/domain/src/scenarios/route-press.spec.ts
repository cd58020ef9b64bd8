import type { MessageButton } from '../messages/content.js';
import { NOON, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { payloadOfButton, encodePayload } from './payload.js';
import { routePress, type OfferedMessage, type OpenRun, type PayloadTrigger, type PressHeard, type PressRoute } from './route-press.js';

const WHATSAPP = 7;
const [SCENARIO, OLD_REVISION, NEW_REVISION, RUN, EARLIER_RUN] = [1, 10, 11, 100, 90];

const reply = (id: string, text: string, payload = encodePayload(payloadOfButton('menu', id))): MessageButton => ({
  id,
  type: 'reply',
  text,
  payload,
});
const NEWS = reply('b1', 'News');
const OFFICES = reply('b2', 'Offices', 'offices?city=Kazan&near=true');
const SITE: MessageButton = { id: 'b3', type: 'url', text: 'Our site', url: 'https://bakery.example' };

/** The menu as step `menu` of a revision said it, in a run. */
const menuOf = (revisionId: number, runId = RUN): OfferedMessage => ({
  messageId: 1000 + revisionId,
  buttons: [SITE, NEWS, OFFICES],
  scenario: { runId, scenarioId: SCENARIO, revisionId, stepId: 'menu' },
});
/** Sent by a program or with a template: no step is behind it. */
const offer = (payload = 'order_status?id=42'): OfferedMessage => ({
  messageId: 2000,
  buttons: [{ type: 'reply', text: 'Where is it?', payload }],
  scenario: null,
});

const pressing = ({ payload = '', text: title }: MessageButton, more: Partial<PressHeard> = {}): PressHeard => ({
  ...{ press: { payload, title }, text: title, channelId: WHATSAPP, at: NOON, on: null, sent: null, last: null, numbered: false },
  ...{ pressedBefore: null, ...more },
});
const typing = (text: string, more: Partial<PressHeard> = {}): PressHeard => ({ ...pressing(NEWS, more), press: null, text });

const runOf = (revisionId: number): OpenRun => ({ runId: RUN, revisionId });
const trigger = (more: Partial<PayloadTrigger> = {}): PayloadTrigger => ({
  ...{ triggerId: 5, scenarioId: 3, revisionId: 30, stepId: null, channelIds: null, action: 'order_status' },
  ...more,
});
const ORDER: MessageButton = offer().buttons[0]!;

/** What the route says, in short. */
function told(route: PressRoute): string {
  switch (route.kind) {
    case 'go':
    case 'start':
      return `${route.kind} ${route.place.revisionId} ${route.place.stepId}:${route.place.buttonId}`;
    case 'trigger':
      return `trigger ${route.trigger.triggerId}`;
    case 'ignore':
      return `ignore: ${route.reason}`;
    case 'text':
      return 'text';
  }
}

describe('a press', () => {
  const stranger = menuOf(OLD_REVISION);
  it.each<[string, PressHeard, OpenRun | null, PayloadTrigger[], string]>([
    ['where the run stands: it goes on there', pressing(NEWS, { on: menuOf(OLD_REVISION) }), runOf(OLD_REVISION), [], 'go 10 menu:b1'],
    ['while the run is elsewhere: it goes back', pressing(OFFICES, { on: menuOf(OLD_REVISION) }), runOf(OLD_REVISION), [], 'go 10 menu:b2'],
    [
      'of a message that an earlier run said',
      pressing(NEWS, { on: menuOf(OLD_REVISION, EARLIER_RUN) }),
      runOf(OLD_REVISION),
      [],
      'go 10 menu:b1',
    ],
    ['after the run has ended', pressing(NEWS, { on: menuOf(OLD_REVISION) }), null, [], 'start 10 menu:b1'],
    ['after the scenario was changed', pressing(NEWS, { on: menuOf(OLD_REVISION) }), runOf(NEW_REVISION), [], 'start 10 menu:b1'],
    ['after the scenario was deleted: revisions stay', pressing(NEWS, { on: menuOf(OLD_REVISION) }), null, [], 'start 10 menu:b1'],
    ['while another scenario runs', pressing(NEWS, { on: menuOf(OLD_REVISION) }), { runId: 500, revisionId: 70 }, [], 'start 10 menu:b1'],
    [
      'whose message nobody names, by its payload',
      pressing(NEWS, { sent: menuOf(NEW_REVISION) }),
      runOf(NEW_REVISION),
      [],
      'go 11 menu:b1',
    ],
    ['whose message we do not know any more', pressing(OFFICES, { sent: menuOf(OLD_REVISION) }), null, [], 'start 10 menu:b2'],
    [
      'named by its message, though the payload was sent anew since',
      pressing(NEWS, { on: menuOf(OLD_REVISION), sent: menuOf(NEW_REVISION) }),
      runOf(NEW_REVISION),
      [],
      'start 10 menu:b1',
    ],
    [
      'a second time, a moment later',
      pressing(NEWS, { on: menuOf(OLD_REVISION), at: secondsAfterNoon(2), pressedBefore: NOON }),
      runOf(OLD_REVISION),
      [],
      'ignore: double_tap',
    ],
    [
      'a second time, a minute later',
      pressing(NEWS, { on: menuOf(OLD_REVISION), at: secondsAfterNoon(60), pressedBefore: NOON }),
      runOf(OLD_REVISION),
      [],
      'go 10 menu:b1',
    ],
    [
      'twice at once of an offer without a scenario',
      pressing(ORDER, { on: offer(), pressedBefore: NOON }),
      null,
      [trigger()],
      'ignore: double_tap',
    ],
    ['of a forwarded message: it was never sent to this client', pressing(NEWS), null, [], 'text'],
    ['of a forwarded message, while a run waits', pressing(NEWS), runOf(OLD_REVISION), [], 'text'],
    ['of a forwarded message whose payload would trigger something', pressing(ORDER), null, [trigger()], 'text'],
    [
      'with a payload that his program made up, on a true message',
      pressing(reply('b1', '?', 'refund?id=1'), { on: stranger }),
      null,
      [trigger({ action: 'refund' })],
      'text',
    ],
    ['with a changed parameter', pressing({ ...OFFICES, payload: 'offices?city=Moscow&near=true' }, { on: stranger }), null, [], 'text'],
    ['of a template or of the public API: what it triggers', pressing(ORDER, { on: offer() }), null, [trigger()], 'trigger 5'],
    ['of these while something runs', pressing(ORDER, { on: offer() }), runOf(OLD_REVISION), [trigger()], 'trigger 5'],
    ['of these without its message', pressing(ORDER, { sent: offer() }), null, [trigger()], 'trigger 5'],
    [
      'that triggers nothing: its title is an answer',
      pressing(ORDER, { on: offer() }),
      runOf(OLD_REVISION),
      [trigger({ action: 'order' })],
      'text',
    ],
    ['that triggers something in other channels only', pressing(ORDER, { on: offer() }), null, [trigger({ channelIds: [8] })], 'text'],
    [
      'that two trigger: the one of this channel',
      pressing(ORDER, { on: offer() }),
      null,
      [trigger(), trigger({ triggerId: 6, channelIds: [WHATSAPP] })],
      'trigger 6',
    ],
    ['that two trigger alike: the older', pressing(ORDER, { on: offer() }), null, [trigger({ triggerId: 6 }), trigger()], 'trigger 5'],
    [
      'with a payload of another form, by the whole of it',
      pressing({ ...ORDER, payload: 'GET STARTED' }, { on: offer('GET STARTED') }),
      null,
      [trigger({ action: 'GET STARTED' })],
      'trigger 5',
    ],
    [
      'of an offer whose payload a scenario has too, and nothing triggers',
      pressing(OFFICES, { on: offer(OFFICES.payload), sent: menuOf(OLD_REVISION) }),
      null,
      [],
      'start 10 menu:b2',
    ],
    [
      'unknown, but worded as a button that was offered last',
      pressing(reply('x', 'News', 'x'), { last: menuOf(OLD_REVISION) }),
      runOf(OLD_REVISION),
      [],
      'go 10 menu:b1',
    ],
    ['of a link, which is no press', pressing({ ...SITE, payload: 'Our site' }, { on: menuOf(OLD_REVISION) }), null, [], 'text'],
  ])('%s', (_case, heard, run, triggers, expected) => {
    expect(told(routePress(heard, run, triggers))).toBe(expected);
  });

  it('brings its parameters as variables, with the button and its message', () => {
    expect(routePress(pressing(OFFICES, { on: menuOf(OLD_REVISION, EARLIER_RUN) }), null, [])).toEqual({
      kind: 'start',
      place: { runId: EARLIER_RUN, scenarioId: SCENARIO, revisionId: OLD_REVISION, stepId: 'menu', buttonId: 'b2' },
      pressed: {
        ...{ payload: 'offices?city=Kazan&near=true', title: 'Offices', messageId: 1010 },
        variables: { city: 'Kazan', near: 'true' },
      },
    });
    expect(routePress(pressing(ORDER, { on: offer() }), null, [trigger()])).toMatchObject({ pressed: { variables: { id: '42' } } });
  });

  it('two different ones at once are two: the run goes where the second says', () => {
    const on = menuOf(OLD_REVISION);
    const routes = [NEWS, OFFICES].map((button) => told(routePress(pressing(button, { on }), runOf(OLD_REVISION), [])));
    expect(routes).toEqual(['go 10 menu:b1', 'go 10 menu:b2']);
  });
});

describe('words', () => {
  const last = menuOf(OLD_REVISION);
  it.each<[string, PressHeard, string]>([
    ['the title of an offered button', typing('News', { last }), 'go 10 menu:b1'],
    ['in other letters', typing('  nEWS ', { last }), 'go 10 menu:b1'],
    ['its payload, as programs send it that know no presses', typing('offices?city=Kazan&near=true', { last }), 'go 10 menu:b2'],
    ['a payload of an older message', typing('offices?city=Kazan&near=true', { sent: last }), 'go 10 menu:b2'],
    ['a payload that he was never given', typing('offices?city=Moscow'), 'text'],
    ['a word that was once a payload', typing('news', { sent: { ...last, buttons: [reply('b1', 'X', 'news')] } }), 'text'],
    ['the title of an older message', typing('News', { last: null, sent: null }), 'text'],
    ['a number where buttons are numbered lines', typing('2', { last, numbered: true }), 'go 10 menu:b1'],
    ['a number with its full stop', typing('3.', { last, numbered: true }), 'go 10 menu:b2'],
    ['the number of a link', typing('1', { last, numbered: true }), 'text'],
    ['a number beyond the last', typing('4', { last, numbered: true }), 'text'],
    ['a number where buttons are buttons', typing('2', { last }), 'text'],
    [
      'a number that is a title',
      typing('2', { last: { ...last, buttons: [reply('b1', '2'), reply('b2', '1')] }, numbered: true }),
      'go 10 menu:b1',
    ],
    ['said twice: words are no taps', typing('News', { last, pressedBefore: NOON }), 'go 10 menu:b1'],
    ['something else', typing('I want news', { last }), 'text'],
    ['nothing', typing(' ', { last }), 'text'],
  ])('%s', (_case, heard, expected) => {
    expect(told(routePress(heard, runOf(OLD_REVISION), [trigger()]))).toBe(expected);
  });

  it('a file without words is no press', () => {
    expect(routePress({ ...typing(''), text: null, last }, null, [])).toEqual({ kind: 'text' });
  });
});
