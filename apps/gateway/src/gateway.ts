import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { Product } from './delivery/product.js';
import type { Driver } from './drivers/driver.js';
import type { Env } from './env.js';
import { GatewayServer } from './http/server.js';
import { Uploads } from './http/uploads.js';
import { Sessions } from './sessions/sessions.js';

/** The whole gateway: its sessions, and the door for the product. */
export class Gateway {
  private constructor(
    private readonly sessions: Sessions,
    private readonly server: GatewayServer,
    private readonly http: OutboundHttp,
    readonly port: number,
  ) {}

  static async start(env: Env, log: Logger, drivers: readonly Driver[], firstPauseMs?: number): Promise<Gateway> {
    const folder = resolve(env.GATEWAY_DIR);
    const box = new SecretBox(env.SECRET_KEY);
    const http = new OutboundHttp({ allow: ['0.0.0.0/0', '::/0'] }); // the product itself, wherever it runs
    const sessions = new Sessions({ folder, box, product: new Product(env.API_URL, http), drivers, log, firstPauseMs });
    const server = new GatewayServer(sessions, new Uploads(join(folder, 'uploads')), log);
    const port = await server.listen(env.GATEWAY_PORT, env.GATEWAY_HOST);
    sessions.resumeAll();
    return new Gateway(sessions, server, http, port);
  }

  /** Messengers keep what comes meanwhile, and the product tries again what it could not send. */
  async stop(): Promise<void> {
    await this.server.close();
    await this.sessions.close();
    await this.http.close();
  }
}
