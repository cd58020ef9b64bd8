import type { Database } from '#persistence/database.js';
import { switchedOffWebhook } from '#persistence/webhooks/switched-off.view.js';
import type { SwitchOffReason } from '#workflows/webhook-delivery/webhook-delivery.contract.js';
import type { MailPort } from '../mail/mail.port.js';
import { switchedOffMail } from './switched-off.mail.js';

/** Writes to the admins of a company whose webhook switched itself off. */
export class TellAdmins {
  constructor(
    private readonly database: Database,
    private readonly mail: MailPort,
  ) {}

  /** One mail server takes all letters or none, so a repeat after a failure rarely writes to anybody twice. */
  async run({ companyId, webhookId, reason }: { companyId: number; webhookId: number; reason: SwitchOffReason }): Promise<void> {
    const off = await this.database.transaction(companyId, (tx) => switchedOffWebhook(tx, webhookId, reason));
    if (!off) return;
    for (const { email, locale } of off.admins) await this.mail.send({ to: email, ...switchedOffMail(off, reason, locale) });
  }
}
