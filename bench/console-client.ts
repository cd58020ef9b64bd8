import { WebSocket } from 'ws';
import { BENCH, operatorEmail } from './seed.js';

/** A signed-in operator, as a browser would be. */
export class ConsoleClient {
  private constructor(
    private readonly port: number,
    private readonly cookie: string,
    private readonly csrfToken: string,
  ) {}

  static async signIn(port: number, operator: number): Promise<ConsoleClient> {
    const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: operatorEmail(operator), password: BENCH.password }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (!answer.ok || !cookie) throw new Error(`Operator ${operator} could not sign in: ${answer.status}`);
    return new ConsoleClient(port, cookie, ((await answer.json()) as { csrfToken: string }).csrfToken);
  }

  async post<T>(path: string, body?: object): Promise<T> {
    const headers = { cookie: this.cookie, 'x-csrf-token': this.csrfToken, origin: `http://127.0.0.1:${this.port}` };
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method: 'POST',
      ...(body ? { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) } : { headers }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as T;
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, { headers: { cookie: this.cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as T;
  }

  /** An open websocket; resolves when the server has said hello. */
  async live(): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}/ws`, {
      headers: { cookie: this.cookie, origin: `http://127.0.0.1:${this.port}` },
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('message', () => resolve());
      socket.once('error', reject);
    });
    return socket;
  }
}
