import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';

describe('the phone simulator behind the API', () => {
  let api: ApiUnderTest;
  let upstream: Server;
  let address: string;
  const seen: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }[] = [];

  beforeAll(async () => {
    upstream = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
        if (request.url?.endsWith('/stream')) {
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.write('event: state\ndata: {}\n\n');
          return;
        }
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"clientId":"c1"}');
      });
    });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    api = await ApiUnderTest.start({ SIMULATOR_URL: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}` });
    await api.app.listen(0, '127.0.0.1');
    address = (await api.app.getUrl()).replace('[::1]', 'localhost');
  });
  afterAll(() => {
    upstream.closeAllConnections();
    upstream.close();
  });

  it('takes requests with their bodies there and answers back, without the visitor’s cookie or token', async () => {
    const answer = await fetch(`${address}/simulator/phones/k/clients`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'deskwire_session=planted', authorization: 'planted' },
      body: JSON.stringify({ name: 'Vera' }),
    });
    expect([answer.status, await answer.json()]).toEqual([201, { clientId: 'c1' }]);
    expect(seen.at(-1)).toMatchObject({ method: 'POST', url: '/simulator/phones/k/clients', body: '{"name":"Vera"}' });
    expect(seen.at(-1)?.headers).not.toHaveProperty('cookie');
    expect(seen.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('a picture of some megabytes gets through', async () => {
    const body = JSON.stringify({ attachment: { dataBase64: 'A'.repeat(5_000_000) } });
    const answer = await fetch(`${address}/simulator/phones/k/clients/c/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(201);
    expect(seen.at(-1)?.body).toHaveLength(body.length);
  });

  it('the login page is told that there is one', async () => {
    expect((await api.inject({ method: 'GET', url: '/api/public' })).json()).toMatchObject({ simulator: true });
  });

  it('an event stream comes through as it happens, and does not hold up a stop', async () => {
    const stream = httpRequest(`${address}/simulator/phones/k/clients/c/stream`).end();
    const first = await new Promise<string>((resolve, reject) => {
      stream.once('response', (response) => response.once('data', (chunk: Buffer) => resolve(chunk.toString())));
      stream.once('error', reject);
    });
    expect(first).toBe('event: state\ndata: {}\n\n');
    const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()));
    stream.on('error', () => undefined);
    const before = Date.now();
    await api.stop();
    await closed;
    expect(Date.now() - before).toBeLessThan(5_000);
  });
});

describe('without a simulator', () => {
  it('its addresses are not found, and the login page knows', async () => {
    const api = await ApiUnderTest.start();
    try {
      expect((await api.inject({ method: 'GET', url: '/simulator/phones' })).statusCode).toBe(404);
      expect((await api.inject({ method: 'GET', url: '/api/public' })).json()).toMatchObject({ simulator: false });
    } finally {
      await api.stop();
    }
  });
});
