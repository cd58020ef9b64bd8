import type { ChatState } from './chat-state.js';

const EMPTY: ChatState = {
  ...{ connection: 'idle', config: null, visitor: null, messages: [], loaded: false, hasOlder: false, loadingOlder: false },
  ...{ unread: 0, dialog: 'none', operator: null, operatorTyping: false, online: false, asksRating: false, problem: null },
};

/** The state and who wants to hear of it. */
export class StateHolder {
  private current = EMPTY;
  private readonly listeners = new Set<(state: ChatState) => void>();

  get state(): ChatState {
    return this.current;
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Tells of it only when something is different. */
  change(changes: Partial<ChatState>): void {
    const keys = Object.keys(changes) as (keyof ChatState)[];
    if (keys.every((key) => Object.is(this.current[key], changes[key]))) return;
    this.current = { ...this.current, ...changes };
    for (const listener of [...this.listeners]) listener(this.current);
  }

  /** Another visitor: nothing of this one stays but the channel's look. */
  reset(): void {
    const { config, online, connection } = this.current;
    this.change({ ...EMPTY, config, online, connection });
  }
}
