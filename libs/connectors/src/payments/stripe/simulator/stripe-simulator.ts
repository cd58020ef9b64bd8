import type { HttpPort } from '../../../http/http.port.js';
import type { Answer, Call } from '../../../simulator/calls.js';
import { sign } from '../signature.js';
import { payPage } from './pay-page.js';
import { chargeObject, eventObject, sessionObject, sessionOf, type Session } from './sessions.js';

export interface SimulatedAccount {
  secretKey: string;
  /** The first is in use; others are those that it is being changed for. */
  webhookSecrets: readonly string[];
  /** Where the product takes the notices. */
  hookUrl: string;
}

interface Deps {
  http: HttpPort;
  /** Runs something later, unless the simulator has ended. */
  later: (delayMs: number, run: () => void) => void;
}

/** Below it the product finds the API. */
const API = '/payments/v1/checkout/sessions';
/** Below it people find the page; the product hands it through. */
const PAGES = '/simulator/payments';
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/** A payment provider with Stripe's wire format and a page on which nobody pays anything. */
export class StripeSimulator {
  /** Whether notices leave; a test of lost ones says no. */
  delivers = true;
  private readonly sessions = new Map<string, Session>();

  constructor(
    private readonly account: SimulatedAccount,
    private readonly deps: Deps,
  ) {}

  /** Null: the path is none of a payment provider's. */
  answer(call: Call): Answer | null {
    if (call.path === API || call.path.startsWith(`${API}/`)) return this.answerApi(call);
    if (call.path.startsWith(`${PAGES}/`)) return this.answerPage(call);
    return null;
  }

  find(id: string): Session | undefined {
    return this.sessions.get(id);
  }

  /** The payer pays; `later`: with a bank that says so only afterwards, by `settleLater`. */
  pay(session: Session, later = false): void {
    if (session.status !== 'open') return;
    Object.assign(session, { status: 'complete', paymentStatus: later ? 'unpaid' : 'paid' });
    this.tell('checkout.session.completed', sessionObject(session, null));
  }

  settleLater(session: Session, paid: boolean): void {
    if (paid) session.paymentStatus = 'paid';
    this.tell(`checkout.session.async_payment_${paid ? 'succeeded' : 'failed'}`, sessionObject(session, null));
  }

  expire(session: Session): void {
    if (session.status !== 'open') return;
    session.status = 'expired';
    this.tell('checkout.session.expired', sessionObject(session, null));
  }

  refund(session: Session, amount: number): void {
    session.refunded = Math.min(session.refunded + amount, session.amount);
    this.tell('charge.refunded', chargeObject(session));
  }

  /** A notice as it goes over the wire: for tests that send it themselves, late, twice or changed. */
  notice(type: string, object: object, now = new Date()): { headers: Record<string, string>; body: Buffer } {
    const body = Buffer.from(JSON.stringify(eventObject(type, object)));
    return { body, headers: { 'content-type': 'application/json', 'stripe-signature': sign(body, this.account.webhookSecrets, now) } };
  }

  private tell(type: string, object: object): void {
    if (this.delivers) void this.deliver(Buffer.from(JSON.stringify(eventObject(type, object))), FIRST_PAUSE_MS);
  }

  /** Until it is taken, with a signature of its own each time. */
  private async deliver(body: Buffer, pauseMs: number): Promise<void> {
    const headers = { 'content-type': 'application/json', 'stripe-signature': sign(body, this.account.webhookSecrets, new Date()) };
    const status = await this.deps.http.request({ method: 'POST', url: this.account.hookUrl, headers, body }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status >= 200 && status < 300) return;
    this.deps.later(pauseMs, () => void this.deliver(body, Math.min(pauseMs * 2, LONGEST_PAUSE_MS)));
  }

  private answerApi(call: Call): Answer {
    if (call.headers.authorization !== `Bearer ${this.account.secretKey}`) return refused(401, 'invalid_api_key', 'Invalid API key.');
    if (call.path === API) return call.method === 'POST' ? this.begin(call) : refused(405, 'method', 'Unrecognized request.');
    const [, id = '', expires] = /^\/([^/]+)(\/expire)?$/.exec(call.path.slice(API.length)) ?? [];
    const session = this.sessions.get(id);
    if (!session) return refused(404, 'resource_missing', 'No such checkout.session.');
    if (expires === undefined) return { status: 200, json: this.shown(session) };
    if (session.status !== 'open') return refused(400, 'invalid_request', 'Only open sessions can be expired.');
    this.expire(session);
    return { status: 200, json: this.shown(session) };
  }

  private begin({ body, headers }: Call): Answer {
    const key = headers['idempotency-key'];
    const known = [...this.sessions.values()].find(({ idempotencyKey }) => idempotencyKey !== null && idempotencyKey === key);
    const session = known ?? sessionOf(new URLSearchParams(body.toString('utf8')), typeof key === 'string' ? key : null);
    if (!session) return refused(400, 'parameter_invalid', 'The session is not one of a payment.');
    this.sessions.set(session.id, session);
    return { status: 200, json: this.shown(session) };
  }

  /** The page is where the payer comes from: the product hands it through to whoever can reach the product. */
  private shown(session: Session): object {
    return sessionObject(session, `${new URL(session.successUrl).origin}${PAGES}/${session.id}`);
  }

  private answerPage({ method, path }: Call): Answer {
    const [, id = '', act] = /^\/([^/]+)(?:\/(pay|cancel))?$/.exec(path.slice(PAGES.length)) ?? [];
    const session = this.sessions.get(id);
    if (!session) return { status: 404, json: { detail: 'There is no such payment.' } };
    if (act === undefined && method === 'GET') return html(payPage(session, `${PAGES}/${id}`));
    if (act === undefined || method !== 'POST') return { status: 405, json: { detail: 'Open the payment, then pay or cancel it.' } };
    if (act === 'pay') this.pay(session);
    else this.expire(session);
    return { status: 303, headers: { location: act === 'pay' ? session.successUrl : session.cancelUrl } };
  }
}

const html = (page: string): Answer => ({ status: 200, bytes: Buffer.from(page), headers: { 'content-type': 'text/html; charset=utf-8' } });
const refused = (status: number, code: string, message: string): Answer => ({
  status,
  json: { error: { type: 'invalid_request_error', code, message } },
});
