import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
});
