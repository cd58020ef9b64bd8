import { createHash } from 'node:crypto';
import type { Json } from '../../gateway/simulator/dialect.js';
import type { Files, StoredFile } from '../../simulator/files.js';
import type { Phone, PhoneMessage, ShownMessage } from '../../simulator/phones.js';
import type { PhoneAct } from '../../simulator/provider-simulator.js';

const keyOf = (id: string, phone: Phone, fromMe: boolean): Json => ({ id, remoteJid: `${phone.number}@s.whatsapp.net`, fromMe });

function upsert(id: string, message: Json, phone: Phone, { fromMe = false, at = new Date().toISOString() } = {}): Json {
  const pushName = fromMe ? 'The company' : phone.name;
  const whole = { key: keyOf(id, phone, fromMe), pushName, messageTimestamp: Math.floor(Date.parse(at) / 1000), message };
  return { event: 'messages.upsert', data: { type: 'notify', messages: [whole] } };
}

/** What the phone's owner did, as Baileys tells it. Personal numbers show no buttons, so nobody presses one. */
export function eventOf(act: PhoneAct, phone: Phone, files: Files): Json | null {
  switch (act.type) {
    case 'message':
      return upsert(act.id, messageOf(act.message, files), phone, { at: act.message.shown.at });
    case 'reaction': {
      const key = keyOf(act.on.shown.id, phone, act.on.shown.direction === 'out');
      return upsert(act.id, { reactionMessage: { key, text: act.emoji ?? '' } }, phone);
    }
    case 'edit': {
      const editedMessage = messageOf(act.message, files);
      return upsert(act.id, { protocolMessage: { type: 14, key: keyOf(act.message.shown.id, phone, false), editedMessage } }, phone);
    }
    case 'revoke':
      return upsert(act.id, { protocolMessage: { type: 0, key: keyOf(act.message.shown.id, phone, false) } }, phone);
    case 'press':
      return null;
  }
}

/** Written by the company on its own phone. */
export const echoOf = ({ shown }: PhoneMessage, phone: Phone): Json =>
  upsert(shown.id, { conversation: shown.text ?? '' }, phone, { fromMe: true, at: shown.at });

export const statusOf = (messages: readonly PhoneMessage[], phone: Phone, update: Json): Json => ({
  event: 'messages.update',
  data: messages.map(({ shown }) => ({ key: keyOf(shown.id, phone, true), update })),
});

function messageOf({ shown, fileId }: PhoneMessage, files: Files): Json {
  const contextInfo = shown.quotes === undefined ? {} : { contextInfo: { stanzaId: shown.quotes } };
  if (shown.location) return { locationMessage: { ...placeOf(shown.location), ...contextInfo } };
  const file = fileId === null ? undefined : files.get(fileId);
  if (file && shown.attachment) return fileMessage(shown.attachment.kind, file, shown.text, contextInfo);
  return shown.quotes === undefined
    ? { conversation: shown.text ?? '' }
    : { extendedTextMessage: { text: shown.text ?? '', ...contextInfo } };
}

const placeOf = ({ latitude, longitude, name, address }: NonNullable<ShownMessage['location']>): Json => ({
  ...{ degreesLatitude: latitude, degreesLongitude: longitude, name, address },
});

const PARTS: Readonly<Record<string, string>> = {
  image: 'imageMessage',
  video: 'videoMessage',
  audio: 'audioMessage',
  voice: 'audioMessage',
  sticker: 'stickerMessage',
};

function fileMessage(kind: string, file: StoredFile, text: string | null, contextInfo: Json): Json {
  const about = {
    ...{ mimetype: file.mime, fileLength: String(file.bytes.length), directPath: pathOf(file) },
    mediaKey: createHash('sha256').update(file.id).digest('base64'),
    ...(text === null ? {} : { caption: text }),
    ...contextInfo,
  };
  if (kind === 'voice') return { audioMessage: { ...about, ptt: true, seconds: 1 } };
  const part = Object.hasOwn(PARTS, kind) ? PARTS[kind] : undefined;
  return part === undefined ? { documentMessage: { ...about, fileName: file.name ?? 'file' } } : { [part]: about };
}

const pathOf = ({ id }: StoredFile): string => `/v/t62.7118-24/${id}.enc`;

/** The file that a media id of the connector names. */
export const fileIdIn = (mediaId: string): string => /\/(\d+)\.enc$/.exec(mediaId)?.[1] ?? '';
