import { create } from 'zustand';
import { callFromFrame, http, rememberCsrfToken, whenSignedOut } from '../../api/client.js';
import { enterFrame, readFrameAddress } from '../../api/frame.js';
import { meQuery } from '../../api/session.js';
import type { components } from '../../api/schema.js';
import type { Me } from '../../api/types.js';
import { queryClient } from '../query-client.js';
import { HostPage, listedOrigins, type Wish } from './host-page.js';

/**
 * `alone`: nobody is around. `waiting`: the page is asked for a token. `open`: one works. `ended`: somebody ended the session, or the page
 * gave no other token. `refused`: the token was no good.
 */
export type FrameStage = 'alone' | 'waiting' | 'open' | 'ended' | 'refused';

interface FrameSessionState {
  stage: FrameStage;
  /** Why it was refused. */
  error: unknown;
  /** Which session it is; each has its own websocket. */
  generation: number;
}

export const useFrameSession = create<FrameSessionState>(() => ({ stage: 'waiting', error: null, generation: 0 }));

/** A page that does not answer for so long has nobody who listens. */
const PATIENCE_MS = 15_000;
/** So near to its end a session was not ended by somebody. */
const NEAR_END_MS = 60_000;

type Opened = Omit<components['schemas']['OpenedFrame'], 'me'> & { me: Me };

/** The session of this frame: a bearer that nothing but this object knows, and how to come by the next one. */
class FrameSession {
  private readonly host = new HostPage(listedOrigins());
  private readonly address = readFrameAddress(window.location.search);
  private readonly companyId = Number(/^\/embed\/(\d+)/.exec(window.location.pathname)?.[1]);
  private renewing: Promise<boolean> | null = null;
  private endsAt = 0;
  /** Somebody ended it: whoever sits before it decides whether to go on. */
  private stopped = false;

  start(): void {
    if (this.host.isMissing) return useFrameSession.setState({ stage: 'alone' });
    // Uploads have no second try of their own; what comes next finds the new session.
    whenSignedOut(() => void this.renew());
    void this.enter('deskwire:ready', new AbortController().signal);
  }

  /** Asks again, because whoever looks wants to go on. */
  again = (): void => {
    this.stopped = false;
    useFrameSession.setState({ stage: 'waiting', error: null });
    void this.renew();
  };

  /** Another session in the place of one that is over; all who ask at once wait for the same one. */
  renew = (): Promise<boolean> => {
    if (this.stopped) return Promise.resolve(false);
    this.renewing ??= this.enter('deskwire:token-needed', AbortSignal.timeout(PATIENCE_MS)).finally(() => (this.renewing = null));
    return this.renewing;
  };

  /** The websocket was cut because the session is gone: by age it is renewed, by somebody's hand it stays so. */
  ended = (): void => {
    if (Date.now() > this.endsAt - NEAR_END_MS) return void this.renew();
    this.stopped = true;
    useFrameSession.setState({ stage: 'ended' });
  };

  private async enter(wish: Wish, signal: AbortSignal): Promise<boolean> {
    const given = await this.host.ask(wish, signal);
    if (!given) {
      useFrameSession.setState({ stage: 'ended' });
      return false;
    }
    try {
      this.open(await http.post<Opened>('/api/embed/session', { companyId: this.companyId, ...given }));
      return true;
    } catch (error) {
      useFrameSession.setState({ stage: 'refused', error });
      return false;
    }
  }

  private open({ bearer, expiresAt, me }: Opened): void {
    this.endsAt = Date.parse(expiresAt);
    callFromFrame({ bearer, renew: this.renew });
    rememberCsrfToken(me.csrfToken);
    if (me.frame) enterFrame(me.frame, this.address);
    queryClient.setQueryData(meQuery.queryKey, me);
    useFrameSession.setState(({ generation }) => ({ stage: 'open', error: null, generation: generation + 1 }));
  }
}

export const frameSession = new FrameSession();
