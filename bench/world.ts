import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { Files } from '#connectors/simulator/files.js';
import { Hooks } from '#connectors/simulator/hooks.js';
import { Ledger } from '#connectors/simulator/ledger.js';
import { Phones } from '#connectors/simulator/phones.js';
import type { SimulatedChannel, World } from '#connectors/simulator/provider-simulator.js';
import { Schedule } from '#connectors/simulator/schedule.js';

/** A world without a server: its providers only write webhooks, which the bench sends itself. */
export function aWorld(channels: readonly SimulatedChannel[]): World {
  const schedule = new Schedule();
  const http = new OutboundHttp({ allow: [] });
  return {
    channels,
    siteChat: () => Promise.resolve(null),
    phones: new Phones(),
    files: new Files(),
    http,
    hooks: new Hooks(http, schedule, 1_000),
    ledger: new Ledger(),
    schedule,
    pace: { sentMs: 0, deliveredMs: 0, readMs: 0 },
  };
}
