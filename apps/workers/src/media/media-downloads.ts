import type { Logger } from 'pino';
import type { ClaimedDownload, MediaQueue } from '#persistence/media/media.queue.js';
import type { Wake } from '#persistence/wake.js';
import { Taker } from '../queues/taker.js';
import type { FetchFile } from './fetch-file.js';

const POLL_MS = 2_000;

/** Fetches clients' files, several at once and few for one channel; no message waits for its file. */
export class MediaDownloads {
  private readonly taker: Taker<ClaimedDownload>;

  constructor(
    queue: MediaQueue,
    private readonly fetchFile: Pick<FetchFile, 'run'>,
    wake: Wake,
    private readonly log: Logger,
    places: number,
  ) {
    const work = { places, pollMs: POLL_MS, topics: ['media'], trouble: 'no files could be taken for download' } as const;
    const laneOf = ({ channelId }: ClaimedDownload): number => channelId;
    this.taker = new Taker(
      { ...work, laneOf, claim: (free, busy) => queue.claim(free, busy), run: (download: ClaimedDownload) => this.run(download) },
      wake,
      log,
    );
  }

  start(): void {
    this.taker.start();
  }

  stop(): Promise<void> {
    return this.taker.stop();
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
