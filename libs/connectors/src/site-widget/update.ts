import type { ClientIdentity, Sender } from '#domain/clients/identity.js';
import type { AnnouncedAttachment, AttachmentKind, MessageContent } from '#domain/messages/content.js';
import { asId, asList, asNumber, asObject, asText, asTime, asWebAddress, type JsonObject } from '../json/reading.js';

/** A visitor whom only his browser knows, and a user of the site, for whom its server vouched. */
export const IDENTITY = { visitor: 'visitor', user: 'user' } as const;

/**
 * What a visitor's program said, as the API hands it on once it knows who he is: the frame as it came, and beside it what the frame
 * may not say of itself. A frame alone could name any visitor and any file.
 */
export interface VisitorUpdate {
  visitor: { kind: 'visitor' | 'user'; value: string; alias: string | null; name: string | null; label: string; phone: string | null };
  /** ISO 8601: when it came. */
  at: string;
  /** The page that he writes from, when he has come to another one. */
  page: { url: string; title: string | null; referrer: string | null } | null;
  /** The uploads that the frame names, as they lie in our store. */
  files: { key: string; size: number; name: string; contentType: string }[];
  frame: Record<string, unknown>;
}

/** Null: nobody said it. */
export function senderOf(visitor: JsonObject): Sender | null {
  const value = asId(visitor.value);
  if (value === null) return null;
  const identities: ClientIdentity[] = [{ kind: visitor.kind === IDENTITY.user ? IDENTITY.user : IDENTITY.visitor, value }];
  // The visitor that he was until the site said who he is: his conversation goes on.
  const alias = asId(visitor.alias);
  if (alias !== null) identities.push({ kind: IDENTITY.visitor, value: alias });
  const phone = asText(visitor.phone, 64)?.replace(/\D/g, '') || null;
  return { identities, name: asText(visitor.name, 255), username: asText(visitor.label, 255), phone, avatar: null };
}

export function timeOf(value: unknown, now: Date): Date | null {
  const ms = typeof value === 'string' && value.length < 40 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : asTime(ms / 1000, now);
}

export function filesIn(files: unknown): AnnouncedAttachment[] {
  return asList(files)
    .slice(0, 20)
    .map(asObject)
    .flatMap((file): AnnouncedAttachment[] => {
      const [key, size] = [asText(file.key, 100), asNumber(file.size)];
      if (key === null || size === null || size < 0) return [];
      const mime = asText(file.contentType, 255) ?? 'application/octet-stream';
      const announced = { kind: kindOf(mime), name: asText(file.name, 255), mime, mediaId: null, url: null };
      return [{ ...announced, stored: { key, size: Math.floor(size) } }];
    });
}

/** A drawing may carry a program: it is a document. */
function kindOf(mime: string): AttachmentKind {
  const [family] = mime.split('/');
  if (family === 'image' && !mime.includes('svg')) return 'image';
  return family === 'video' || family === 'audio' ? family : 'document';
}

/** Where he writes from, as where he came by. */
export function referralOf(page: JsonObject): MessageContent['referral'] | null {
  const sourceUrl = asWebAddress(page.url);
  if (sourceUrl === null) return null;
  const none = { sourceId: null, mediaType: null, mediaUrl: null, clickId: null };
  return { ...none, sourceType: 'page', sourceUrl, headline: asText(page.title, 255), body: asWebAddress(page.referrer) };
}
