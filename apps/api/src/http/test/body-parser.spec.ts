import { createHash } from 'node:crypto';
import { connect, type AddressInfo } from 'node:net';
import multipart from '@fastify/multipart';
import { fastify, type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { registerBodyParser } from '../body-parser.js';
import { jsonDepth } from '../json-body.js';

const MEGABYTE = 1024 * 1024;

describe('bodies of webhooks', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    server = fastify();
    registerBodyParser(server);
    await server.register(multipart);
    const echo = (request: { body: unknown }): object => ({
      bytes: request.body instanceof Buffer ? createHash('sha256').update(request.body).digest('hex') : null,
    });
    server.post('/hooks/:transport/:key', (request) => echo(request));
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  const post = (payload: Buffer, type?: string, url = '/hooks/x/y'): Promise<LightMyRequestResponse> =>
    server.inject({ method: 'POST', url, payload, headers: type ? { 'content-type': type } : {} });

  it.each([
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'nonsense',
    undefined,
  ])('stay byte for byte as they came, whatever they are called (%s)', async (type) => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x00, 0x22, 0x0d, 0x0a]);
    expect((await post(body, type)).json()).toEqual({ bytes: createHash('sha256').update(body).digest('hex') });
  });

  it('may have 4 MB, and not a byte more', async () => {
    expect((await post(Buffer.alloc(4 * MEGABYTE))).statusCode).toBe(200);
    expect((await post(Buffer.alloc(4 * MEGABYTE + 1))).statusCode).not.toBe(200);
  });

  it('a body announced too large is refused before it is sent', async () => {
    const { port } = server.server.address() as AddressInfo;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /hooks/x/y HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 999999999\r\n\r\n{');
      });
      socket.once('data', (chunk) => {
        resolve(chunk.toString());
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/larger than 4096 KB/);
    expect(answer.toLowerCase()).not.toContain('200 ok');
  });

  it('a connection that breaks off half-way ends the request', async () => {
    const { port } = server.server.address() as AddressInfo;
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /hooks/x/y HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
        setTimeout(() => socket.destroy(), 50);
      });
      socket.once('close', () => resolve());
    });
    expect((await post(Buffer.from('next'))).statusCode).toBe(200);
  });
});

describe('the depth of JSON', () => {
  it.each([
    ['7', 0],
    ['[]', 1],
    ['{"a":[{"b":1}]}', 3],
    ['["[[[[","\\"[[["]', 1],
    ['[[[', 3],
    [']]][', 0],
  ])('%s has %i levels', (text, depth) => {
    expect(jsonDepth(text)).toBe(depth);
  });
});
