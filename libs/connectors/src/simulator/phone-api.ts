import type { ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { writeAnswer, type Answer, type Call } from './calls.js';
import { PhoneRefusal, readInput } from './phone-input.js';
import { actionsOf, PhoneActions, type Action } from './phone-actions.js';
import { streamPhone } from './phone-stream.js';
import type { Phone } from './phones.js';
import { abilitiesOf, type ProviderSimulator, type SimulatedChannel, type World } from './provider-simulator.js';

/** Types that a browser may show in place; everything else could be a page that runs in the console's name. */
const SHOWN_IN_PLACE = /^(image\/(png|jpeg|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+)(;[ -~]*)?$/;

/** What the page of the simulated phone calls: `/simulator/phones/…`. */
export class PhoneApi {
  private readonly actions: ReadonlyMap<string, Action>;

  constructor(
    private readonly world: World,
    private readonly providers: ReadonlyMap<string, ProviderSimulator>,
  ) {
    this.actions = actionsOf(new PhoneActions(world));
  }

  async handle(call: Call, response: ServerResponse): Promise<void> {
    try {
      const [, , key, clients, clientId, action, fileId] = call.path.split('/').slice(1).map(decodeURIComponent);
      if (key === undefined) return writeAnswer(response, this.list(call));
      const { channel, provider } = await this.playable(key);
      if (clients === undefined && call.method === 'GET') {
        return writeAnswer(response, { status: 200, json: presentChannel(channel, provider) });
      }
      if (clients !== 'clients') return writeAnswer(response, this.control(call, clients ?? '', channel, provider));
      if (clientId === undefined) return writeAnswer(response, this.open(call, channel));
      const phone = this.world.phones.byId(channel.key, clientId);
      if (!phone) throw new PhoneRefusal(404, 'not_found', 'This phone is not there any more; open a new one.');
      if (action === 'stream' && call.method === 'GET') return streamPhone(this.world.phones, phone, response);
      if (action === 'files') return writeAnswer(response, this.file(channel, fileId));
      writeAnswer(response, this.act(call, action ?? '', phone, channel, provider));
    } catch (error) {
      if (!(error instanceof PhoneRefusal) && !(error instanceof URIError)) throw error;
      writeAnswer(response, problem(error instanceof PhoneRefusal ? error : notFound()));
    }
  }

  private list(call: Call): Answer {
    if (call.method !== 'GET') throw notFound();
    const items = this.world.channels.flatMap((channel) => {
      const provider = this.providers.get(channel.transport);
      return provider ? [presentChannel(channel, provider)] : [];
    });
    return { status: 200, json: { items } };
  }

  private control(call: Call, what: string, channel: SimulatedChannel, provider: ProviderSimulator): Answer {
    const done = call.method === 'POST' ? (provider.control?.(what, readInput(call), channel) ?? null) : null;
    if (done === null) throw notFound();
    return { status: 201, json: done };
  }

  private async playable(key: string): Promise<{ channel: SimulatedChannel; provider: ProviderSimulator }> {
    const channel = this.world.channels.find((candidate) => candidate.key === key) ?? (await this.world.siteChat(key));
    const provider = channel && this.providers.get(channel.transport);
    if (!channel || !provider) throw new PhoneRefusal(404, 'not_found', 'No such channel can be played here.');
    return { channel, provider };
  }

  private open(call: Call, channel: SimulatedChannel): Answer {
    if (call.method !== 'POST') throw notFound();
    const input = readInput(call);
    const name = input.text('name', 100);
    const number = input.text('phone', 30)?.replace(/\D/g, '') ?? null;
    if (number !== null && !/^\d{5,20}$/.test(number)) {
      throw new PhoneRefusal(400, 'invalid', 'The phone must have 5 to 20 digits, e.g. +1 555 010 0101.', 'phone');
    }
    return { status: 201, json: { clientId: this.world.phones.open(channel.key, number, name).id } };
  }

  private file(channel: SimulatedChannel, fileId: string | undefined): Answer {
    const file = this.world.files.get(fileId ?? '');
    if (!file || file.channelKey !== channel.key) throw new PhoneRefusal(404, 'not_found', 'The file is not there any more.');
    const inPlace = SHOWN_IN_PLACE.test(file.mime);
    const headers = {
      'content-type': inPlace ? file.mime : 'application/octet-stream',
      'content-disposition': `${inPlace ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name ?? 'file')}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    };
    return { status: 200, headers, bytes: file.bytes };
  }

  private act(call: Call, action: string, phone: Phone, channel: SimulatedChannel, provider: ProviderSimulator): Answer {
    const run = this.actions.get(`${call.method} ${action}`);
    if (!run) throw notFound();
    const result = run(readInput(call), { phone, channel, provider });
    return result === null ? { status: 204 } : { status: call.method === 'POST' ? 201 : 200, json: result };
  }
}

const presentChannel = ({ key, transport, name, phone }: SimulatedChannel, provider: ProviderSimulator): Record<string, unknown> => ({
  ...{ channelKey: key, transport, channelName: name, number: phone },
  abilities: abilitiesOf(provider),
});

const notFound = (): PhoneRefusal => new PhoneRefusal(404, 'not_found', 'The phone simulator has nothing at this address.');

function problem(refusal: PhoneRefusal): Answer {
  const { status, code, message: detail, field } = refusal;
  const json = {
    type: 'about:blank',
    title: 'Not possible',
    status,
    code,
    detail,
    ...(field === undefined ? {} : { field }),
    requestId: randomUUID(),
  };
  return { status, headers: { 'content-type': 'application/problem+json' }, json };
}
