import type { HttpDoor } from './http-door.js';
import { merged, readByCompany, shown, unsent } from './messages.js';
import type { DialogState, ServerEvent, ServerFrame, ServerMessage } from './protocol.js';
import type { StateHolder } from './state-holder.js';

/** An operator who stops writing says nothing of it. */
const TYPING_MS = 6_000;

/** Puts what the server tells into the state. */
export class Incoming {
  /** Where the server's log goes on for us. */
  cursor: string | null = null;
  /** What may be rated now. */
  rating: string | null = null;
  private ratedLast: string | null = null;
  private readUpTo: string | null = null;
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly holder: StateHolder,
    private readonly door: HttpDoor,
    /** Tells the server what has arrived. */
    private readonly acknowledge: (ids: string[]) => void,
  ) {}

  /** Another visitor: from the beginning. */
  reset(): void {
    this.cursor = null;
    this.readUpTo = null;
    this.stopTyping();
  }

  ready(frame: ServerFrame & { type: 'ready' }): void {
    const { state } = this.holder;
    this.cursor = frame.cursor;
    const kept = frame.resumed ? state.messages : unsent(state.messages);
    this.holder.change({
      ...{ connection: 'online', loaded: true, problem: null, visitor: frame.visitor, online: frame.online },
      messages: this.with(kept, frame.messages),
      hasOlder: frame.resumed ? state.hasOlder : frame.more,
    });
    this.dialog(frame.dialog);
    this.acknowledgeNew(frame.messages);
  }

  events(frame: ServerFrame & { type: 'events' }): void {
    this.cursor = frame.cursor;
    const messages = frame.events.flatMap((event) => (event.type === 'message' ? [event.message] : []));
    if (messages.some(({ type }) => type !== 'IN')) this.stopTyping();
    this.add(messages);
    for (const event of frame.events) this.event(event);
    this.acknowledgeNew(messages);
  }

  add(messages: readonly ServerMessage[]): void {
    this.holder.change({ messages: this.with(this.holder.state.messages, messages) });
  }

  older(messages: readonly ServerMessage[], more: boolean): void {
    this.holder.change({ messages: this.with(this.holder.state.messages, messages), hasOlder: more, loadingOlder: false });
    this.acknowledgeNew(messages);
  }

  stopTyping(): void {
    clearTimeout(this.typing);
    this.holder.change({ operatorTyping: false });
  }

  private event(event: ServerEvent): void {
    if (event.type === 'dialog') this.dialog(event.dialog);
    if (event.type === 'online') this.holder.change({ online: event.online });
    if (event.type !== 'typing') return;
    this.holder.change({ operatorTyping: true });
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.stopTyping(), TYPING_MS);
  }

  private dialog({ state, operator, readUpTo, unread, rating }: DialogState): void {
    this.readUpTo = readUpTo;
    const before = this.holder.state.operator;
    // The same operator stays the same object, so that nothing is drawn anew.
    const same = before?.name === operator?.name && before?.initials === operator?.initials;
    this.rating = rating === null || rating.id === this.ratedLast ? null : rating.id;
    this.holder.change({
      ...{ dialog: state, unread, asksRating: this.rating !== null, operator: same ? before : operator },
      messages: readByCompany(this.holder.state.messages, readUpTo),
    });
  }

  /** It is rated: what the server told before it heard of that may still arrive, and asks nothing any more. */
  rated(rating: string): void {
    this.ratedLast = rating;
    if (this.rating === rating) this.rating = null;
    this.holder.change({ asksRating: this.rating !== null });
  }

  private with(current: Parameters<typeof merged>[0], news: readonly ServerMessage[]): Parameters<typeof merged>[0] {
    const added = news.map((message) => shown(message, (url) => this.door.absolute(url)));
    return readByCompany(merged(current, added), this.readUpTo);
  }

  private acknowledgeNew(messages: readonly ServerMessage[]): void {
    const ids = messages.flatMap(({ id, type, status }) => (type !== 'IN' && status === 'SENT' ? [id] : []));
    if (ids.length > 0) this.acknowledge(ids);
  }
}
