import type { Json } from '../../gateway/simulator/dialect.js';
import type { Files, StoredFile } from '../../simulator/files.js';
import { userIdOf, usernameOf, type Phone, type PhoneMessage, type ShownMessage } from '../../simulator/phones.js';
import type { PhoneAct } from '../../simulator/provider-simulator.js';

const now = (): number => Math.floor(Date.now() / 1000);

const peerOf = (phone: Phone): Json => ({ _: 'peerUser', userId: Number(userIdOf(phone)) });

const userOf = (phone: Phone): Json => ({
  ...{ _: 'user', id: Number(userIdOf(phone)), firstName: phone.name, username: usernameOf(phone), phone: phone.number },
});

/** An update in Telegram's own container, with whom it is about. */
export const updates = (update: Json, ...users: Json[]): Json => ({
  ...{ _: 'updates', updates: [update], users, chats: [], date: now(), seq: 0 },
});

/** What the phone's owner did, as the gateway's library hands it over. Personal accounts show no buttons, so nobody presses one. */
export function updateOf(act: PhoneAct, phone: Phone, files: Files): Json | null {
  switch (act.type) {
    case 'message':
      return updates({ _: 'updateNewMessage', message: messageOf(act.message, phone, files), pts: 1, ptsCount: 1 }, userOf(phone));
    case 'edit':
      return updates(
        { _: 'updateEditMessage', message: { ...messageOf(act.message, phone, files), editDate: now() }, pts: 1, ptsCount: 1 },
        userOf(phone),
      );
    case 'reaction': {
      const given = act.emoji === null ? [] : [{ _: 'reactionCount', count: 1, reaction: { _: 'reactionEmoji', emoticon: act.emoji } }];
      const reactions = { _: 'messageReactions', results: given };
      return updates({ _: 'updateMessageReactions', peer: peerOf(phone), msgId: Number(act.on.shown.id), reactions }, userOf(phone));
    }
    case 'revoke':
      return updates({ _: 'updateDeleteMessages', messages: [Number(act.message.shown.id)], pts: 1, ptsCount: 1 });
    case 'press':
      return null;
  }
}

/** Written by the company on its own phone. */
export function echoOf({ shown }: PhoneMessage, phone: Phone): Json {
  const message = { _: 'message', out: true, id: Number(shown.id), peerId: peerOf(phone), date: now(), message: shown.text ?? '' };
  return updates({ _: 'updateNewMessage', message, pts: 1, ptsCount: 1 }, userOf(phone));
}

function messageOf({ shown, fileId }: PhoneMessage, phone: Phone, files: Files): Json {
  const file = fileId === null ? undefined : files.get(fileId);
  const media = shown.location ? placeOf(shown.location) : file && shown.attachment ? mediaOf(shown.attachment.kind, file) : undefined;
  return {
    ...{ _: 'message', id: Number(shown.id), peerId: peerOf(phone), date: Math.floor(Date.parse(shown.at) / 1000) },
    message: shown.text ?? '',
    ...(media ? { media } : {}),
    ...(shown.quotes === undefined ? {} : { replyTo: { _: 'messageReplyHeader', replyToMsgId: Number(shown.quotes) } }),
  };
}

function placeOf({ latitude, longitude, name, address }: NonNullable<ShownMessage['location']>): Json {
  const geo = { _: 'geoPoint', lat: latitude, long: longitude, accessHash: '0' };
  return name === undefined ? { _: 'messageMediaGeo', geo } : { _: 'messageMediaVenue', geo, title: name, address: address ?? '' };
}

const ATTRIBUTES: Readonly<Record<string, Json>> = {
  voice: { _: 'documentAttributeAudio', voice: true, duration: 1 },
  audio: { _: 'documentAttributeAudio', duration: 1 },
  video: { _: 'documentAttributeVideo', duration: 1, w: 640, h: 480 },
  sticker: { _: 'documentAttributeSticker', alt: '🙂' },
};

function mediaOf(kind: string, file: StoredFile): Json {
  if (kind === 'image') return { _: 'messageMediaPhoto', photo: { _: 'photo', id: file.id } };
  const attribute = ATTRIBUTES[kind];
  const attributes = [...(attribute ? [attribute] : []), { _: 'documentAttributeFilename', fileName: file.name ?? 'file' }];
  const document = { _: 'document', id: file.id, mimeType: file.mime, size: file.bytes.length, attributes };
  return { _: 'messageMediaDocument', document };
}
