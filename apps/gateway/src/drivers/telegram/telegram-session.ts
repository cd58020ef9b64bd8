import { setTimeout as sleep } from 'node:timers/promises';
import type { FindAnswer, FindRequest, PerformRequest } from '#connectors/gateway/contract.js';
import type { ChannelSession, SignInStep } from '#domain/channels/channel-session.js';
import { Long, networkMiddlewares, type RawUpdateInfo, type User } from '@mtcute/core';
import { TelegramClient } from '@mtcute/node';
import { connecting, MessengerRefusal, type MessengerSession, type OutgoingMessage, type SessionParts } from '../driver.js';
import { container, dialogsContainer, ownMessageId } from './plain-objects.js';
import { endOf, refusalOf } from './refusals.js';
import { findPerson } from './find-person.js';
import { performAction, sendMessage, fetchMessageFile } from './requests.js';
import { SignIn } from './sign-in.js';
import { SessionStorage } from './storage.js';

/** The first page of the account's dialogs: enough to know how far those were read that are talked with. */
const DIALOGS = 100;
const LOG_OUT_MS = 10_000;
const FIRST_LOOK_MS = 60_000;

/** One Telegram account, signed in as a further device of its owner. */
export class TelegramSession implements MessengerSession {
  private readonly signing: SignIn;
  private signedIn = false;

  private constructor(
    private readonly client: TelegramClient,
    private readonly storage: SessionStorage,
    private readonly parts: SessionParts,
  ) {
    this.signing = new SignIn(client, {
      changed: (change) => parts.changed(change),
      done: (user) => this.begin(user),
    });
    client.onRawUpdate.add((info) => this.heard(info));
    client.onError.add((error) => this.trouble(error));
    client.onConnectionState.add((state) => {
      if (!this.signedIn) return;
      if (state === 'connected') parts.changed({ state: 'open', problem: null });
      if (state === 'offline') parts.changed({ state: 'connecting', problem: 'connection_lost' });
    });
  }

  static async create(apiId: number, apiHash: string, parts: SessionParts): Promise<TelegramSession> {
    const storage = new SessionStorage(parts.state);
    const client = new TelegramClient({
      ...{ apiId, apiHash, storage },
      updates: { catchUp: true },
      // Waiting is left to the product, which has a place to keep messages; here it would only block a call.
      network: { middlewares: networkMiddlewares.basic({ floodWaiter: { maxWait: 0, store: false } }) },
      // Also after a connection that came about and ended at once, or a broken network would be knocked at without a pause.
      reconnectionStrategy: ({ consequentFails }) => Math.min(1_000 * (consequentFails + 1), 10_000),
      initConnectionOptions: { deviceModel: 'Deskwire', appVersion: '1' },
      logLevel: 0,
    });
    await client.prepare();
    return new TelegramSession(client, storage, parts);
  }

  async resume(): Promise<void> {
    if (this.parts.state === null) return;
    this.signedIn = true;
    await this.client.connect();
    // Without a network this waits until there is one, and nobody waits for it.
    this.client.getMe().then(
      (user) => this.begin(user),
      (error: unknown) => this.trouble(error),
    );
  }

  async signIn(step: SignInStep): Promise<Partial<ChannelSession>> {
    if (step.step === 'sign_out') {
      const known = this.signedIn;
      this.signedIn = false;
      this.signing.cancel();
      // A session that Telegram has ended already, or cannot be told of now, is signed out here all the same.
      if (known) await Promise.race([this.client.logOut().catch(() => undefined), sleep(LOG_OUT_MS)]);
      return { state: 'signed_out', qr: null, problem: null };
    }
    await this.client.connect();
    return this.signing.take(step);
  }

  send(message: OutgoingMessage): Promise<string> {
    return this.asked(() => sendMessage(this.client, message), 'answer_lost');
  }

  perform(action: PerformRequest): Promise<void> {
    return this.asked(() => performAction(this.client, action), 'answer_lost');
  }

  find(whom: FindRequest): Promise<FindAnswer['person']> {
    return this.asked(() => findPerson(this.client, whom), 'connecting');
  }

  fetchFile(mediaId: string): Promise<{ mime: string | null; body: AsyncIterable<Uint8Array> }> {
    return this.asked(() => fetchMessageFile(this.client, mediaId), 'connecting');
  }

  state(): Buffer | null {
    return this.signedIn ? this.storage.snapshot() : null;
  }

  async close(): Promise<void> {
    this.signing.cancel();
    await this.client.destroy();
  }

  private async begin(user: User): Promise<void> {
    this.signedIn = true;
    const name = user.phoneNumber ? `+${user.phoneNumber}` : user.displayName;
    this.parts.changed({ state: 'open', qr: null, problem: null, account: name });
    this.parts.keep();
    await this.client.startUpdatesLoop();
    await this.lookAtDialogs().catch((error: unknown) => this.trouble(error));
  }

  /** While we were away clients have read: Telegram tells it only with the dialogs. */
  private async lookAtDialogs(): Promise<void> {
    const found = await this.client.call(
      { _: 'messages.getDialogs', offsetDate: 0, offsetId: 0, offsetPeer: { _: 'inputPeerEmpty' }, limit: DIALOGS, hash: Long.ZERO },
      { abortSignal: AbortSignal.timeout(FIRST_LOOK_MS) },
    );
    if (found._ !== 'messages.dialogsNotModified') this.parts.post(dialogsContainer(found));
  }

  private heard({ update, peers }: RawUpdateInfo): void {
    const own = ownMessageId(update);
    this.parts.post(container(update, peers), own ?? undefined);
    this.parts.keep();
  }

  private async asked<Answer>(question: () => Promise<Answer>, unanswered: 'answer_lost' | 'connecting'): Promise<Answer> {
    if (!this.signedIn) throw connecting();
    try {
      return await question();
    } catch (error) {
      this.trouble(error);
      throw refusalOf(error, unanswered);
    }
  }

  /** An error that ends the session signs it out here too, whoever met it. */
  private trouble(error: unknown): void {
    const problem = endOf(error);
    if (problem !== null && this.signedIn) {
      this.signedIn = false;
      this.parts.changed({ state: 'signed_out', qr: null, problem });
      this.parts.keep();
    } else if (problem === null && !(error instanceof MessengerRefusal)) this.parts.trouble(error);
  }
}
