import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { UnparsableBody, type Connector, type RawRequest } from '#connectors/connector.js';
import { allConnectors } from '#connectors/registry.js';
import { median, row, type Section } from './report.js';

const ROUNDS = 3;

/** How many webhooks a second one processor reads, with nothing behind it, beside `JSON.parse` of the same bytes. */
export function parseBench(root: string, secondsEach: number): Section {
  const rows = allConnectors().flatMap((connector) => {
    const folder = join(root, 'libs/connectors/src', connector.transport, 'fixtures');
    const bodies = existsSync(folder) ? webhooksIn(folder, connector) : [];
    if (bodies.length === 0) return [];
    const bytes = bodies.reduce((sum, { body }) => sum + body.length, 0) / bodies.length;
    const channel = channelOf(connector);
    const bare = bodies.map(({ body }) => Buffer.from(body).toString('utf8'));
    const rates = { ours: [] as number[], json: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.ours.push(perSecond(bodies.length, secondsEach, () => bodies.forEach((request) => connector.parse(request, channel))));
      rates.json.push(perSecond(bare.length, secondsEach, () => bare.forEach((text) => JSON.parse(text) as unknown)));
    }
    const ratio = median(rates.ours) / median(rates.json);
    return [row(connector.transport, bodies.length, Math.round(bytes), rates.ours, rates.json, ratio.toFixed(2))];
  });
  return {
    title: 'Webhooks read a second',
    text: 'Every recorded webhook of a connector in turn, pure parsing on one processor: bytes to events. Beside it `JSON.parse` of the same bytes.',
    head: ['connector', 'recorded', 'bytes each', 'webhooks/s', 'JSON.parse/s', 'ratio'],
    rows,
  };
}

/** What is no webhook, answers of the provider among them, is not measured. */
function webhooksIn(folder: string, connector: Connector): RawRequest[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && !file.startsWith('api-'));
  return files
    .map((file): RawRequest => ({ method: 'POST', headers: {}, query: {}, body: readFileSync(join(folder, file)) }))
    .filter((request) => isWebhook(connector, request));
}

function isWebhook(connector: Connector, request: RawRequest): boolean {
  try {
    connector.parse(request, channelOf(connector));
    return true;
  } catch (error) {
    if (error instanceof UnparsableBody) return false;
    throw error;
  }
}

const channelOf = ({ transport }: Connector): ConnectedChannel => ({
  ...{ id: 1, companyId: 1, transport, key: 'bench', secrets: {} },
  settings: { phone_number_id: '106540352242922', waba_id: '102290129340398' },
});

function perSecond(each: number, seconds: number, once: () => void): number {
  once();
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < seconds * 1000) {
    once();
    count += each;
  }
  return count / ((performance.now() - began) / 1000);
}
