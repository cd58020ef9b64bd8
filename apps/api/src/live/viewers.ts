import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { operatorName } from '#domain/operators/operator-name.js';
import { Database } from '#persistence/database.js';
import { dialogById } from '#persistence/dialogs/dialog-list.view.js';
import { addTyping } from '#persistence/channel-actions/channel-action.store.js';
import { liveOperators } from '#persistence/operators/live-operator.view.js';
import { Wake } from '#persistence/wake.js';
import { Log } from '../platform/log.js';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.js';
import { OthersViewers, type Seen } from './others-viewers.js';

const TYPING_MS = 5_000;

/** Each process repeats what it knows, so that one that died is forgotten, and one that has just begun learns of it. */
const REPEAT_MS = 20_000;

/** Who else is looking at a dialog, and who is writing in it, whichever process his browser has come to. */
@Injectable()
export class Viewers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly names = new Map<number, string>();
  private readonly process = randomUUID();
  private readonly others = new OthersViewers();
  private timer: NodeJS.Timeout | undefined;
  private stopHearing: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly sockets: LiveSockets,
    private readonly wake: Wake,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.stopHearing = this.wake.onWords((words) => this.hear(words));
    this.wake.say(JSON.stringify({ process: this.process, hello: true }));
    this.timer = setInterval(() => this.repeat(), REPEAT_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.stopHearing();
    this.wake.say(JSON.stringify({ process: this.process, bye: true }));
  }

  async viewing(socket: LiveSocket, dialogId: number | null): Promise<void> {
    const before = socket.viewing;
    if (before === dialogId) return;
    if (dialogId !== null && !(await this.prepare(socket, dialogId))) return;
    socket.viewing = dialogId;
    // Or he would seem to write in the dialog that he has only just opened.
    socket.typingUntil = 0;
    if (before !== null) this.announce(socket.companyId, before);
    if (dialogId !== null) this.announce(socket.companyId, dialogId);
  }

  typing(socket: LiveSocket, dialogId: number): void {
    if (socket.viewing !== dialogId) return;
    const wasTyping = socket.typingUntil > Date.now();
    socket.typingUntil = Date.now() + TYPING_MS;
    if (wasTyping) return;
    this.announce(socket.companyId, dialogId);
    this.showClient(socket.companyId, dialogId);
    const end = (): void => {
      const left = socket.typingUntil - Date.now();
      if (left > 0) setTimeout(end, left).unref();
      else if (socket.viewing !== null) this.announce(socket.companyId, socket.viewing);
    };
    setTimeout(end, TYPING_MS).unref();
  }

  /** The client sees that somebody writes, where his messenger shows such a thing; whether it can is decided when it is done. */
  private showClient(companyId: number, dialogId: number): void {
    this.database
      .transaction(companyId, (tx) => addTyping(tx, dialogId))
      .then(() => {
        this.wake.wake('action');
        this.wake.wake('event');
      })
      .catch((error: unknown) => this.log.failure('a typing mark was not passed on', error));
  }

  left(socket: LiveSocket): void {
    if (socket.viewing !== null) this.announce(socket.companyId, socket.viewing);
  }

  /** Only who may see a dialog may be seen in it. */
  private prepare(socket: LiveSocket, dialogId: number): Promise<boolean> {
    return this.database.transaction(socket.companyId, async (tx) => {
      if (!this.names.has(socket.operatorId)) {
        const [operator] = await liveOperators(tx, [socket.operatorId]);
        if (operator) this.names.set(operator.id, operatorName(operator.firstName, operator.lastName));
      }
      return (await dialogById(tx, dialogId, socket.scope)) !== null;
    });
  }

  /** Says who is here, in this process and to the others. */
  private announce(companyId: number, dialogId: number): void {
    this.tell(companyId, dialogId);
    this.show(companyId, dialogId);
  }

  private tell(companyId: number, dialogId: number): void {
    this.wake.say(JSON.stringify({ process: this.process, companyId, dialogId, viewers: this.here(companyId, dialogId) }));
  }

  private hear(words: string): void {
    const said = this.others.hear(words, this.process, Date.now());
    if (said === 'tell_all') this.tellAll();
    else said.forEach(({ companyId, dialogId }) => this.show(companyId, dialogId));
  }

  private repeat(): void {
    this.tellAll();
    this.others.forget(Date.now()).forEach(({ companyId, dialogId }) => this.show(companyId, dialogId));
  }

  private tellAll(): void {
    const viewed = new Map(
      this.sockets.all().flatMap(({ companyId, viewing }) => (viewing === null ? [] : [[viewing, companyId] as const])),
    );
    for (const [dialogId, companyId] of viewed) this.tell(companyId, dialogId);
  }

  /** Whose browsers have come to this process. */
  private here(companyId: number, dialogId: number): Seen[] {
    const now = Date.now();
    const there = [...this.sockets.of(companyId)].filter(({ viewing }) => viewing === dialogId);
    return united(there.map(({ operatorId: id, typingUntil }) => ({ id, name: this.names.get(id) ?? '', typing: typingUntil > now })));
  }

  private show(companyId: number, dialogId: number): void {
    const all = united([...this.here(companyId, dialogId), ...this.others.of(companyId, dialogId)]);
    for (const socket of this.sockets.of(companyId)) {
      if (socket.viewing !== dialogId) continue;
      socket.send({ type: 'viewers', dialogId, viewers: all.filter(({ id }) => id !== socket.operatorId) });
    }
  }
}

/** One person once, however many windows of his are open; he types if he does in any of them. */
function united(seen: Seen[]): Seen[] {
  const byId = new Map<number, Seen>();
  for (const one of seen) byId.set(one.id, { ...one, typing: one.typing || (byId.get(one.id)?.typing ?? false) });
  return [...byId.values()];
}
