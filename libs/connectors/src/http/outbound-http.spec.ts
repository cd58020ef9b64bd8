import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { OutboundHttp } from './outbound-http.js';
import { HttpFailure } from './http.port.js';

const listening = async <Any extends TcpServer>(server: Any, host: string, port = 0): Promise<number> => {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return (server.address() as AddressInfo).port;
};

const failureOf = (promise: Promise<unknown>): Promise<HttpFailure> =>
  promise.then(
    () => Promise.reject(new Error('there was an answer')),
    (error: unknown) => error as HttpFailure,
  );

describe('requests to the outside', () => {
  let server: Server;
  let port: number;
  let http: OutboundHttp;
  let connections = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x');
      if (pathname === '/redirect') return response.writeHead(302, { location: '/secret' }).end('moved');
      if (pathname === '/silence') return;
      if (pathname === '/reset') return request.socket.destroy();
      if (pathname === '/half')
        return void response.writeHead(200, { 'content-length': '100' }).write('half', () => request.socket.destroy());
      if (pathname === '/long') return response.end(Buffer.alloc(3000));
      if (pathname === '/stream') return void Array.from({ length: 30 }, () => response.write(Buffer.alloc(100)));
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('latin1');
        response
          .writeHead(201, { 'x-seen': 'yes' })
          .end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
      });
    });
    server.on('connection', () => connections++);
    port = await listening(server, '127.0.0.1');
    http = new OutboundHttp({ allow: [`127.0.0.1/32:${port}`] });
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await http.close();
  });

  const to = (path: string): string => `http://127.0.0.1:${port}${path}`;
  const seen = (body: Uint8Array) =>
    JSON.parse(Buffer.from(body).toString('utf8')) as { method: string; url: string; headers: Record<string, string>; body: string };

  it('carry method, path, headers and text, and bring back status, headers and bytes', async () => {
    const response = await http.request({ method: 'POST', url: to('/a?b=c%20d'), headers: { 'x-one': '1' }, body: 'Grüße' });
    expect(response).toMatchObject({ status: 201, headers: { 'x-seen': 'yes' } });
    expect(seen(response.body)).toMatchObject({
      method: 'POST',
      url: '/a?b=c%20d',
      headers: { 'x-one': '1', 'user-agent': 'Deskwire', host: `127.0.0.1:${port}` },
      body: Buffer.from('Grüße').toString('latin1'),
    });
  });

  it('carry exactly the given part of a buffer', async () => {
    const response = await http.request({
      method: 'POST',
      url: to('/'),
      body: new Uint8Array(Buffer.from('xxbytesxx').buffer.slice(0)).subarray(0, 0),
    });
    expect(seen(response.body).body).toBe('');
    const part = Buffer.from('xxbytesxx').subarray(2, 7);
    expect(seen((await http.request({ method: 'POST', url: to('/'), body: part })).body).body).toBe('bytes');
  });

  it('carry forms with files', async () => {
    const form = new FormData();
    form.set('file', new Blob(['sound'], { type: 'audio/ogg; codecs=opus' }), 'voice.ogg');
    const { headers, body } = seen((await http.request({ method: 'POST', url: to('/'), body: form })).body);
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(headers).not.toHaveProperty('transfer-encoding');
    expect(headers['content-length']).toBe(String(body.length));
    expect(body).toContain('filename="voice.ogg"\r\nContent-Type: audio/ogg; codecs=opus\r\n\r\nsound\r\n');
  });

  it('follow no redirect', async () => {
    const { status, headers } = await http.request({ method: 'GET', url: to('/redirect') });
    expect({ status, location: headers.location }).toEqual({ status: 302, location: '/secret' });
  });

  it.each(['/long', '/stream'])('refuse an answer that is too long (%s)', async (path) => {
    const failure = await failureOf(http.request({ method: 'GET', url: to(path), maxBytes: 2000 }));
    expect(failure).toMatchObject({ name: 'HttpFailure', reason: 'too_large', sent: true });
  });

  it.each([
    ['/silence', 'timeout'],
    ['/reset', 'reset'],
    ['/half', 'reset'],
  ])('whose answer is lost may have arrived (%s)', async (path, reason) => {
    expect(await failureOf(http.request({ method: 'POST', url: to(path), body: 'x', timeoutMs: 150 }))).toMatchObject({
      reason,
      sent: true,
    });
  });

  it('whose connection was refused did not arrive', async () => {
    const gone = createTcpServer();
    const closed = await listening(gone, '127.0.0.1');
    await new Promise((resolve) => gone.close(resolve));
    const alone = new OutboundHttp({ allow: ['127.0.0.1/32'] });
    const failure = await failureOf(alone.request({ method: 'POST', url: `http://127.0.0.1:${closed}/`, body: 'x' }));
    expect(failure).toMatchObject({ reason: 'refused', sent: false });
    await alone.close();
  });

  it('whose TLS greeting is answered by silence did not arrive', async () => {
    const sockets = new Set<Socket>();
    const mute = createTcpServer((socket) => void sockets.add(socket.on('error', () => undefined)));
    const mutePort = await listening(mute, '127.0.0.1');
    const alone = new OutboundHttp({ allow: ['127.0.0.1/32'] });
    const failure = await failureOf(alone.request({ method: 'POST', url: `https://127.0.0.1:${mutePort}/`, body: 'x', timeoutMs: 150 }));
    expect(failure).toMatchObject({ reason: 'timeout', sent: false });
    for (const socket of sockets) socket.destroy();
    mute.close();
    await alone.close();
  });

  it('whose name cannot be resolved did not arrive', async () => {
    const lost = new OutboundHttp({ resolve: () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' })) });
    expect(await failureOf(lost.request({ method: 'GET', url: 'https://nowhere.example/' }))).toMatchObject({
      reason: 'refused',
      sent: false,
    });
    await lost.close();
  });

  it.each([
    ['a name that lies inside', [{ address: '127.0.0.1', family: 4 }]],
    [
      'a name with one address inside among public ones',
      [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    ],
    ['a name with an IPv6 disguise', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['a name without addresses', []],
  ])('never go to %s', async (_name, addresses) => {
    const guarded = new OutboundHttp({ resolve: () => Promise.resolve(addresses) });
    const failure = await failureOf(guarded.request({ method: 'POST', url: 'http://innocent.example/', body: 'x' }));
    expect(failure).toMatchObject({ reason: 'blocked_address', sent: false });
    await guarded.close();
  });

  it('to a name reach the address that was checked, under the name', async () => {
    const named = new OutboundHttp({
      allow: [`127.0.0.1/32:${port}`],
      resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    });
    const { body } = await named.request({ method: 'GET', url: `http://provider.example:${port}/` });
    expect(seen(body).headers.host).toBe(`provider.example:${port}`);
    await named.close();
  });

  it.each([
    ['ftp://example.com/', 'must begin with https:// or http://'],
    ['file:///etc/passwd', 'must begin with https:// or http://'],
    ['data:text/plain,x', 'must begin with https:// or http://'],
    ['https://user:secret@example.com/', 'may not contain a user name or password'],
    ['https://user@example.com/', 'may not contain a user name or password'],
    ['not an address', 'is not a valid URL'],
    ['http://[fe80::1%25eth0]/', 'is not a valid URL'],
    ['', 'is not a valid URL'],
  ])('refuse the address %s', async (url, words) => {
    const failure = await failureOf(http.request({ method: 'GET', url }));
    expect(failure).toMatchObject({ reason: 'invalid_url', sent: false });
    expect(failure.message).toContain(words);
  });

  it('refuse headers that would break the request', async () => {
    const failure = await failureOf(http.request({ method: 'GET', url: to('/'), headers: { 'x-one': 'a\r\nx-two: b' } }));
    expect(failure).toMatchObject({ name: 'HttpFailure', sent: false });
  });

  it('share connections: twenty requests in a row need only a few', async () => {
    const before = connections;
    for (let turn = 0; turn < 20; turn++) await http.request({ method: 'GET', url: to('/') });
    expect(connections - before).toBeLessThan(5);
  });
});
