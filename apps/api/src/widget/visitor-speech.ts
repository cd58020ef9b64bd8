import { Inject, Injectable } from '@nestjs/common';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { DomainError } from '#domain/shared/domain-error.js';
import type { Clock } from '#domain/shared/clock.port.js';
import type { VisitorUpdate } from '#connectors/site-widget/update.js';
import type { VisitorUpload } from '#persistence/visitors/visitor-upload.store.js';
import type { VisitorRow } from '#persistence/visitors/visitor.store.js';
import { ReceiveUpdate } from '../hooks/receive-update.js';
import { CLOCK } from '../platform/ports.js';
import { identityOf, labelOf } from './visitor-name.js';

/** What the frame may not say of itself. */
interface Beside {
  files?: VisitorUpload[];
  page?: boolean;
  /** The visitor that he was until his site said who he is. */
  alias?: string;
}

/** Hands on what a visitor said, by the way that every provider's webhook takes. Resolves after the commit. */
@Injectable()
export class VisitorSpeech {
  constructor(
    private readonly receive: ReceiveUpdate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async say(channel: ConnectedChannel, visitor: VisitorRow, frame: Record<string, unknown>, beside: Beside = {}): Promise<void> {
    const { data } = visitor;
    const { page } = data;
    const update: VisitorUpdate = {
      visitor: {
        ...identityOf(visitor),
        ...{ alias: beside.alias ?? null, name: data.name ?? null, phone: data.phone ?? null },
        label: labelOf(visitor, channel.settings.locale),
      },
      at: this.clock.now().toISOString(),
      page: beside.page && page ? { url: page.url, title: page.title ?? null, referrer: page.referrer ?? null } : null,
      files: (beside.files ?? []).map(({ storageKey: key, size, name, mime: contentType }) => ({ key, size, name, contentType })),
      frame,
    };
    const body = Buffer.from(JSON.stringify(update));
    const { quarantined } = await this.receive.run(channel, { method: 'POST', headers: {}, query: {}, body });
    if (quarantined !== null) throw new DomainError('not_understood', 'This could not be stored; the company sees it on its channel page');
  }
}
