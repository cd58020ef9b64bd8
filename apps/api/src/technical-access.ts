import { parseArgs } from 'node:util';
import { DomainError } from '#domain/shared/domain-error.js';
import { TECHNICAL_LINK_MS } from '#domain/sessions/technical-access.js';
import { Database } from '#persistence/database.js';
import { urlForRole } from '#persistence/roles.js';
import { CreateTechnicalAccess } from '#persistence/sessions/create-technical-access.js';
import { readEnv, type Env } from './env.js';

const USAGE = `npm run technical-access -- --company <id> --operator <e-mail> --who <name> --reason <text>
Prints a link with which somebody of the platform comes in as the operator, once. The company sees who it was, and why.
`;

interface Wish {
  company: number;
  operator: string;
  who: string;
  reason: string;
}

/** Null: something is missing. */
function readWish(): Wish | null {
  const text = { type: 'string' } as const;
  const { company, operator, who, reason } = parseArgs({ options: { company: text, operator: text, who: text, reason: text } }).values;
  if (!company || !/^\d{1,15}$/.test(company) || Number(company) === 0 || !operator || !who || !reason) return null;
  return { company: Number(company), operator, who, reason };
}

/** The technical access command: beside a running installation, by whoever runs it. */
async function technicalAccess(env: Env, { company, operator, who, reason }: Wish): Promise<string> {
  const database = await Database.connect({ url: urlForRole(env.DATABASE_URL, env.SECRET_KEY, 'deskwire_app'), poolSize: 1 });
  try {
    const request = { companyId: company, email: operator, who, reason };
    const token = await new CreateTechnicalAccess(database).run(request, new Date());
    const base = env.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://${env.HOST === '0.0.0.0' ? 'localhost' : env.HOST}:${env.PORT}`;
    return `${base}/technical-access#${token}`;
  } finally {
    await database.close();
  }
}

try {
  const wish = readWish();
  if (wish) {
    process.stdout.write(`${await technicalAccess(readEnv({ FILES_DIR: '.', ...process.env }), wish)}\n`);
    process.stderr.write(`Good for one use within ${TECHNICAL_LINK_MS / 60_000} minutes.\n`);
  } else {
    process.stderr.write(USAGE);
    process.exitCode = 78;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${error instanceof DomainError ? '' : USAGE}`);
  process.exitCode = 2;
}
