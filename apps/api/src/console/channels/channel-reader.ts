import { Injectable } from '@nestjs/common';
import { mayManageChannels } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import { channelById, listChannels } from '#persistence/channels/channel.view.js';
import { Database } from '#persistence/database.js';
import type { SignedIn } from '../../access/signed-in.js';
import { Env } from '../../env.js';
import { presentChannel } from './channel.presenter.js';
import type { Channel, ChannelList } from './channels.dto.js';

@Injectable()
export class ChannelReader {
  constructor(
    private readonly database: Database,
    private readonly env: Env,
  ) {}

  async list(caller: SignedIn): Promise<ChannelList> {
    const rows = await this.database.transaction(caller.companyId, listChannels);
    return { items: rows.map((row) => this.present(row, caller)) };
  }

  async one(caller: SignedIn, id: number): Promise<Channel> {
    const row = await this.database.transaction(caller.companyId, (tx) => channelById(tx, id));
    if (!row) throw notFound('Channel');
    return this.present(row, caller);
  }

  private present(row: Parameters<typeof presentChannel>[0], caller: SignedIn): Channel {
    return presentChannel(row, mayManageChannels(caller), this.env.PUBLIC_URL !== undefined);
  }
}
