import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#domain/shared/clock.port.js';
import { ShareOver } from '#domain/shares/share.js';
import { Database, type Tx } from '#persistence/database.js';
import { messagePage, type MessageListItem, type MessagePlace } from '#persistence/messages/message-list.view.js';
import { ShareStore, type OpenShare } from '#persistence/shares/share.store.js';
import { sharedChat, sharedFile, shareSeen } from '#persistence/shares/share.view.js';
import { CLOCK } from '../../platform/ports.js';
import { readCursor, writeCursor } from '../dialogs/cursor.js';
import { presentSharedMessage } from './share.presenter.js';
import { ShareFiles, type PassedFile } from './share-files.js';
import type { SharedChat } from './shares.dto.js';

const PAGE = 50;
/** Stretches in which colleagues alone wrote are passed over, so many messages at most for one answer. */
const MOST_READ = 20 * PAGE;

/** A chat as whoever has the link may read it. */
@Injectable()
export class SharedReader {
  constructor(
    private readonly database: Database,
    private readonly shares: ShareStore,
    private readonly files: ShareFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async look(token: string, before: string | null): Promise<SharedChat> {
    const share = await this.shares.open(token, this.clock.now());
    const place = readCursor(before ?? undefined, 'before');
    return this.database.transaction(share.companyId, async (tx) => {
      const chat = await sharedChat(tx, share.id);
      if (!chat) throw new ShareOver('unknown');
      if (!place) shareSeen(tx, share.id, this.clock.now());
      const { items, next } = await visiblePage(tx, share, chat.withComments, place);
      return {
        ...{ company: chat.companyName, client: chat.clientName, channel: chat.channelName, transport: chat.transport },
        ...{ withComments: chat.withComments, expiresAt: share.expiresAt.toISOString() },
        messages: items.map((row) =>
          presentSharedMessage(row, (attachmentId, name) => this.files.urlOf(fileOf(share, attachmentId), name)),
        ),
        before: next && writeCursor(next),
      };
    });
  }

  /** Null for a file that the pass or the link does not open any more. */
  async file(pass: string): ReturnType<typeof sharedFile> {
    const passed = this.files.read(pass);
    if (!passed) return null;
    const share = await this.shares.openById(passed.companyId, passed.shareId, this.clock.now());
    return this.database.transaction(share.companyId, (tx) => sharedFile(tx, share.id, passed.attachmentId));
  }
}

const fileOf = ({ companyId, id: shareId }: OpenShare, attachmentId: number): PassedFile => ({ companyId, shareId, attachmentId });

const isOfColleagues = ({ kind }: MessageListItem): boolean => kind === 'comment' || kind === 'system';

async function visiblePage(
  tx: Tx,
  { dialogId }: OpenShare,
  withComments: boolean,
  from: MessagePlace | null,
): Promise<{ items: MessageListItem[]; next: MessagePlace | null }> {
  const items: MessageListItem[] = [];
  let place = from;
  for (let read = 0; read < MOST_READ; read += PAGE) {
    const rows = await messagePage(tx, dialogId, 'before', place, PAGE);
    items.unshift(...(withComments ? rows : rows.filter((row) => !isOfColleagues(row))));
    const [oldest] = rows;
    if (!oldest || rows.length < PAGE) return { items, next: null };
    place = { at: oldest.sentAt, id: oldest.id };
    if (items.length >= PAGE) break;
  }
  return { items, next: place };
}
