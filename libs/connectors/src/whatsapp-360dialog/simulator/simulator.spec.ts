import { metaSimulatorSpec } from '../../testing/meta-simulator-spec.js';
import { whatsapp360dialog } from '../connector.js';

metaSimulatorSpec(
  whatsapp360dialog,
  {
    ...{ id: 1, companyId: 1, transport: 'whatsapp-360dialog', key: 'demo-whatsapp-360dialog' },
    settings: { phone_number_id: '100000000000003' },
    secrets: { api_key: 'test-key', webhook_secret: 'test-webhook-secret' },
  },
  '/360dialog',
);
