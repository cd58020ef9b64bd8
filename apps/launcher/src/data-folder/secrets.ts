import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Env } from '../env.js';
import { readJson, writeJson } from './data-folder.js';

/** Made once and kept for the life of the installation. */
export interface Secrets {
  secretKey: string;
  postgresPassword: string;
  demoPassword: string;
  demoApiToken: string;
  demoChannelSecret: string;
}

export interface SecretsOfThisStart {
  secrets: Secrets;
  /** Not what the last start used: the demo company must learn it. */
  changed: ReadonlySet<keyof Secrets>;
  file: string;
  /** Written only once the demo company knows them, so that a start that broke off tries again. */
  save(): void;
}

/** The kept secrets, with what the environment gives in their place and new ones for what is missing. */
export function prepareSecrets(folder: string, env: Env): SecretsOfThisStart {
  const file = join(folder, 'secrets.json');
  const kept = readJson<Partial<Secrets>>(file) ?? {};
  const secrets: Secrets = {
    secretKey: env.SECRET_KEY ?? kept.secretKey ?? randomBytes(32).toString('base64'),
    postgresPassword: kept.postgresPassword ?? token(),
    demoPassword: env.DEMO_PASSWORD ?? kept.demoPassword ?? readablePassword(),
    demoApiToken: env.DEMO_API_TOKEN ?? kept.demoApiToken ?? `dw_${token()}`,
    demoChannelSecret: env.DEMO_CHANNEL_SECRET ?? kept.demoChannelSecret ?? token(),
  };
  const changed = new Set((Object.keys(secrets) as (keyof Secrets)[]).filter((name) => secrets[name] !== kept[name]));
  // What database and channels are locked with must survive even a start that breaks off in the next second.
  writeJson(file, { ...secrets, ...demoPartOf(kept) });
  return { secrets, changed, file, save: () => writeJson(file, secrets) };
}

function demoPartOf(kept: Partial<Secrets>): Partial<Secrets> {
  return { demoPassword: kept.demoPassword, demoApiToken: kept.demoApiToken, demoChannelSecret: kept.demoChannelSecret };
}

const token = (): string => randomBytes(24).toString('base64url');

/** Four groups that can be typed from a screen: no letters that look alike. 95 bits. */
function readablePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const characters = Array.from(randomBytes(20), (byte) => letters[byte % letters.length]);
  return [0, 5, 10, 15].map((from) => characters.slice(from, from + 5).join('')).join('-');
}
