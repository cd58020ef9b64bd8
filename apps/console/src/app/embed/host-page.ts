export type Wish = 'deskwire:ready' | 'deskwire:token-needed';

export interface Given {
  token: string;
  /** Of the page that gave it, by the browser's word. */
  origin: string;
}

/** The sites that may show this company's chats; the server wrote them into the page that it let be framed. */
export function listedOrigins(page: Document = document): string[] {
  const listed = page.querySelector<HTMLMetaElement>('meta[name="deskwire-embed-origins"]')?.content ?? '';
  return [...listed.split(' ').filter(Boolean), window.location.origin];
}

/**
 * The page around the frame. It is asked for a token and heard only as the very window that frames us, from a listed site; what is asked
 * goes to listed sites alone.
 */
export class HostPage {
  constructor(
    private readonly origins: readonly string[],
    private readonly own: Window = window,
  ) {}

  /** Nobody is around: the address was opened by itself. */
  get isMissing(): boolean {
    return this.own.parent === this.own;
  }

  /** Resolves with the page's answer, however long it takes; null when `signal` ends the waiting. */
  ask(wish: Wish, signal: AbortSignal): Promise<Given | null> {
    return new Promise((resolve) => {
      const end = (given: Given | null): void => {
        this.own.removeEventListener('message', hear);
        resolve(given);
      };
      const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
        const token = source === this.own.parent && this.origins.includes(origin) ? tokenOf(data) : null;
        if (token !== null) end({ token, origin });
      };
      this.own.addEventListener('message', hear);
      signal.addEventListener('abort', () => end(null));
      for (const origin of this.listeners()) this.own.parent.postMessage({ type: wish }, origin);
    });
  }

  /** The one that browsers name, where they do; else whoever is listed. */
  private listeners(): readonly string[] {
    const named = this.own.location.ancestorOrigins?.[0];
    return named !== undefined && this.origins.includes(named) ? [named] : this.origins;
  }
}

function tokenOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, token } = data as { type?: unknown; token?: unknown };
  return type === 'deskwire:token' && typeof token === 'string' && token !== '' ? token : null;
}
