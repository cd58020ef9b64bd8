import { NOON, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import type { AttachmentKind, MessageContent } from './content.js';
import { orderingTime, preview } from './message.js';

describe('the time that orders a message', () => {
  it.each([
    ['no time of the provider: our receipt', null, NOON],
    ['a second ago: our receipt, for the provider counts whole seconds', secondsAfterNoon(-1), NOON],
    ['exactly a minute ago: our receipt', secondsAfterNoon(-60), NOON],
    ['more than a minute ago: it came late and takes its own place', secondsAfterNoon(-61), secondsAfterNoon(-61)],
    ['days ago (repeated after an outage): its own place', secondsAfterNoon(-7 * 86_400), secondsAfterNoon(-7 * 86_400)],
    ['in the future: our receipt, so that nothing stands above what comes next', secondsAfterNoon(3600), NOON],
  ])('%s', (_case, providerAt, expected) => {
    expect(orderingTime(providerAt, NOON)).toEqual(expected);
  });
});

describe('the line of the dialog list', () => {
  const of = (
    text: string | null,
    content: MessageContent | null = null,
    kinds: AttachmentKind[] = [],
    name: string | null = null,
  ): string =>
    preview(
      { text, content },
      kinds.map((kind) => ({ kind, name })),
    );

  it.each<[string, string, string]>([
    ['a text as it is', of('Is it fresh?'), 'Is it fresh?'],
    ['line breaks and gaps become one space', of('Is it\n\n  fresh?\t'), 'Is it fresh?'],
    ['a picture with a caption', of('Look', null, ['image']), '🖼 Look'],
    ['a file without a text shows its name', of(null, null, ['document'], 'menu.pdf'), '📄 menu.pdf'],
    ['a voice note without anything', of(null, null, ['voice']), '🎤'],
    ['a recording, whose name says nothing', of(null, null, ['voice'], 'voice.ogg'), '🎤'],
    ['of several files the first', of(null, null, ['video', 'image']), '🎬'],
    ['a place with its name', of(null, { location: { latitude: 1, longitude: 2, name: 'Bakery' } }), '📍 Bakery'],
    ['a place without one', of(null, { location: { latitude: 1, longitude: 2 } }), '📍'],
    ['a contact', of(null, { contacts: [{ name: 'Boris', phones: [] }] }), '👤 Boris'],
    ['an order', of(null, { order: { catalogId: null, note: null, items: [] } }), '🛒'],
    ['a kind that we cannot show is visible', of(null, { unsupported: { kind: 'poll', code: null, reason: null } }), '⚠️'],
    ['nothing at all', of(null), ''],
  ])('%s', (_case, line, expected) => {
    expect(line).toBe(expected);
  });

  it('a long text is cut at 140 characters as people count them, with an ellipsis as the last', () => {
    const line = of('🥐'.repeat(200));
    expect([...line]).toHaveLength(140);
    expect(line).toBe(`${'🥐'.repeat(139)}…`);
    expect([...of('🥐'.repeat(140))]).toHaveLength(140);
    expect(of('🥐'.repeat(140))).not.toContain('…');
  });
});
