import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { SecretBox } from '../encryption/secret-box.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

/** How long an answer is believed when no wake says otherwise. */
const BELIEVED_MS = 10_000;
/** More than this many addresses are somebody guessing: what he asks for is not kept. */
const MOST_KEPT = 5_000;

const byKey = statement(
  'channels.by_key',
  `select id, company_id as "companyId", transport, key, settings, secrets from channel where transport = $1 and key = $2`,
);

/** Whose a webhook is, by the address it came to. Kept in memory, because every webhook asks. */
export class ChannelLookup {
  private readonly kept = new Map<string, { channel: Promise<ConnectedChannel | null>; until: number }>();

  constructor(
    private readonly jobs: JobsDatabase,
    private readonly secrets: SecretBox,
    wake: Wake,
  ) {
    wake.on('channel', () => this.kept.clear());
  }

  /** Callers who ask at once wait for one answer, and go on in the order they came. */
  find(transport: string, key: string): Promise<ConnectedChannel | null> {
    const address = `${transport}/${key}`;
    const known = this.kept.get(address);
    if (known && known.until > Date.now()) return known.channel;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const asked = { channel: this.read(transport, key), until: Date.now() + BELIEVED_MS };
    this.kept.set(address, asked);
    // A question that failed is asked again by the next caller.
    asked.channel.catch(() => this.kept.get(address) === asked && this.kept.delete(address));
    return asked.channel;
  }

  private async read(transport: string, key: string): Promise<ConnectedChannel | null> {
    const [row] = await this.jobs.query<Omit<ConnectedChannel, 'secrets'> & { secrets: string }>(byKey, [transport, key]);
    if (!row) return null;
    const secrets = JSON.parse(this.secrets.open(row.companyId, 'channel.secrets', row.secrets)) as Record<string, string>;
    return { ...row, secrets };
  }
}
