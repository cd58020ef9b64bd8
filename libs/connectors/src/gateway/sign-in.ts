import { CHANNEL_SESSION_STATES, type ChannelSession, type SignInStep } from '#domain/channels/channel-session.js';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ChannelRefusal, type ChannelAccount } from '../connector.js';
import type { HttpPort, HttpRequest } from '../http/http.port.js';
import { asText, type JsonObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { ask, gatewayRequest } from './requests.js';

/** What somebody typed wrong, by the messenger's code: the field of the sign-in form and the sentence. */
const MISTAKES: Record<string, [field: string | null, reason: string]> = {
  PHONE_NUMBER_INVALID: ['phone', 'phone_invalid'],
  PHONE_NUMBER_BANNED: ['phone', 'phone_banned'],
  PHONE_CODE_INVALID: ['code', 'code_invalid'],
  PHONE_CODE_EMPTY: ['code', 'code_invalid'],
  PHONE_CODE_EXPIRED: ['code', 'code_expired'],
  PASSWORD_HASH_INVALID: ['password', 'password_invalid'],
  phone_sign_in_unsupported: ['phone', 'phone_sign_in_unsupported'],
  API_ID_INVALID: ['settings.api_id', 'api_id_invalid'],
  connecting: [null, 'provider_unavailable'],
  driver_missing: ['settings.base_url', 'driver_missing'],
  unauthorized: ['secrets.gateway_secret', 'gateway_secret_wrong'],
};

/** One step of signing in. `credentials` are what the gateway needs of the channel's own to connect. */
export async function signIn(
  step: SignInStep,
  credentials: Record<string, string>,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<ChannelSession> {
  return sessionOf(await asked(gatewayRequest(channel, 'POST', 'sign-in', { ...step, ...credentials }), http));
}

/** The number that is signed in; nobody yet is no mistake of the settings. */
export async function check(channel: ConnectedChannel, http: HttpPort): Promise<ChannelAccount> {
  const { account } = sessionOf(await asked(gatewayRequest(channel, 'GET', 'session'), http));
  const phone = account !== null && /^\+?\d{5,20}$/.test(account) ? account : null;
  return { id: account, name: account, phone };
}

async function asked(request: HttpRequest, http: HttpPort): Promise<JsonObject> {
  try {
    return await ask(request, http, () => null);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const [field, reason] = MISTAKES[error.code] ?? [null, 'gateway_unavailable'];
    if (error.reason === 'address_not_allowed') throw new ChannelRefusal('settings.base_url', 'address_not_allowed', error.detail);
    if (error.kind === 'throttled') throw new ChannelRefusal(null, 'too_many_attempts', error.detail);
    throw new ChannelRefusal(field, reason, error.detail);
  }
}

function sessionOf(answer: JsonObject): ChannelSession {
  const state = CHANNEL_SESSION_STATES.find((known) => known === answer.state);
  if (!state) throw new ChannelRefusal(null, 'gateway_unavailable', 'The gateway answered with no session.');
  return { state, qr: asText(answer.qr, 16_384), problem: asText(answer.problem, 64), account: asText(answer.account, 255) };
}
