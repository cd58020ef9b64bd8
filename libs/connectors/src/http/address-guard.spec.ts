import { AddressGuard } from './address-guard.js';

describe('which addresses may be called', () => {
  const guard = new AddressGuard([]);

  it.each(['8.8.8.8', '93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001::200e'])(
    '%s on the web ports only',
    (address) => {
      expect([80, 443, 8080, 8443].map((port) => guard.permits(address, port))).toEqual([true, true, true, true]);
      expect([22, 25, 5432, 6379, 7233, 9200].map((port) => guard.permits(address, port))).toEqual(Array(6).fill(false));
    },
  );

  it.each([
    ['loopback', ['127.0.0.1', '127.255.255.254', '::1']],
    ['unspecified', ['0.0.0.0', '0.1.2.3', '::']],
    ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1']],
    ['link-local and metadata', ['169.254.0.1', '169.254.169.254', 'fe80::1', 'fec0::1']],
    ['shared by carriers', ['100.64.0.1', '100.127.255.255']],
    ['multicast and broadcast', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
    ['reserved and documentation', ['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '240.0.0.1', '2001:db8::1']],
    ['IPv4 mapped', ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '::ffff:7f00:1']],
    ['IPv4 compatible and translated', ['::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::127.0.0.1', '64:ff9b:1::7f00:1', '::ffff:0:127.0.0.1']],
    ['IPv6 that is in use nowhere', ['4000::1', '8000::1', '1::1', 'e000::1']],
    ['tunnels', ['2002:7f00:1::', '2002:a00:1::1', '2001:0:7f00:1::', '2001::1']],
    ['no address', ['', 'localhost', '127.0.0.1.nip.io', '300.1.1.1', '1:2']],
  ])('never %s', (_kind, addresses) => {
    expect(addresses.filter((address) => guard.permits(address, 443))).toEqual([]);
  });

  it('an entry opens its network, one with a port only that port', () => {
    const opened = new AddressGuard(['10.1.0.0/16', '127.0.0.1/32:41000', '[::1]/128:41001', 'fd00::/8']);
    expect(opened.permits('10.1.2.3', 5432)).toBe(true);
    expect(opened.permits('10.2.0.1', 443)).toBe(false);
    expect(opened.permits('127.0.0.1', 41000)).toBe(true);
    expect(opened.permits('::ffff:127.0.0.1', 41000)).toBe(true);
    expect(opened.permits('127.0.0.1', 443)).toBe(false);
    expect(opened.permits('127.0.0.2', 41000)).toBe(false);
    expect(opened.permits('::1', 41001)).toBe(true);
    expect(opened.permits('::1', 41000)).toBe(false);
    expect(opened.permits('fd12::1', 80)).toBe(true);
  });

  it.each(['10.0.0.0', 'localhost/32', '10.0.0.0/33', '10.0.0.0/8:port', ''])('a wrong entry "%s" is named at the start', (entry) => {
    expect(() => new AddressGuard([entry])).toThrow(`"${entry}" in the list of allowed addresses is neither CIDR nor CIDR:port`);
  });
});
