import type { DataFolder, LaunchState } from '../data-folder/data-folder.js';
import type { Env } from '../env.js';
import { keptOrFreePort } from '../network/ports.js';
import type { Parts } from '../parts.js';
import type { DemoChannel } from './demo-channels.js';

const HOST = '127.0.0.1';

/** The providers' simulators, hosted by the launcher: the demo needs no account anywhere. */
export class DemoSimulator {
  private constructor(readonly url: string) {}

  /** Chooses the port first: the demo channels must know where their provider is before anything talks. */
  static async reserve(state: LaunchState, data: DataFolder): Promise<DemoSimulator> {
    state.simulatorPort = await keptOrFreePort(state.simulatorPort, HOST);
    data.saveState(state);
    return new DemoSimulator(`http://${HOST}:${state.simulatorPort}`);
  }

  get baseUrls(): Record<string, string> {
    return { 'whatsapp-cloud': `${this.url}/whatsapp-cloud/v25.0` };
  }

  async start(parts: Parts, channels: DemoChannel[], env: Env): Promise<void> {
    void parts; void channels; void env;
  }
}
