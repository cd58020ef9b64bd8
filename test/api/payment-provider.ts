import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { readCall, writeAnswer } from '#connectors/simulator/calls.js';
import { Schedule } from '#connectors/simulator/schedule.js';
import type { Session } from '#connectors/payments/stripe/simulator/sessions.js';
import { StripeSimulator } from '#connectors/payments/stripe/simulator/stripe-simulator.js';

const HOST = '127.0.0.2';
const SECRET_KEY = 'sk_test_for_tests_only';
export const WEBHOOK_SECRET = 'whsec_of_the_tests';

/** A payment provider for a test: its API and its page on a server, its notices at the product once it is told where that is. */
export class PaymentProviderUnderTest {
  simulator!: StripeSimulator;
  /** How often its API was called. */
  calls = 0;
  /** Answers the next calls with this instead. */
  failsWith: number | null = null;
  private readonly http = new OutboundHttp({ allow: ['127.0.0.0/8'] });
  private readonly schedule = new Schedule();

  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response));
    this.tells('http://127.0.0.1:9/');
  }

  static async start(): Promise<PaymentProviderUnderTest> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
    return new PaymentProviderUnderTest(server, (server.address() as AddressInfo).port);
  }

  /** What an installation is told of it. */
  get settings(): Record<string, string> {
    return {
      OUTBOUND_ALLOW: `${HOST}/32:${this.port}`,
      STRIPE_API_URL: `http://${HOST}:${this.port}/payments`,
      STRIPE_SECRET_KEY: SECRET_KEY,
      STRIPE_WEBHOOK_SECRETS: `whsec_that_is_over,${WEBHOOK_SECRET}`,
    };
  }

  /** From here on notices go to this product; what was begun before is forgotten. */
  tells(productUrl: string): void {
    const account = { secretKey: SECRET_KEY, webhookSecrets: [WEBHOOK_SECRET], hookUrl: `${productUrl}/hooks/payments/stripe` };
    this.simulator = new StripeSimulator(account, { http: this.http, later: (delay, run) => this.schedule.later(delay, run) });
  }

  /** The session whose page is at this address. */
  sessionAt(url: string): Session {
    const session = this.simulator.find(new URL(url).pathname.split('/').at(-1) ?? '');
    if (!session) throw new Error(`No payment is at ${url}`);
    return session;
  }

  async stop(): Promise<void> {
    this.schedule.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.http.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.calls += 1;
    const call = await readCall(request);
    const answer = call && this.simulator.answer(call);
    writeAnswer(response, this.failsWith ? { status: this.failsWith } : (answer ?? { status: 404 }));
  }
}
