import type { Logger } from 'pino';
import type { ClaimedDownload, MediaQueue } from '#persistence/media/media.queue.js';
import type { Wake } from '#persistence/wake.js';
import type { FetchFile } from './fetch-file.js';

const POLL_MS = 2_000;

/** Fetches clients' files, several at once and few for one channel; no message waits for its file. */
export class MediaDownloads {
  private readonly running = new Map<number, { channelId: number; done: Promise<void> }>();
  private timer: NodeJS.Timeout | undefined;
  private stopListening: () => void = () => undefined;
  private filling: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly queue: MediaQueue,
    private readonly fetchFile: Pick<FetchFile, 'run'>,
    private readonly wake: Wake,
    private readonly log: Logger,
    /** Files at once, each of which is held in memory for a moment. */
    private readonly places: number,
  ) {}

  start(): void {
    this.stopListening = this.wake.on('media', () => this.fill());
    this.timer = setInterval(() => this.fill(), POLL_MS);
    this.fill();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearInterval(this.timer);
    await this.filling;
    await Promise.all([...this.running.values()].map(({ done }) => done));
  }

  private fill(): void {
    const free = this.places - this.running.size;
    if (this.stopped || this.filling || free <= 0) return;
    this.filling = this.claim(free)
      .catch((error: unknown) => this.log.error({ err: error }, 'no files could be taken for download'))
      .finally(() => (this.filling = undefined));
  }

  private async claim(free: number): Promise<void> {
    const busy = new Map<number, number>();
    for (const { channelId } of this.running.values()) busy.set(channelId, (busy.get(channelId) ?? 0) + 1);
    for (const download of await this.queue.claim(free, busy)) {
      const done = this.run(download).finally(() => {
        this.running.delete(download.attachmentId);
        this.fill();
      });
      this.running.set(download.attachmentId, { channelId: download.channelId, done });
    }
  }

  private async run(download: ClaimedDownload): Promise<void> {
    const { companyId, attachmentId, attempt } = download;
    try {
      const outcome = await this.fetchFile.run(download);
      if (outcome !== 'stored') this.log.info({ companyId, attachmentId, attempt, outcome }, 'a file was not stored');
    } catch (error) {
      // The claim runs out after a while, and the file is tried again.
      this.log.error({ companyId, attachmentId, attempt, err: error }, 'a download ended without a result');
    }
  }
}
