import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { isApiError } from '../../api/api-error.js';

/** What was sent from this tab and is not confirmed yet; shown at once, replaced by the server's row. */
export interface Unconfirmed {
  /** The same with every try, so that one whose answer was lost does not send twice. */
  clientMessageId: string;
  createdAt: string;
  /** `interrupted`: on its way when the page was reloaded, so nobody knows; sending it again can't double it. */
  state: 'sending' | 'failed' | 'interrupted';
  /** Why it failed; null while it is on its way, and when the server was not reached. */
  error: string | null;
}

interface Options<E> {
  /** Key of this tab's storage. */
  name: string;
  /** Within a thread one goes after another, or they would be read in another order than they were written. */
  threadOf(echo: E): number;
  /** As it is kept over a reload. */
  toStore(echo: E): E;
  /** Why it was refused, in the reader's language. */
  wordsOf(error: unknown): string;
}

const PAUSES_MILLISECONDS = [1000, 3000, 6000];

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * What this tab has sent and not seen confirmed. Kept over a reload in the tab's own storage, so that a text is never lost;
 * tries until it is answered.
 */
export function createSendQueue<E extends Unconfirmed>({ name, threadOf, toStore, wordsOf }: Options<E>) {
  const useEchoes = create<{ echoes: E[] }>()(
    persist(() => ({ echoes: [] as E[] }), {
      name,
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ echoes }) => ({ echoes: echoes.map(toStore) }),
      // What was on its way when the page went away was perhaps never heard: offer it again.
      merge: (stored, current) => ({
        ...current,
        echoes: ((stored as { echoes: E[] } | undefined)?.echoes ?? []).map((echo) =>
          echo.state === 'sending' ? { ...echo, state: 'interrupted' as const } : echo,
        ),
      }),
    }),
  );
  const chains = new Map<number, Promise<void>>();
  const change = (next: (echoes: E[]) => E[]): void => {
    useEchoes.setState(({ echoes }) => ({ echoes: next(echoes) }));
  };
  const patch = (id: string, changed: Partial<Unconfirmed>): void =>
    change((echoes) => echoes.map((echo) => (echo.clientMessageId === id ? { ...echo, ...changed } : echo)));

  /** Those of the thread that the server did not get. */
  const unreached = (thread: number): E[] =>
    useEchoes.getState().echoes.filter((echo) => threadOf(echo) === thread && echo.state === 'failed' && echo.error === null);

  /** Not before one that was written earlier and did not get through: it goes out with that one. */
  async function deliverInTurn(echo: E, post: (echo: E) => Promise<void>): Promise<void> {
    const { echoes } = useEchoes.getState();
    const place = echoes.findIndex(({ clientMessageId }) => clientMessageId === echo.clientMessageId);
    if (unreached(threadOf(echo)).some((one) => echoes.indexOf(one) < place))
      return patch(echo.clientMessageId, { state: 'failed', error: null });
    return deliver(echo, post);
  }

  async function deliver(echo: E, post: (echo: E) => Promise<void>): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await post(echo);
      } catch (error) {
        const wait = PAUSES_MILLISECONDS[attempt];
        const temporary = isApiError(error) && error.isTemporary;
        if (!temporary || wait === undefined) {
          const silent = isApiError(error) && error.isNetwork;
          return patch(echo.clientMessageId, { state: 'failed', error: silent ? null : wordsOf(error) });
        }
        await pause(wait);
      }
    }
  }

  function enqueue(echo: E, attempt: (echo: E) => Promise<void>): void {
    const before = chains.get(threadOf(echo)) ?? Promise.resolve();
    chains.set(
      threadOf(echo),
      before.then(() => attempt(echo)),
    );
  }

  const sendAgain = (echo: E, post: (echo: E) => Promise<void>): void => {
    patch(echo.clientMessageId, { state: 'sending', error: null });
    enqueue(echo, (one) => deliver(one, post));
  };
  const sendInTurn = (echo: E, post: (echo: E) => Promise<void>): void => {
    patch(echo.clientMessageId, { state: 'sending', error: null });
    enqueue(echo, (one) => deliverInTurn(one, post));
  };
  return {
    useEchoes,
    /** Shows the message at once and sends it; what did not get through before goes first. */
    send(echo: E, post: (echo: E) => Promise<void>): void {
      for (const one of unreached(threadOf(echo))) sendInTurn(one, post);
      change((echoes) => [...echoes, echo]);
      sendInTurn(echo, post);
    },
    /** As its writer asks, whatever became of those before it. */
    sendAgain,
    drop: (id: string): void => change((echoes) => echoes.filter((echo) => echo.clientMessageId !== id)),
    /** After a break of the line: what failed only because the server was away goes out by itself. */
    resendAfterBreak(post: (echo: E) => Promise<void>): void {
      for (const echo of useEchoes.getState().echoes) {
        if (echo.state === 'failed' && echo.error === null) sendInTurn(echo, post);
      }
    },
  };
}
