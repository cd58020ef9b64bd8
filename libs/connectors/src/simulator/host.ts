import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundHttp } from '../http/outbound-http.js';
import { externalSimulator } from '../external/simulator/simulator.js';
import { maxSimulator, tamtamSimulator } from '../max/simulator/simulator.js';
import { siteChatsAt } from '../site-widget/simulator/site-chats.js';
import { siteWidgetSimulator } from '../site-widget/simulator/simulator.js';
import { telegramBotSimulator } from '../telegram-bot/simulator/simulator.js';
import { telegramPersonalSimulator } from '../telegram-personal/simulator/simulator.js';
import { whatsapp360dialogSimulator } from '../whatsapp-360dialog/simulator/simulator.js';
import { whatsappCloudSimulator } from '../whatsapp-cloud/simulator/simulator.js';
import { whatsappGupshupSimulator } from '../whatsapp-gupshup/simulator/simulator.js';
import { whatsappPersonalSimulator } from '../whatsapp-personal/simulator/simulator.js';
import { type SimulatedAccount, StripeSimulator } from '../payments/stripe/simulator/stripe-simulator.js';
import { readCall, writeAnswer } from './calls.js';
import { Files } from './files.js';
import { Hooks } from './hooks.js';
import { Ledger } from './ledger.js';
import { answerOrders } from './orders.js';
import { PhoneApi } from './phone-api.js';
import { PhonesFile } from './phones-file.js';
import { Phones } from './phones.js';
import type { Pace, ProviderSimulator, SimulatedChannel, World } from './provider-simulator.js';
import { Schedule } from './schedule.js';

/** Every provider that can be simulated. A new one is a folder and a line here. */
const SIMULATORS: readonly ((world: World) => ProviderSimulator)[] = [
  whatsappCloudSimulator,
  whatsappGupshupSimulator,
  whatsapp360dialogSimulator,
  whatsappPersonalSimulator,
  telegramBotSimulator,
  telegramPersonalSimulator,
  maxSimulator,
  tamtamSimulator,
  siteWidgetSimulator,
  externalSimulator,
];

export const simulatedProviders = (world: World): ProviderSimulator[] => SIMULATORS.map((make) => make(world));

export interface SimulatorOptions {
  /** 0: any free port. */
  port: number;
  /** This machine only, unless told. */
  host?: string;
  channels: readonly SimulatedChannel[];
  pace?: Partial<Pace>;
  /** The pause before a webhook is repeated for the first time; it doubles from there. */
  firstPauseMs?: number;
  /** Where the product is: chats of its sites beside `channels` are then played too. */
  productUrl?: string;
  /** A payment provider beside the messengers. */
  payments?: SimulatedAccount;
  /** Where the phones are kept over a restart; without it they begin anew. */
  phonesFile?: string;
}

export interface RunningSimulators {
  port: number;
  close(): Promise<void>;
}

const PACE: Pace = { sentMs: 100, deliveredMs: 400, readMs: 1200 };

/** One server with the APIs of all simulated providers, the control of the phones, and the ledger. */
export async function startSimulators(options: SimulatorOptions): Promise<RunningSimulators> {
  const schedule = new Schedule();
  const http = new OutboundHttp({ allow: ['0.0.0.0/0', '::/0'] }); // the product itself, wherever it runs
  const world: World = {
    channels: options.channels,
    siteChat: siteChatsAt(options.productUrl ?? null, http),
    phones: new Phones(),
    files: new Files(),
    http,
    hooks: new Hooks(http, schedule, options.firstPauseMs ?? 1000),
    ledger: new Ledger(),
    schedule,
    pace: { ...PACE, ...options.pace },
  };
  const kept = options.phonesFile === undefined ? null : new PhonesFile(options.phonesFile, world.phones);
  kept?.start();
  const server = createServer();
  const later = (delayMs: number, run: () => void): void => schedule.later(delayMs, run);
  serve(server, world, options.payments ? new StripeSimulator(options.payments, { http, later }) : null);
  await listen(server, options.port, options.host ?? '127.0.0.1');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      schedule.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      kept?.stop();
      await http.close();
    },
  };
}

function serve(server: Server, world: World, payments: StripeSimulator | null): void {
  const providers = simulatedProviders(world);
  const phoneApi = new PhoneApi(world, new Map(providers.map((provider) => [provider.transport, provider])));
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request);
    if (call === null) return writeAnswer(response, { status: 413, json: { detail: 'The body is longer than 23 MB.' } });
    if (call.method === 'GET' && call.path === '/ledger') return writeAnswer(response, { status: 200, json: world.ledger });
    if (call.path === '/simulator/phones' || call.path.startsWith('/simulator/phones/')) return await phoneApi.handle(call, response);
    const other = answerOrders(call) ?? payments?.answer(call) ?? null;
    if (other !== null) return writeAnswer(response, other);
    for (const provider of providers) {
      const answer = await provider.answer(call);
      if (answer !== null) return writeAnswer(response, answer);
    }
    writeAnswer(response, { status: 404, json: { detail: `Nothing is simulated at ${call.path}.` } });
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else writeAnswer(response, { status: 500, json: { detail: 'The simulator failed; the request was not carried out.' } });
    });
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
