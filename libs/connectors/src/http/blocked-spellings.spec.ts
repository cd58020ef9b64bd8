import { createServer, type AddressInfo, type Server } from 'node:net';
import { OutboundHttp } from './outbound-http.js';

/** Ways to write addresses of this machine and of inner networks; `PORT` stands for a port where somebody listens. */
const SPELLINGS = [
  'http://127.0.0.1:PORT/', 'https://127.0.0.1:PORT/', 'http://127.0.0.1.:PORT/', 'http://127.1:PORT/', 'http://127.0.1:PORT/',
  'http://2130706433:PORT/', 'http://0x7f000001:PORT/', 'http://0x7f.1:PORT/', 'http://0x7f.0x0.0x0.0x1:PORT/', 'http://0177.0.0.1:PORT/',
  'http://017700000001:PORT/', 'http://0177.0.0x0.1:PORT/', 'http://127.0.0.2:PORT/', 'http://127.255.255.254:PORT/', 'http://127.127.127.127:PORT/',
  'http://0:PORT/', 'http://0.0.0.0:PORT/', 'http://0x0:PORT/', 'http://00000000:PORT/', 'http://localhost:PORT/', 'http://LOCALHOST:PORT/',
  'http://localhost.:PORT/', 'http://LocalHost.:PORT/', 'http://[::1]:PORT/', 'https://[::1]:PORT/', 'http://[0:0:0:0:0:0:0:1]:PORT/',
  'http://[::]:PORT/', 'http://[0000::0001]:PORT/', 'http://[::ffff:127.0.0.1]:PORT/', 'http://[::ffff:7f00:1]:PORT/', 'http://[::ffff:7f00:0001]:PORT/',
  'http://[0:0:0:0:0:ffff:7f00:1]:PORT/', 'http://[::127.0.0.1]:PORT/', 'http://[::7f00:1]:PORT/', 'http://[64:ff9b::127.0.0.1]:PORT/',
  'http://[64:ff9b::7f00:1]:PORT/', 'http://[64:ff9b:1::7f00:1]:PORT/', 'http://[2002:7f00:1::]:PORT/', 'http://[2001:0:7f00:1::]:PORT/',
  'http://[::ffff:0:127.0.0.1]:PORT/', 'http://[fe80::1]:PORT/', 'http://[fc00::1]:PORT/', 'http://[fd00::1]:PORT/', 'http://[ff02::1]:PORT/',
  'http://①②⑦.⓪.⓪.①:PORT/', 'http://127。0。0。1:PORT/', 'http://127．0．0．1:PORT/', 'http://１２７.0.0.1:PORT/', 'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/',
  'http:127.0.0.1:PORT/', 'http:/127.0.0.1:PORT/', 'http:///127.0.0.1:PORT/', 'http:\\\\127.0.0.1:PORT\\', 'http://\t127.0.0.1:PORT/', ' http://127.0.0.1:PORT/ ',
  'hTTp://127.0.0.1:PORT/', 'http://example.com@127.0.0.1:PORT/', 'http://127.0.0.1:PORT@example.com:PORT/', 'http://example.com:80@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT#@example.com/', 'http://127.0.0.1:PORT?@example.com/', 'http://127.0.0.1:PORT\\@example.com/', 'http://%31%32%37.0.0.1:PORT/',
  'http://127%2e0%2e0%2e1:PORT/', 'http://127.0.0.1:0PORT/', 'http://10.0.0.1:PORT/', 'http://172.16.0.1:PORT/', 'http://192.168.0.1:PORT/',
  'http://169.254.169.254:PORT/latest/meta-data/', 'http://0xa9fea9fe:PORT/', 'http://2852039166:PORT/', 'http://100.64.0.1:PORT/',
  'http://[::ffff:169.254.169.254]:PORT/', 'http://224.0.0.1:PORT/', 'http://255.255.255.255:PORT/', 'gopher://127.0.0.1:PORT/', 'ftp://127.0.0.1:PORT/',
  'ws://127.0.0.1:PORT/', 'file://127.0.0.1:PORT/', 'javascript://127.0.0.1:PORT/',
]; // prettier-ignore

describe('an address somebody names cannot lead inside', () => {
  const servers: Server[] = [];
  let connections = 0;
  let port = 0;
  let http: OutboundHttp;

  beforeAll(async () => {
    for (const host of ['127.0.0.1', '::1', '127.0.0.2']) {
      const server = createServer((socket) => {
        connections++;
        socket.destroy();
      });
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
      port = (server.address() as AddressInfo).port;
      servers.push(server);
    }
    // The port itself is open, for a public network, so that nothing but the address can be the reason of a refusal.
    // Every name is a trap that resolves to this machine.
    const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    http = new OutboundHttp({ allow: ['93.184.216.0/24'], resolve });
  });

  afterAll(async () => {
    for (const server of servers) await new Promise((resolve) => server.close(resolve));
    await http.close();
  });

  it('the list is long enough to mean something', () => {
    expect(new Set(SPELLINGS).size).toBeGreaterThanOrEqual(60);
  });

  it.each(SPELLINGS)('%s', async (spelling) => {
    const request = http.request({ method: 'POST', url: spelling.replaceAll('PORT', String(port)), body: 'x', timeoutMs: 2000 });
    await expect(request).rejects.toMatchObject({
      name: 'HttpFailure',
      reason: expect.stringMatching(/^(blocked_address|invalid_url)$/) as string,
      sent: false,
    });
    expect(connections).toBe(0);
  });
});
