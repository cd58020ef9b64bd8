import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/access/caller.js';
import { mayWriteMessages } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import { connectorOf } from '#connectors/registry.js';
import { clientById } from '#persistence/clients/client.view.js';
import { Database } from '#persistence/database.js';
import { presentClient } from '../clients/client.presenter.js';
import { presentDialogRow } from './dialog.presenter.js';
import { DialogReader } from './dialog-reader.js';
import type { DialogView } from './dialog-view.dto.js';

const HOUR_MS = 3_600_000;

/** Reads one dialog with everything beside it. */
@Injectable()
export class DialogViewReader {
  constructor(
    private readonly dialogs: DialogReader,
    private readonly database: Database,
  ) {}

  async view(caller: Caller, id: number): Promise<DialogView> {
    const item = await this.dialogs.item(caller, id);
    const client = await this.database.transaction(caller.companyId, (tx) => clientById(tx, item.clientId));
    const limits = connectorOf(item.transport)?.limits;
    if (!client || !limits) throw notFound('Dialog');
    const { textLength, captionLength, buttons, buttonTitleLength, replyWindowHours } = limits;
    const windowEnd = replyWindowHours && item.lastInboundAt ? new Date(item.lastInboundAt.getTime() + replyWindowHours * HOUR_MS) : null;
    return {
      ...presentDialogRow(item),
      client: presentClient(client),
      limits: { textLength, captionLength, buttons, buttonTitleLength },
      canWrite: mayWriteMessages(caller),
      windowClosesAt: windowEnd?.toISOString() ?? null,
    };
  }
}
