import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { Connector, ParsedRequest, RawRequest } from '../connector.js';
import { ProviderStub, type Script, type TakenRequest } from './provider-stub.js';

/** A webhook of the fixtures and all that must come of it. */
export interface IncomingCase {
  name: string;
  file: string;
  expect: InboundEvent[];
  /** What else the webhook says: its place in a history, that templates changed. */
  beside?: Partial<ParsedRequest>;
}

/** One request to the provider: its path, and its body as JSON or as the fields of a form (a file as its name and type). */
export interface ExpectedCall {
  path: string;
  json?: unknown;
  form?: Record<string, string>;
}

/** A message and what must be sent: the fixture that its only request's body equals, apart from what only we add, or the calls. */
export interface OutgoingCase {
  name: string;
  message: OutboundMessage;
  sends: string | ExpectedCall[];
  /** What the provider says to the calls; `accepted` to the only one unless told. */
  answers?: (Script | ((request: TakenRequest) => Script))[];
}

/** A provider's answer and the error that it must become. */
export interface RefusalCase {
  name: string;
  answer: Script;
  becomes: Record<string, unknown>;
}

export interface ConnectorTable {
  /** The folder of the fixtures. */
  fixtures: string;
  /** The channel that a fixture was sent to. */
  channelOf(body: unknown): ConnectedChannel;
  /** A channel whose provider is at this address. */
  channelAt(origin: string): ConnectedChannel;
  /** Fixtures whose name begins so are webhooks, and each must be in the table. */
  webhooks(file: string): boolean;
  /** What we add to every request's body. */
  ours(message: OutboundMessage): Record<string, unknown>;
  accepted: Script;
  incoming: readonly IncomingCase[];
  outgoing: readonly OutgoingCase[];
  refusals: readonly RefusalCase[];
}

async function callOf({ path, headers, body }: TakenRequest): Promise<ExpectedCall> {
  const type = headers['content-type'] ?? '';
  if (type === 'application/x-www-form-urlencoded') return { path, form: Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  if (!type.startsWith('multipart/')) return body.length === 0 ? { path } : { path, json: JSON.parse(body.toString('utf8')) as unknown };
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const fields = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : `${value.name} (${value.type})`] as const);
  return { path, form: Object.fromEntries(fields) };
}

export const webhook = (body: Uint8Array, headers: RawRequest['headers'] = {}): RawRequest => ({
  method: 'POST',
  headers,
  query: {},
  body,
});

/** The tests that every connector must pass, from a table of its fixtures; no network but this machine. */
export function connectorSpec(connector: Connector, table: ConnectorTable): void {
  const bytesOf = (file: string): Buffer => readFileSync(join(table.fixtures, file));
  const jsonOf = (file: string): Record<string, unknown> => JSON.parse(bytesOf(file).toString('utf8')) as Record<string, unknown>;

  describe(`${connector.transport}: webhooks become events`, () => {
    it.each(table.incoming.map((entry) => [entry.name, entry] as const))('%s', (_name, { file, expect: events, beside }) => {
      const parsed = connector.parse(webhook(bytesOf(file)), table.channelOf(jsonOf(file)));
      expect(parsed).toEqual({ events, notServed: [], ...beside });
    });

    it('every captured webhook is in the table', () => {
      const captured = readdirSync(table.fixtures).filter((file) => table.webhooks(file));
      const covered = new Set(table.incoming.map(({ file }) => file));
      expect(captured.filter((file) => !covered.has(file))).toEqual([]);
    });
  });

  describe(`${connector.transport}: messages become the provider's requests`, () => {
    let provider: ProviderStub;
    beforeAll(async () => void (provider = await ProviderStub.start()));
    afterAll(() => provider.stop());

    it.each(table.outgoing.map((entry) => [entry.name, entry] as const))('%s', async (_name, { message, sends, answers }) => {
      provider.answers(...(answers ?? [table.accepted]));
      await connector.send(message, table.channelAt(provider.origin), provider.http);
      if (typeof sends !== 'string') return expect(await Promise.all(provider.taken.map(callOf))).toEqual(sends);
      expect(provider.taken.map(({ body }) => JSON.parse(body.toString('utf8')) as unknown)).toEqual([
        { ...jsonOf(sends), ...table.ours(message) },
      ]);
    });

    it.each(table.refusals.map((entry) => [entry.name, entry] as const))('refusal: %s', async (_name, { answer, becomes }) => {
      const channel = table.channelAt(provider.origin);
      provider.answers(answer);
      const refusal: unknown = await connector.send(table.outgoing[0]!.message, channel, provider.http).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ name: 'SendError', ...becomes });
      const told = JSON.stringify([refusal, String(refusal)]);
      for (const secret of Object.values(channel.secrets)) expect(told).not.toContain(secret);
    });
  });
}
