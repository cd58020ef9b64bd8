import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { keptOrFreePort, requirePort } from './ports.js';

let taken: Server;
let port: number;
beforeAll(async () => {
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  port = (taken.address() as AddressInfo).port;
});
afterAll(() => taken.close());

test('a taken PORT is a sentence with the remedy', async () => {
  await expect(requirePort(port, 'localhost')).rejects.toThrow(new RegExp(`^PORT ${port} is taken .*PORT=${port + 1} npm start$`));
});

test('a HOST that is not of this machine is a sentence that names it', async () => {
  await expect(requirePort(port, '192.0.2.1')).rejects.toThrow(/^HOST is not an address of this machine/);
});

test('the port of the last start is used again while it is free, and replaced when it is not', async () => {
  const last = createServer();
  await new Promise<void>((resolve) => last.listen(0, '127.0.0.1', resolve));
  const free = (last.address() as AddressInfo).port;
  await new Promise((resolve) => last.close(resolve));
  expect(await keptOrFreePort(free)).toBe(free);
  expect(await keptOrFreePort(port)).not.toBe(port);
});

test('a port that nobody listens at yet is not given out twice', async () => {
  const first = await keptOrFreePort(undefined);
  expect(await keptOrFreePort(first)).not.toBe(first);
});
