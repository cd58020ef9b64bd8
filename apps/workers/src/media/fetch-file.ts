import { Readable } from 'node:stream';
import { fetchesMedia, type Connector } from '#connectors/connector.js';
import type { HttpPort } from '#connectors/http/http.port.js';
import { MediaError } from '#connectors/send-error.js';
import type { Database } from '#persistence/database.js';
import { FileTooLarge, type FileStore } from '#persistence/files/file-store.js';
import { loadPending, storeFailure, storeFile, type PendingFile } from '#persistence/media/media.store.js';
import type { ClaimedDownload, MediaQueue } from '#persistence/media/media.queue.js';
import type { Wake } from '#persistence/wake.js';
import type { OpenChannel } from '../sending/open-channel.js';
import type { VoiceStudio } from '../voice/voice-studio.js';
import { mediaTypeOf } from './media-type.js';

export type FetchOutcome = 'stored' | 'failed' | 'postponed' | 'dropped';

/** The largest file that a provider hands over (WhatsApp's documents). */
const LIMIT_BYTES = 100 * 1024 * 1024;
/** Enough of a file to tell what it is. */
const HEAD_BYTES = 64 * 1024;
/** Longer sounds are no voice notes; their picture is not worth the work. */
const SOUND_BYTES = 16 * 1024 * 1024;
/** With the pauses below some two days; a provider that is away for longer has forgotten the file. */
const MAX_ATTEMPTS = 12;
const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 6 * 3600;

/** Fetches one client's file from its provider and keeps it, or says for good why it can't be had. */
export class FetchFile {
  constructor(
    private readonly database: Database,
    private readonly queue: Pick<MediaQueue, 'postpone'>,
    private readonly connectorOf: (transport: string) => Connector | undefined,
    private readonly http: HttpPort,
    private readonly openChannel: OpenChannel,
    private readonly files: FileStore,
    private readonly studio: Pick<VoiceStudio, 'shape'>,
    private readonly wake: Wake,
  ) {}

  async run({ companyId, attachmentId, attempt }: ClaimedDownload): Promise<FetchOutcome> {
    const file = await this.database.transaction(companyId, (tx) => loadPending(tx, attachmentId), { seesWithheld: true });
    if (!file) return 'dropped';
    try {
      return await this.fetch(companyId, attachmentId, file);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason !== 'temporary') return this.fail(companyId, attachmentId, reason);
      if (attempt >= MAX_ATTEMPTS) return this.fail(companyId, attachmentId, 'unavailable');
      await this.queue.postpone(attachmentId, Math.min(FIRST_PAUSE_SECONDS * 3 ** (attempt - 1), LONGEST_PAUSE_SECONDS));
      return 'postponed';
    }
  }

  private async fetch(companyId: number, attachmentId: number, file: PendingFile): Promise<FetchOutcome> {
    const connector = this.connectorOf(file.channel.transport);
    if (!connector || !fetchesMedia(connector)) throw new MediaError('refused', 'this channel cannot fetch files');
    const channel = this.openChannel(companyId, file.channel);
    const { body, mime } = await connector.fetchMedia({ mediaId: file.mediaId, url: file.url }, channel, this.http);
    const { key, size } = await this.files.write(companyId, Readable.from(body), LIMIT_BYTES);
    const type = await mediaTypeOf(await this.files.readHead(key, HEAD_BYTES), mime ?? file.mime);
    const name = file.name ?? `${file.kind}-${attachmentId}.${type.extension}`;
    const sound = isSound(file.kind) && size <= SOUND_BYTES ? await this.studio.shape(await this.files.localPath(key)) : null;
    const found = { key, size, mime: type.mime, name, durationMs: sound?.durationMs ?? null, waveform: sound?.waveform ?? null };
    const stored = await this.database.transaction(companyId, (tx) => storeFile(tx, attachmentId, found), { seesWithheld: true });
    if (!stored) await this.files.remove(key);
    this.wake.wake('event');
    return stored ? 'stored' : 'dropped';
  }

  private async fail(companyId: number, attachmentId: number, reason: string): Promise<FetchOutcome> {
    await this.database.transaction(companyId, (tx) => storeFailure(tx, attachmentId, reason), { seesWithheld: true });
    this.wake.wake('event');
    return 'failed';
  }
}

const isSound = (kind: PendingFile['kind']): boolean => kind === 'voice' || kind === 'audio';

/** Anything that a connector did not name may pass: the disk is full, the database is away. */
function reasonOf(error: unknown): MediaError['reason'] {
  if (error instanceof FileTooLarge) return 'too_large';
  return error instanceof MediaError ? error.reason : 'temporary';
}
