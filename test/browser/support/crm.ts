import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PRODUCT } from './product.js';

/** The product by another name of this machine, so that the page around is of another site. */
export const DESK = PRODUCT.replace('//localhost', '//127.0.0.1');

export interface CrmWish {
  port: number;
  token: string;
  companyId: number;
  operatorId: number;
  /** Behind the frame's address. */
  query?: string;
  /** What the program wishes of the token beside the operator. */
  more?: object;
  /** Whether the page lets the frame use the microphone, as the example does. */
  microphone?: boolean;
}

/** Somebody's page with the chats in a frame: the very example of docs/embed.md, as a program of its own. */
export class Crm {
  private constructor(
    private readonly program: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {}

  static async start({ port, token, companyId, operatorId, query = '', more = {}, microphone = true }: CrmWish): Promise<Crm> {
    const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-crm-'));
    const file = path.join(folder, 'crm.mjs');
    const page = microphone ? example() : example().replace('allow="microphone; ', 'allow="');
    writeFileSync(file, page.replace('Number(OPERATOR_ID) }', `Number(OPERATOR_ID), ...${JSON.stringify(more)} }`));
    const env = {
      ...{ PATH: process.env.PATH, DESKWIRE_URL: DESK, DESKWIRE_API_TOKEN: token, PORT: String(port), QUERY: query },
      ...{ COMPANY_ID: String(companyId), OPERATOR_ID: String(operatorId) },
    };
    const crm = new Crm(spawn(process.execPath, [file], { env, stdio: 'inherit' }), folder, `http://localhost:${port}`);
    await crm.answers();
    return crm;
  }

  stop(): void {
    this.program.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      if (
        await fetch(this.url).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The example of docs/embed.md does not answer at ${this.url}`);
  }
}

function example(): string {
  const docs = readFileSync(new URL('../../../docs/embed.md', import.meta.url), 'utf8');
  const [, code] = /```js\n(\/\/ crm\.mjs\n[\s\S]*?)```/.exec(docs) ?? [];
  if (!code?.includes('Number(OPERATOR_ID) }')) throw new Error('docs/embed.md has no example crm.mjs that makes a token');
  return code;
}
