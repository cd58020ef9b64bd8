import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { keptOrFreePort } from '../apps/launcher/src/network/ports.js';
import { timing } from './load.js';
import { startProduct } from './product-process.js';
import { row, type Section } from './report.js';

const ROUNDS = 3;
const PATIENCE_MS = 20_000;

interface SimulatedChannel {
  channelKey: string;
  transport: string;
}

/** From a simulated phone to the operator's screen, his answer, and back to the phone: the whole product, a messenger at a time. */
export async function echoBench(root: string, phones: number): Promise<Section> {
  const data = mkdtempSync(join(tmpdir(), 'deskwire-bench-echo-'));
  const port = await keptOrFreePort(undefined);
  const password = randomUUID();
  const product = await startProduct(root, data, port, { DEMO_PASSWORD: password });
  const base = `http://localhost:${port}`;
  const operator = await Operator.signIn(base, password);
  const rows: string[][] = [];
  try {
    const { items } = (await (await fetch(`${base}/simulator/phones`)).json()) as { items: SimulatedChannel[] };
    for (const channel of items) {
      rows.push(await roundTrips(base, operator, channel, phones));
      process.stdout.write(`  ${rows.at(-1)?.join(' | ')}\n`);
    }
  } finally {
    operator.leave();
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  }
  return {
    title: 'From the phone to the operator and back',
    text: [
      `\`npm start\` with its demo: a text leaves the simulated phone, reaches an operator's websocket, is answered at once, and the answer is on the phone.`,
      `One at a time, ${phones} phones, ${ROUNDS} rounds. It includes the provider's simulator twice, API, sender and every queue between them.`,
    ].join(' '),
    head: ['messenger', 'to the operator p50 ms', 'p99 ms', 'there and back p50 ms', 'p99 ms'],
    rows,
  };
}

async function roundTrips(base: string, operator: Operator, { channelKey, transport }: SimulatedChannel, count: number): Promise<string[]> {
  const phones = await Promise.all(Array.from({ length: count }, () => Phone.open(base, channelKey)));
  const there: number[] = [];
  const back: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const phone of phones) {
        const [question, answer] = [`question ${randomUUID()}`, `answer ${randomUUID()}`];
        const [seen, shown] = [operator.sees(question), phone.shows(answer)];
        const began = performance.now();
        await phone.write(question);
        const dialogId = await seen;
        const arrived = performance.now();
        await operator.answer(dialogId, answer);
        await shown;
        // The first round finds everything cold: new clients, plans not made yet.
        if (round === 0) continue;
        there.push(arrived - began);
        back.push(performance.now() - began);
      }
    }
  } finally {
    phones.forEach((phone) => phone.leave());
  }
  const figures = [timing(there, 1, 0), timing(back, 1, 0)].flatMap(({ p50, p99 }) => [p50.toFixed(0), p99.toFixed(0)]);
  return row(transport, ...figures);
}

/** The demo's admin in his console. */
class Operator {
  private readonly waiting = new Map<string, (dialogId: number) => void>();

  private constructor(
    private readonly base: string,
    private readonly headers: Record<string, string>,
    private readonly socket: WebSocket,
  ) {
    socket.on('message', (data: Buffer) => {
      const { events = [] } = JSON.parse(data.toString()) as { events?: { message?: { text: string | null; dialogId: number } }[] };
      for (const { message } of events) if (message?.text) this.waiting.get(message.text)?.(message.dialogId);
    });
  }

  static async signIn(base: string, password: string): Promise<Operator> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ email: 'demo@deskwire.test', password }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (!answer.ok || !cookie) throw new Error(`The demo's admin could not sign in: ${answer.status}`);
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    const socket = new WebSocket(`${base.replace('http', 'ws')}/ws`, { headers: { cookie, origin: base } });
    await new Promise<void>((resolve, reject) => void socket.once('message', () => resolve()).once('error', reject));
    return new Operator(base, { ...headers, cookie, 'x-csrf-token': csrfToken }, socket);
  }

  /** Resolves with the dialog in which these words appear. */
  sees(words: string): Promise<number> {
    return inTime<number>(`the operator sees "${words}"`, (resolve) => this.waiting.set(words, resolve)).finally(() =>
      this.waiting.delete(words),
    );
  }

  async answer(dialogId: number, text: string): Promise<void> {
    const body = JSON.stringify({ clientMessageId: randomUUID(), kind: 'to_client', text });
    const answer = await fetch(`${this.base}/api/dialogs/${dialogId}/messages`, { method: 'POST', headers: this.headers, body });
    if (!answer.ok) throw new Error(`The answer was refused: ${answer.status} ${await answer.text()}`);
  }

  leave(): void {
    this.socket.terminate();
  }
}

/** A simulated phone, its screen watched all the time. */
class Phone {
  private readonly waiting = new Map<string, () => void>();
  private readonly leaving = new AbortController();

  private constructor(private readonly address: string) {}

  static async open(base: string, channelKey: string): Promise<Phone> {
    const clients = `${base}/simulator/phones/${channelKey}/clients`;
    const answer = await fetch(clients, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    const { clientId } = (await answer.json()) as { clientId: string };
    const phone = new Phone(`${clients}/${clientId}`);
    await phone.watch();
    return phone;
  }

  async write(text: string): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.address}/messages`, { method: 'POST', headers, body: JSON.stringify({ text }) });
    if (!answer.ok) throw new Error(`The phone could not write: ${answer.status} ${await answer.text()}`);
  }

  shows(words: string): Promise<void> {
    return inTime<void>(`the phone shows "${words}"`, (resolve) => this.waiting.set(words, resolve)).finally(() =>
      this.waiting.delete(words),
    );
  }

  leave(): void {
    this.leaving.abort();
  }

  private async watch(): Promise<void> {
    const stream = await fetch(`${this.address}/stream`, { signal: this.leaving.signal });
    const reader = stream.body!.getReader();
    await reader.read();
    const decoder = new TextDecoder();
    const read = async (): Promise<void> => {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        const text = decoder.decode(piece.value, { stream: true });
        for (const [words, tell] of this.waiting) if (text.includes(words)) tell();
      }
    };
    void read().catch((error: unknown) => {
      if (!this.leaving.signal.aborted) throw error;
    });
  }
}

function inTime<Value>(what: string, wait: (resolve: (value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what}: not within ${PATIENCE_MS} ms`)), PATIENCE_MS);
    wait((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
