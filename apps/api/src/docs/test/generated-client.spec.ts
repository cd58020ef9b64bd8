import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { aDialog } from '../../../../../test/api/rows.js';
import { V1World } from '../../../../../test/api/v1-world.js';
import { productFolder } from '../../platform/product.js';

const run = promisify(execFile);
const modules = path.join(productFolder, 'node_modules');

/** A program as an integrator writes it, against types that he generated from our document. */
const PROGRAM = `
import createClient from 'openapi-fetch';
import type { components, paths } from './v1.js';

const [, , baseUrl = '', token = '', client = ''] = process.argv;
const api = createClient<paths>({ baseUrl, headers: { Authorization: token } });

async function main(): Promise<void> {
  const channels = await api.GET('/v1/channels', { params: { query: { limit: 5 } } });
  const transports: string[] = channels.data?.data.flatMap(({ transports }) => transports) ?? [];

  const body: components['schemas']['SendMessageRequest'] = { client_id: Number(client), text: 'Hello', type: 'comment' };
  const headers = { 'Idempotency-Key': 'once' };
  const sent = await api.POST('/v1/messages', { params: { header: headers }, body });
  const again = await api.POST('/v1/messages', { params: { header: headers }, body });
  const id: number = sent.data?.data.message_id ?? 0;
  const message = await api.GET('/v1/messages/{id}', { params: { path: { id } } });
  const text: string | null | undefined = message.data?.data.text;

  const missing = await api.GET('/v1/clients/{id}', { params: { path: { id: 999999999999 } } });
  const sentence: string | undefined = missing.error?.message;
  console.log(JSON.stringify({ transports, same: again.data?.data.message_id === id, text, sentence }));
}

void main();
`;
/** What must not compile: a call, a parameter and a field that are not there. */
const MISTAKES = `
import createClient from 'openapi-fetch';
import type { paths } from './v1.js';
const api = createClient<paths>();
// @ts-expect-error no such call
void api.GET('/v1/nothing');
// @ts-expect-error client_id is missing
void api.POST('/v1/messages', { body: { text: 'Hello' } });
// @ts-expect-error no such field
void api.GET('/v1/channels').then(({ data }) => data?.data[0]?.colour);
`;

describe('a TypeScript client that was generated from the document', () => {
  let api: ApiUnderTest;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await api.app.listen(0, '127.0.0.1');
    url = (await api.app.getUrl()).replace('[::1]', '127.0.0.1');
    folder = mkdtempSync(path.join(tmpdir(), 'deskwire-client-'));
    symlinkSync(modules, path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(path.join(folder, 'program.ts'), PROGRAM);
    writeFileSync(path.join(folder, 'mistakes.ts'), MISTAKES);
    writeFileSync(path.join(folder, 'document.json'), (await api.inject({ method: 'GET', url: '/v1/openapi.json' })).body);
  });
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('compiles, refuses what is not there, and runs against the API', async () => {
    await run(process.execPath, [path.join(modules, 'openapi-typescript/bin/cli.js'), 'document.json', '--output', 'v1.d.ts'], {
      cwd: folder,
    });
    const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck', '--types', 'node', '--outDir', 'out'];
    const compiled = await run(process.execPath, [path.join(modules, 'typescript/bin/tsc'), ...options, 'program.ts', 'mistakes.ts'], {
      cwd: folder,
    }).catch((error: { stdout: string }) => error);
    expect(compiled.stdout).toBe('');
    const world = await V1World.of(api);
    const { clientId } = await aDialog(api, world.companyId, world.channelId);
    const { stdout } = await run(process.execPath, ['out/program.js', url, world.token, String(clientId)], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual({ transports: ['whatsapp'], same: true, text: 'Hello', sentence: 'Client not found' });
  }, 120_000);
});
