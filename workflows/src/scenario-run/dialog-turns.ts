import type { HttpCall, Next, Turn } from '#domain/scenarios/turn.js';
import type { CarriedTurns, Heard, ScenarioRunState, Watch } from './scenario-run.contract.js';

/** Repeats come right behind what they repeat. */
const REMEMBERED = 50;
/** A moment that has passed once is over: whoever names it again must not keep a processor busy. */
const SAME_MOMENT_AGAIN_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

type DueTurn = Pick<Turn, 'key' | 'input'>;

const NOTHING_YET: CarriedTurns = { inbox: [], watches: [], recent: [], turns: 0, next: { kind: 'none' }, called: false };

/** The turns of one dialog's bot: one at a time, in the order in which things were said; its own moments when nothing waits. Pure. */
export class DialogTurns {
  private readonly inbox: Heard[];
  private watches: Watch[];
  private readonly recent: string[];
  private turns: number;
  private next: Next;
  private called: boolean;
  private failures = 0;
  private notBeforeMs = 0;

  constructor(carried: CarriedTurns = NOTHING_YET) {
    this.inbox = [...carried.inbox];
    this.watches = [...carried.watches];
    this.recent = [...carried.recent];
    this.turns = carried.turns;
    this.next = carried.next;
    this.called = carried.called;
  }

  hear(heard: Heard, nowMs: number): void {
    const key = keyOf(heard);
    if (this.recent.includes(key)) return;
    this.recent.push(key);
    if (this.recent.length > REMEMBERED) this.recent.shift();
    if (heard.kind === 'unanswered') this.watches.push({ ...heard, dueAt: laterThan(heard.at, heard.afterSeconds, nowMs) });
    else this.inbox.push(heard);
  }

  /** What another program must be asked before anything else is heard. */
  get call(): HttpCall | null {
    return this.next.kind === 'http' && !this.called ? this.next.call : null;
  }

  callDone(): void {
    this.called = true;
  }

  /** The turn whose time has come; null while everybody waits. It stays the first until it is `taken`. */
  due(nowMs: number): DueTurn | null {
    if (this.next.kind === 'http') return this.own({ kind: 'http_answered', call: this.next.call });
    const [first] = this.inbox;
    if (first) return { key: keyOf(first), input: first };
    const watch = this.watches.find(({ dueAt }) => Date.parse(dueAt) <= nowMs);
    if (watch) return { key: keyOf(watch), input: watch };
    return this.momentMs !== null && this.momentMs <= nowMs ? this.own({ kind: 'woken' }) : null;
  }

  get hasInput(): boolean {
    return this.inbox.length > 0;
  }

  /** Until the next moment of its own; null = there is none. */
  pauseMs(nowMs: number): number | null {
    const moments = this.watches.map(({ dueAt }) => Date.parse(dueAt));
    if (this.momentMs !== null) moments.push(this.momentMs);
    return moments.length === 0 ? null : Math.max(Math.min(...moments) - nowMs, 0);
  }

  /** Nothing runs, nobody has said anything, and nobody waits for an answer. */
  get over(): boolean {
    return this.next.kind === 'none' && !this.hasInput && this.watches.length === 0;
  }

  taken({ input }: DueTurn, next: Next, nowMs: number): void {
    if (input.kind === 'woken') this.notBeforeMs = nowMs + SAME_MOMENT_AGAIN_MS;
    else if (input.kind === 'unanswered') this.watches = this.watches.filter((watch) => watch !== input);
    else if (input.kind !== 'http_answered') this.inbox.shift();
    this.next = next;
    this.called = false;
    this.turns += 1;
    this.failures = 0;
  }

  /** How long to leave the database alone after a turn that failed. */
  failed(): number {
    this.failures += 1;
    return Math.min(FIRST_RETRY_MS * 2 ** (this.failures - 1), LONGEST_RETRY_MS);
  }

  get count(): number {
    return this.turns;
  }

  get state(): ScenarioRunState {
    return {
      waiting: this.inbox.length,
      watches: this.watches.length,
      turns: this.turns,
      wakesAt: this.next.kind === 'at' ? this.next.at : null,
    };
  }

  get carried(): CarriedTurns {
    const { turns, next, called } = this;
    return { inbox: [...this.inbox], watches: [...this.watches], recent: [...this.recent], turns, next, called };
  }

  private get momentMs(): number | null {
    return this.next.kind === 'at' ? Math.max(Date.parse(this.next.at), this.notBeforeMs) : null;
  }

  private own(input: Extract<Turn['input'], { kind: 'woken' | 'http_answered' }>): DueTurn {
    const what = this.next.kind === 'at' ? this.next.at : input.kind;
    return { key: `${input.kind}:${what}:${this.turns}`, input };
  }
}

function keyOf(heard: Heard): string {
  switch (heard.kind) {
    case 'message':
      return `message:${heard.messageId}`;
    case 'unanswered':
      return `unanswered:${heard.messageId}:${heard.afterSeconds}`;
    case 'start':
      return `start:${heard.runId}`;
    default:
      return `${heard.kind}:${heard.operatorId ?? 'nobody'}:${heard.at ?? ''}`;
  }
}

const laterThan = (since: string | undefined, seconds: number, nowMs: number): string =>
  new Date((since === undefined ? nowMs : Date.parse(since)) + seconds * 1000).toISOString();
