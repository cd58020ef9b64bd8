import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fastify, type FastifyInstance } from 'fastify';
import { serveConsole } from '../serve-console.js';
import { serveWidget } from '../serve-widget.js';

describe('the built site chat', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-widget-'));
  let server: FastifyInstance;
  const get = (url: string, headers = {}) => server.inject({ method: 'GET', url, headers });
  beforeAll(async () => {
    mkdirSync(path.join(folder, 'widget/assets'), { recursive: true });
    mkdirSync(path.join(folder, 'demo-site'));
    writeFileSync(path.join(folder, 'widget.js'), 'load()');
    writeFileSync(path.join(folder, 'widget.js.gz'), gzipSync('load()'));
    writeFileSync(path.join(folder, 'widget/assets/chat-1a2b.js'), 'chat()');
    writeFileSync(path.join(folder, 'widget/preview.js'), 'preview()');
    writeFileSync(path.join(folder, 'demo-site/index.html'), 'a shop');
    writeFileSync(path.join(folder, 'demo-site/shop.css'), 'body{}');
    server = await serving(true);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  async function serving(demo: boolean): Promise<FastifyInstance> {
    const instance = fastify();
    // Both have a folder of their own, and know nothing of each other.
    await serveWidget(instance, folder, demo);
    await serveConsole(instance, folder);
    await instance.ready();
    return instance;
  }

  it.each([
    ['/widget.js', 'load()', 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=86400'],
    ['/widget/assets/chat-1a2b.js', 'chat()', 'public, max-age=31536000, immutable'],
  ])('%s is for the pages of all sites', async (url, body, cached) => {
    const answer = await get(url);
    expect(answer.body).toBe(body);
    expect(answer.headers).toMatchObject({
      'cache-control': cached,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': expect.stringContaining('javascript'),
      etag: expect.any(String),
    });
  });

  it('comes compressed to whoever takes it so', async () => {
    const answer = await get('/widget.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(answer.rawPayload).toString()).toBe('load()');
  });

  it.each(['/widget/preview.js', '/demo-site', '/demo-site/shop.css'])('%s is for our own pages, asked for anew each time', async (url) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['cache-control'], answer.headers['access-control-allow-origin']]).toEqual([
      200,
      'no-cache',
      undefined,
    ]);
  });

  it.each(['/widget/assets/chat-gone.js', '/widget/assets/..%2f..%2fwidget.js', '/widget/none', '/demo-site/none.css'])(
    '%s is not there',
    async (url) => {
      expect((await get(url)).statusCode).toBe(404);
    },
  );

  it('has no shop without the demo', async () => {
    const plain = await serving(false);
    const answers = await Promise.all(['/demo-site', '/demo-site/shop.css'].map((url) => plain.inject({ method: 'GET', url })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    await plain.close();
  });
});
