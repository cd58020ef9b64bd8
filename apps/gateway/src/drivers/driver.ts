import type { FindAnswer, FindRequest, PerformRequest, SendRequest } from '#connectors/gateway/contract.js';
import type { ChannelSession, SignInStep } from '#domain/channels/channel-session.js';

/** Speaks one messenger's protocol. Knows neither the product nor HTTP. */
export interface Driver {
  readonly transport: string;
  /** Why it can't be used, as a code (`driver_missing`); null: it can. */
  unavailable(): Promise<string | null>;
  /** A session that is not connected yet; `state` is what an earlier one asked to keep. */
  create(parts: SessionParts): Promise<MessengerSession>;
}

export interface SessionParts {
  /** What the messenger wants to know of the program that signs in. */
  credentials: Record<string, string>;
  state: Buffer | null;
  /** The messenger's own objects, as JSON for the product. `echoOf`: it may be what we have sent ourselves, by the messenger's id. */
  post(body: Record<string, unknown>, echoOf?: string): void;
  changed(change: Partial<ChannelSession>): void;
  /** Something that must survive a restart has changed; `MessengerSession.state` gives it. */
  keep(): void;
  /** Something went wrong that nobody waits for. */
  trouble(error: unknown): void;
}

/** One number's session with its messenger. What it refuses is a `MessengerRefusal`. */
export interface MessengerSession {
  /** Connects with the kept state; without one nothing happens. Does not wait for the messenger. */
  resume(): Promise<void>;
  signIn(step: SignInStep): Promise<Partial<ChannelSession>>;
  /** Resolves with the messenger's id of the message. */
  send(message: OutgoingMessage): Promise<string>;
  perform(action: PerformRequest): Promise<void>;
  /** Null: nobody is there. */
  find(whom: FindRequest): Promise<FindAnswer['person']>;
  fetchFile(mediaId: string): Promise<{ mime: string | null; body: AsyncIterable<Uint8Array> }>;
  /** What must be kept to go on after a restart; null: nobody is signed in. */
  state(): Buffer | null;
  close(): Promise<void>;
}

/** A message to send; its file, if it has one, lies on this machine. */
export type OutgoingMessage = Omit<SendRequest, 'file'> & { file: OutgoingFile | null };
export type OutgoingFile = Omit<NonNullable<SendRequest['file']>, 'id'> & { path: string };

/** The messenger, or the gateway itself, does not do what it was asked for. */
export class MessengerRefusal extends Error {
  constructor(
    /** The messenger's own code, or one of the gateway's. */
    readonly code: string,
    readonly status: number,
    readonly more: { retryAfterSeconds?: number; words?: string; client?: 'blocked' | 'deleted' } = {},
  ) {
    super(code);
    this.name = 'MessengerRefusal';
  }
}

export const signedOut = (): MessengerRefusal => new MessengerRefusal('signed_out', 409);
export const connecting = (): MessengerRefusal => new MessengerRefusal('connecting', 503);
