import { createHash } from 'node:crypto';
import { allConnectors } from '#connectors/registry.js';
import { startSimulators } from '#connectors/simulator/host.js';
import type { DataFolder, LaunchState } from '../data-folder/data-folder.js';
import type { Secrets } from '../data-folder/secrets.js';
import { keptOrFreePort } from '../network/ports.js';
import type { Parts } from '../parts.js';
import type { DemoChannel } from './demo-channels.js';

const HOST = '127.0.0.1';

/** The providers' simulators, hosted by the launcher: the demo needs no account anywhere. */
export class DemoSimulator {
  private constructor(
    private readonly port: number,
    private readonly phonesFile: string,
    private readonly secret: string,
  ) {}

  /** Chooses the port first: the demo channels must know where their provider is before anything talks. */
  static async reserve(state: LaunchState, data: DataFolder, { demoChannelSecret }: Secrets): Promise<DemoSimulator> {
    state.simulatorPort = await keptOrFreePort(state.simulatorPort, HOST);
    data.saveState(state);
    return new DemoSimulator(state.simulatorPort, data.phones, demoChannelSecret);
  }

  get url(): string {
    return `http://${HOST}:${this.port}`;
  }

  /** The host serves every provider at its own paths, so they all have the same address. */
  get addresses(): Record<string, string> {
    return Object.fromEntries(allConnectors().map(({ transport }) => [transport, this.url]));
  }

  /** What the product is told of the payment provider that takes test payments. */
  get payments(): Record<'STRIPE_API_URL' | 'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRETS', string> {
    const derived = (name: string): string => createHash('sha256').update(`${name} ${this.secret}`).digest('hex');
    return {
      STRIPE_API_URL: `${this.url}/payments`,
      STRIPE_SECRET_KEY: `sk_test_${derived('payments')}`,
      STRIPE_WEBHOOK_SECRETS: `whsec_${derived('payment notices')}`,
    };
  }

  /** `productUrl`: where the product takes the providers' webhooks. */
  async start(parts: Parts, channels: readonly DemoChannel[], productUrl: string): Promise<void> {
    const simulated = channels.map((channel) => ({ ...channel, hookUrl: `${productUrl}/hooks/${channel.transport}/${channel.key}` }));
    const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRETS: webhookSecret } = this.payments;
    const payments = { secretKey, webhookSecrets: [webhookSecret], hookUrl: `${productUrl}/hooks/payments/stripe` };
    const { port, phonesFile } = this;
    const running = await startSimulators({ port, host: HOST, channels: simulated, productUrl, phonesFile, payments });
    parts.add('simulators', () => running.close());
  }
}
