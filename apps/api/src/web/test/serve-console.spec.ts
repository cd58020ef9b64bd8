import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fastify, type FastifyInstance } from 'fastify';
import { serveConsole } from '../serve-console.js';

describe('the console', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-console-'));
  let server: FastifyInstance;
  beforeAll(async () => {
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<html>the page</html>');
    writeFileSync(path.join(folder, 'favicon.svg'), '<svg/>');
    writeFileSync(path.join(folder, 'assets/index-4f3a.js'), 'run()');
    writeFileSync(path.join(folder, '..', 'outside.txt'), 'private words');
    server = fastify();
    await serveConsole(server, folder);
    await server.ready();
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
    rmSync(path.join(folder, '..', 'outside.txt'));
  });

  it.each(['/', '/login', '/dialogs/42', '/simulator', '/settings/channels?tab=1'])(
    '%s is the one page, and asked for anew each time',
    async (url) => {
      const answer = await server.inject({ method: 'GET', url });
      expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, '<html>the page</html>', 'no-cache']);
    },
  );

  it('what has a hash in its name may be kept for ever', async () => {
    const answer = await server.inject({ method: 'GET', url: '/assets/index-4f3a.js' });
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringContaining('javascript'),
    });
  });

  it('other files are asked for anew', async () => {
    const answer = await server.inject({ method: 'GET', url: '/favicon.svg' });
    expect([answer.body, answer.headers['cache-control']]).toEqual(['<svg/>', 'no-cache']);
  });

  it.each([
    '/api/none',
    '/v1/none',
    '/v1',
    '//v1/none',
    '/hooks/x/y/z',
    '/ws',
    '/docs/none',
    '/simulator/phones',
    '/assets/gone-1111.js',
    '/gone.png',
    '/metrics/x',
  ])('%s is not found, and not the page', async (url) => {
    const answer = await server.inject({ method: 'GET', url });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('the page');
  });

  it.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/assets/%2e%2e/%2e%2e/outside.txt',
    '/..%5coutside.txt',
  ])('no address leads out of its folder: %s', async (url) => {
    expect((await server.inject({ method: 'GET', url })).body).not.toContain('private words');
  });
});

describe('a console that is not built', () => {
  it('says how to build it', async () => {
    const server = fastify();
    await serveConsole(server, '/nowhere');
    const answer = await server.inject({ method: 'GET', url: '/' });
    expect(answer.body).toContain('npm run build');
    await server.close();
  });
});
