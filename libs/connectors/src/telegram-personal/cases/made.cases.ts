import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { file, messageEchoed, messageReceived, nothing, seconds } from '../../testing/expected-events.js';
import { group, user } from './people.js';

/** Objects made after Telegram's schema, for what nobody has captured; written as the gateway's library writes them. */
export interface MadeCase {
  name: string;
  body: Record<string, unknown>;
  events: InboundEvent[];
}

const AT = 1_700_000_000;
const VERA = { _: 'user', id: 11, firstName: 'Vera', lastName: 'Lem', username: 'vera', phone: '79990001122' };
const vera = user('11', { name: 'Vera Lem', username: 'vera', phone: '79990001122' });
const TEAM = { _: 'channel', id: 1234567890, title: 'Team', megagroup: true };
const team = group('-1001234567890', { name: 'Team' });

const wrapped = (update: Record<string, unknown>): Record<string, unknown> => ({
  ...{ _: 'updates', updates: [update], users: [VERA, { _: 'user', id: 99, self: true, firstName: 'Shop' }], chats: [TEAM] },
  ...{ date: AT, seq: 0 },
});
const told = (message: Record<string, unknown>, _ = 'updateNewMessage'): Record<string, unknown> =>
  wrapped({
    _,
    message: { _: 'message', id: 7, peerId: { _: 'peerUser', userId: 11 }, date: AT, message: '', ...message },
    pts: 1,
    ptsCount: 1,
  });
const vers = (parts: Partial<Parameters<typeof messageReceived>[0]>): InboundEvent =>
  messageReceived({ externalId: '7', sender: vera, at: seconds(AT), ...parts });

const document = (mimeType: string, ...attributes: Record<string, unknown>[]): Record<string, unknown> => ({
  media: { _: 'messageMediaDocument', document: { _: 'document', id: '5432109876543210987', mimeType, size: 10, attributes } },
});

const contents: MadeCase[] = [
  {
    name: 'a text with its formatting, a quote, and who wrote',
    body: told({
      ...{ message: 'see this', entities: [{ _: 'messageEntityTextUrl', offset: 4, length: 4, url: 'https://a.example' }] },
      replyTo: { _: 'messageReplyHeader', replyToMsgId: 5 },
    }),
    events: [
      vers({ text: 'see this', quotes: '5', content: { formatting: [{ kind: 'link', offset: 4, length: 4, url: 'https://a.example' }] } }),
    ],
  },
  {
    name: 'a picture with a caption, of an album, forwarded',
    body: told({
      ...{ message: 'Look', groupedId: '13579', fwdFrom: { _: 'messageFwdHeader', date: 1 } },
      media: { _: 'messageMediaPhoto', photo: { _: 'photo', id: '1' } },
    }),
    events: [
      vers({
        ...{ text: 'Look', content: { forwarded: 'once', album: '13579' } },
        attachments: [file({ kind: 'image', mime: 'image/jpeg', mediaId: '7' })],
      }),
    ],
  },
  {
    name: 'a voice note with its waveform',
    body: told(document('audio/ogg', { _: 'documentAttributeAudio', voice: true, duration: 4, waveform: '/wMA' })),
    events: [
      vers({
        attachments: [{ ...file({ kind: 'voice', mime: 'audio/ogg', mediaId: '7' }), durationSeconds: 4, waveform: [255, 255, 0, 0] }],
      }),
    ],
  },
  {
    name: 'a document with its name',
    body: told(document('application/pdf', { _: 'documentAttributeFilename', fileName: 'price.pdf' })),
    events: [vers({ attachments: [file({ kind: 'document', mime: 'application/pdf', mediaId: '7', name: 'price.pdf' })] })],
  },
  {
    name: 'a film',
    body: told(document('video/mp4', { _: 'documentAttributeVideo', roundMessage: true, duration: 3.5, w: 1, h: 1 })),
    events: [vers({ attachments: [{ ...file({ kind: 'video', mime: 'video/mp4', mediaId: '7' }), durationSeconds: 3.5 }] })],
  },
  {
    name: 'an animated sticker, by its emoji',
    body: told(document('application/x-tgsticker', { _: 'documentAttributeSticker', alt: '🙂' })),
    events: [vers({ text: '🙂', attachments: [file({ kind: 'sticker', mime: 'application/x-tgsticker', mediaId: '7' })] })],
  },
  {
    name: 'a place with its name',
    body: told({
      media: { _: 'messageMediaVenue', geo: { _: 'geoPoint', lat: 55.75, long: 37.62 }, title: 'Office', address: 'Tverskaya 1' },
    }),
    events: [vers({ content: { location: { latitude: 55.75, longitude: 37.62, name: 'Office', address: 'Tverskaya 1' } } })],
  },
  {
    name: 'a contact',
    body: told({ media: { _: 'messageMediaContact', phoneNumber: '+15550001', firstName: 'Ann', lastName: '', userId: 0 } }),
    events: [vers({ content: { contacts: [{ name: 'Ann', phones: [{ phone: '+15550001' }] }] } })],
  },
  {
    name: 'a kind that nobody can read',
    body: told({ media: { _: 'messageMediaGiveaway' } }),
    events: [vers({ content: { unsupported: { kind: 'giveaway', code: null, reason: null } } })],
  },
  {
    name: 'a call that was missed',
    body: told({ _: 'messageService', action: { _: 'messageActionPhoneCall', reason: { _: 'phoneCallDiscardReasonMissed' } } }),
    events: [vers({ content: { unsupported: { kind: 'call', code: null, reason: null } } })],
  },
];

const chats: MadeCase[] = [
  {
    name: 'a member of a supergroup, which numbers its messages itself',
    body: told(
      { message: 'hi', peerId: { _: 'peerChannel', channelId: 1234567890 }, fromId: { _: 'peerUser', userId: 11 } },
      'updateNewChannelMessage',
    ),
    events: [
      messageReceived({
        ...{ externalId: '-1001234567890:7', sender: team, text: 'hi', at: seconds(AT) },
        content: { author: { id: '11', name: 'Vera Lem' } },
      }),
    ],
  },
  {
    name: 'what was written on the phone to a group has no author',
    body: told({ out: true, message: 'hi', peerId: { _: 'peerChat', chatId: 5 }, fromId: { _: 'peerUser', userId: 99 } }),
    events: [messageEchoed({ externalId: '7', to: group('-5'), text: 'hi', at: seconds(AT) })],
  },
  {
    name: "Telegram's own messages are nobody's business: codes to sign in come so",
    body: told({ message: 'Login code: 12345', peerId: { _: 'peerUser', userId: 777000 } }),
    events: [nothing('a message of Telegram itself, or a note to oneself')],
  },
  {
    name: 'a note to oneself',
    body: told({ message: 'milk', out: true, peerId: { _: 'peerUser', userId: 99 } }),
    events: [nothing('a message of Telegram itself, or a note to oneself')],
  },
  {
    name: "a channel's post",
    body: told({ message: 'news', post: true, peerId: { _: 'peerChannel', channelId: 77 } }, 'updateNewChannelMessage'),
    events: [nothing("a channel's post")],
  },
  {
    name: 'a group that became a supergroup',
    body: told({ _: 'messageService', peerId: { _: 'peerChat', chatId: 5 }, action: { _: 'messageActionChatMigrateTo', channelId: 77 } }),
    events: [
      {
        ...{ type: 'identity_changed', externalId: '7', from: group('-5').identities, to: { kind: 'chat', value: '-1000000000077' } },
        ...{ phone: null, line: 'group_upgraded', text: null, at: seconds(AT) },
      },
    ],
  },
];

const changes: MadeCase[] = [
  {
    name: 'an edit',
    body: told({ message: 'better', editDate: AT }, 'updateEditMessage'),
    events: [{ type: 'message_edited', externalId: '7', text: 'better' }],
  },
  {
    name: 'a reaction comes as an edit that is hidden; which one is ours is marked',
    body: told(
      {
        ...{ message: 'as it was', editHide: true },
        reactions: {
          _: 'messageReactions',
          results: [
            { _: 'reactionCount', count: 1, reaction: { _: 'reactionEmoji', emoticon: '👍' } },
            { _: 'reactionCount', count: 1, chosenOrder: 0, reaction: { _: 'reactionEmoji', emoticon: '🔥' } },
          ],
        },
      },
      'updateEditMessage',
    ),
    events: [
      { type: 'reaction_changed', onMessage: '7', emoji: '👍', by: vera.identities },
      { type: 'reaction_changed', onMessage: '7', emoji: '🔥', by: [] },
    ],
  },
  {
    name: 'a reaction that was taken back',
    body: wrapped({ _: 'updateMessageReactions', peer: { _: 'peerUser', userId: 11 }, msgId: 7, reactions: { results: [] } }),
    events: [
      { type: 'reaction_changed', onMessage: '7', emoji: null, by: vera.identities },
      { type: 'reaction_changed', onMessage: '7', emoji: null, by: [] },
    ],
  },
  {
    name: 'part of a chat was read elsewhere',
    body: wrapped({ _: 'updateReadHistoryInbox', peer: { _: 'peerUser', userId: 11 }, maxId: 12, stillUnreadCount: 2 }),
    events: [nothing('only part of a chat was read')],
  },
  {
    name: 'a client who deleted his account',
    body: { _: 'updates', updates: [], users: [{ _: 'user', id: 11, deleted: true }], chats: [] },
    events: [
      {
        ...{ type: 'client_reachability', client: vera.identities, reachable: false },
        ...{ line: 'client_deleted_account', at: null },
      },
    ],
  },
  {
    name: 'the account is told that it is limited',
    body: wrapped({ _: 'updateServiceNotification', type: 'LIMITED', message: 'Your account is limited', media: {}, entities: [] }),
    events: [{ type: 'channel_notice', severity: 'info', code: 'telegram_notice', text: 'Your account is limited' }],
  },
];

const gateway: MadeCase[] = [
  {
    name: "the gateway's QR code",
    body: { event: 'gateway.session', data: { state: 'awaits_qr', qr: 'tg://login?token=abc', problem: null } },
    events: [{ type: 'session_changed', state: 'awaits_qr', qr: 'tg://login?token=abc', problem: null }],
  },
  {
    name: 'a session that was ended on the phone',
    body: { event: 'gateway.session', data: { state: 'signed_out', problem: 'SESSION_REVOKED' } },
    events: [{ type: 'session_changed', state: 'signed_out', problem: 'session_revoked' }],
  },
  { name: 'a greeting', body: { event: 'gateway.hello', data: {} }, events: [nothing('the gateway asks whether it is known')] },
];

export const madeCases: MadeCase[] = [...contents, ...chats, ...changes, ...gateway];
