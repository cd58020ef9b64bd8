import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writesFirst } from './connector.js';
import { allConnectors, connectorOf } from './registry.js';

describe('the registry of connectors', () => {
  it('finds a connector by its transport, and nothing for an unknown one', () => {
    expect(connectorOf('whatsapp-cloud')?.transport).toBe('whatsapp-cloud');
    expect(connectorOf('constructor')).toBeUndefined();
  });

  it.each(allConnectors())('$transport has its own folder, and fields with distinct names', ({ transport, fields }) => {
    expect(existsSync(join(import.meta.dirname, transport, 'connector.ts'))).toBe(true);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
  });

  it.each(allConnectors().filter(writesFirst))('$transport recognises whoever it wrote to first when he answers', (connector) => {
    const [identity] = connector.identitiesOfPhone('79001112233');
    expect(identity).toEqual({ kind: connector.transport === 'external' ? 'phone' : 'wa_id', value: '79001112233' });
  });

  it('WhatsApp knows a phone in both of its spellings', () => {
    const cloud = connectorOf('whatsapp-cloud');
    expect(cloud && writesFirst(cloud) && cloud.identitiesOfPhone('5511987654321').map(({ value }) => value)).toEqual([
      '5511987654321',
      '551187654321',
    ]);
  });
});
