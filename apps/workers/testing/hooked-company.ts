import { SecretBox } from '#persistence/encryption/secret-box.js';
import { WebhookSecrets, type SigningSecrets } from '#persistence/webhooks/webhook-secrets.js';
import { HookReceiver } from './hook-receiver.js';
import { eventually, Rig } from './rig.js';

interface NewWebhook {
  path?: string;
  url?: string;
  events?: string[];
  channelIds?: number[];
  schedule?: 'standard' | 'chat2desk';
  aliases?: Record<string, string>;
  secrets?: SigningSecrets;
}

export interface DeliveryRow {
  id: number;
  key: string;
  hook_type: string;
  state: string;
  attempts: number;
  next_attempt_at: Date | null;
}

export interface AttemptRow {
  status: number | null;
  answer: string | null;
  error: string | null;
  duration_ms: number;
}

/** A company whose integrator listens, on the real workers. */
export class HookedCompany {
  private constructor(
    readonly rig: Rig,
    readonly receiver: HookReceiver,
  ) {}

  static async create(): Promise<HookedCompany> {
    const receiver = new HookReceiver();
    await receiver.start();
    return new HookedCompany(await Rig.create(), receiver);
  }

  async dispose(): Promise<void> {
    await this.receiver.stop();
    await this.rig.dispose();
  }

  get variables(): Record<string, string> {
    return { OUTBOUND_ALLOW: this.receiver.network, PUBLIC_URL: 'https://chat.example.com' };
  }

  startWorkers(more: Record<string, string> = {}): ReturnType<Rig['startWorkers']> {
    return this.rig.startWorkers({ ...this.variables, ...more });
  }

  async hasWebhook({
    path = '/hook',
    url,
    events = ['new_tag'],
    channelIds,
    schedule,
    aliases,
    secrets,
  }: NewWebhook = {}): Promise<number> {
    return this.rig.insert('webhook', {
      company_id: this.rig.companyId,
      name: path.split('?')[0],
      url: url ?? this.receiver.url(path),
      events,
      channel_ids: channelIds ?? null,
      schedule: schedule ?? 'standard',
      header_aliases: JSON.stringify(aliases ?? {}),
      secrets: this.sealed(secrets ?? WebhookSecrets.fresh()),
    });
  }

  async changeSecrets(webhookId: number, secrets: SigningSecrets): Promise<void> {
    await this.rig.rows(`update webhook set secrets = $2 where id = $1`, [webhookId, this.sealed(secrets)]);
  }

  /** Something happens, as the log has it. */
  happens(kind: string, of: { dialogId?: number; messageId?: number; data?: Record<string, unknown> } = {}): Promise<number> {
    return this.rig.insert('event', {
      ...{ company_id: this.rig.companyId, kind, dialog_id: of.dialogId ?? null, message_id: of.messageId ?? null },
      data: of.data ? JSON.stringify(of.data) : null,
    });
  }

  /** The simplest event there is. */
  async aTag(label: string): Promise<number> {
    const tagId = await this.rig.insert('tag', { company_id: this.rig.companyId, label });
    await this.happens('tag_added', { data: { tagId } });
    return tagId;
  }

  /** Everything that has happened so far has been looked at, whether it became a delivery or not. */
  async logIsRead(): Promise<void> {
    const { last } = await this.rig.row<{ last: string }>(`select max(xid)::text as last from event`);
    const behind = `select 1 from webhook_feed where position <= $1::text::xid8`;
    await eventually('the log was read', async () => (await this.rig.rows(behind, [last])).length === 0);
  }

  deliveries(webhookId: number): Promise<DeliveryRow[]> {
    return this.rig.rows(
      `select id, key, hook_type, state, attempts, next_attempt_at from webhook_delivery where webhook_id = $1 order by id`,
      [webhookId],
    );
  }

  attempts(webhookId: number): Promise<AttemptRow[]> {
    return this.rig.rows(
      `select a.status, a.answer, a.error, a.duration_ms from webhook_attempt a join webhook_delivery d on d.id = a.delivery_id
        where d.webhook_id = $1 order by a.id`,
      [webhookId],
    );
  }

  async stateOf(
    webhookId: number,
  ): Promise<{ state: string; disabled_reason: string | null; failing_since: Date | null; failed_tries: number }> {
    return this.rig.row(`select state, disabled_reason, failing_since, failed_tries from webhook where id = $1`, [webhookId]);
  }

  /** All deliveries of a webhook have had their first attempt. */
  async settled(webhookId: number, count: number, withinMs?: number): Promise<DeliveryRow[]> {
    const done = async (): Promise<boolean> => {
      const rows = await this.deliveries(webhookId);
      return rows.length >= count && rows.every(({ state }) => state !== 'queued' && state !== 'sending');
    };
    await eventually(`${count} deliveries were attempted`, done, withinMs);
    return this.deliveries(webhookId);
  }

  private sealed(secrets: SigningSecrets): string {
    return new WebhookSecrets(new SecretBox(this.rig.variables().SECRET_KEY ?? '')).seal(this.rig.companyId, secrets);
  }
}
