import type { Answer, Call } from '../../simulator/calls.js';
import type { ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { invalidToken, unknownObject } from '../../whatsapp/simulator/graph-error.js';
import { answerAddress, answerBytes, answerUpload } from '../../whatsapp/simulator/media-api.js';
import { MetaSimulator } from '../../whatsapp/simulator/meta-simulator.js';
import { metaBody } from '../../whatsapp/simulator/meta-wire.js';
import { BYTES_PATH } from '../../whatsapp/simulator/paths.js';
import { signatureOf } from '../signature.js';
import { AccountApi, APP } from './account-api.js';

const TRANSPORT = 'whatsapp-cloud';
const OBJECT_PATH = /^\/v\d+\.\d+\/([^/]+)(?:\/([a-z_]+))?$/;

export const whatsappCloudSimulator = (world: World): ProviderSimulator => new WhatsappCloudSimulator(world);

/** Graph's side of the WhatsApp Cloud API. */
class WhatsappCloudSimulator extends MetaSimulator {
  readonly transport = TRANSPORT;
  private readonly channels: SimulatedChannel[];
  private readonly account: AccountApi;

  constructor(world: World) {
    const account = new AccountApi();
    super(world, {
      webhook: (field, value, channel) => {
        const body = metaBody(field, value, channel);
        return { body, headers: { 'x-hub-signature-256': signatureOf(body, channel.secrets.app_secret ?? '') } };
      },
      hookUrl: (_field, channel) => account.hookUrl(channel),
    });
    this.account = account;
    this.channels = world.channels.filter(({ transport }) => transport === TRANSPORT);
  }

  async answer(call: Call): Promise<Answer | null> {
    const bearer = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1];
    const known = this.channels.filter(({ secrets }) => secrets.access_token && secrets.access_token === bearer);
    if (call.path.startsWith(BYTES_PATH)) return answerBytes(call, known, this.world.files);
    const [, objectId = '', edge = ''] = OBJECT_PATH.exec(call.path) ?? [];
    if (objectId === '') return null;
    const [first] = known;
    if (!first) return invalidToken();
    if (objectId === 'app') return { status: 200, json: APP };
    const number = known.find(({ settings }) => settings.phone_number_id === objectId);
    if (number) return this.answerNumber(call, edge, number);
    const account = known.filter(({ settings }) => settings.waba_id === objectId);
    const [one] = account;
    if (one) return this.account.answerAccount(call, edge, account, this.templates.all(one.key)) ?? unknownObject(objectId);
    return edge === '' ? answerAddress(call, objectId, known, this.world.files) : unknownObject(objectId);
  }

  private async answerNumber(call: Call, edge: string, channel: SimulatedChannel): Promise<Answer> {
    const unknown = unknownObject(channel.settings.phone_number_id ?? '');
    if (edge === '') return this.account.answerNumber(call, channel);
    if (call.method !== 'POST') return unknown;
    if (edge === 'media') return answerUpload(call, channel, this.world.files);
    if (edge === 'messages') return this.answerMessage(call, channel);
    return edge === 'smb_app_data' ? this.answerHandOver(call, channel) : unknown;
  }
}
