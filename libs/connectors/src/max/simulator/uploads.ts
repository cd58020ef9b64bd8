import { randomBytes } from 'node:crypto';
import type { Call } from '../../simulator/calls.js';
import type { Files, StoredFile } from '../../simulator/files.js';
import { done, invalid, type Given } from './answers.js';

export const UPLOAD_TYPES = ['image', 'video', 'audio', 'file'] as const;
export type UploadType = (typeof UPLOAD_TYPES)[number];

interface Upload {
  channelKey: string;
  type: UploadType;
  fileId: string | null;
  /** Until then messages with this file are refused. */
  readyAt: number;
}

const MOST_UPLOADS = 1_000;
/** How long the messenger works on a film, a sound or a document before a message may carry it. */
const PROCESSING_MS = 200;

/** Files on their way into a message: first a place, then the bytes, then a token that the message names. */
export class Uploads {
  private readonly byToken = new Map<string, Upload>();

  constructor(
    private readonly files: Files,
    private readonly uploadPath: string,
  ) {}

  /** `POST /uploads`: where the bytes go. The token of films and sound is told already here. */
  begin(channelKey: string, type: UploadType, origin: string): Given {
    const token = randomBytes(24).toString('base64url');
    this.byToken.set(token, { channelKey, type, fileId: null, readyAt: 0 });
    const [oldest] = this.byToken.keys();
    if (this.byToken.size > MOST_UPLOADS && oldest !== undefined) this.byToken.delete(oldest);
    const url = `${origin}${this.uploadPath}/${token}`;
    return done(type === 'video' || type === 'audio' ? { url, token } : { url });
  }

  async receive(token: string, call: Call): Promise<Given> {
    const upload = this.byToken.get(token);
    if (!upload) return invalid('Unknown upload');
    const headers = { 'content-type': call.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(call.body), { headers }).formData().catch(() => null);
    const data = form?.get('data');
    if (!data || typeof data === 'string' || data.size === 0) return invalid('There is no file in the field "data"');
    const bytes = Buffer.from(await data.arrayBuffer());
    const { id } = this.files.store(upload.channelKey, { name: data.name, mime: data.type, bytes });
    this.byToken.set(token, { ...upload, fileId: id, readyAt: Date.now() + (upload.type === 'image' ? 0 : PROCESSING_MS) });
    if (upload.type === 'image') return done({ photos: { [id]: { token } } });
    return upload.type === 'file' ? done({ fileId: Number(id), token }) : { status: 200, bytes: Buffer.from('<retval>1</retval>') };
  }

  /** Null: nobody has uploaded anything under this token. */
  find(channelKey: string, token: string): { file: StoredFile; ready: boolean } | null {
    const upload = this.byToken.get(token);
    const file = upload?.channelKey === channelKey && upload.fileId !== null ? this.files.get(upload.fileId) : undefined;
    return upload && file ? { file, ready: Date.now() >= upload.readyAt } : null;
  }
}
