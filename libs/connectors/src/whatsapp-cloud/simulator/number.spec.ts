import { metaSimulatorSpec } from '../../testing/meta-simulator-spec.js';
import { whatsappCloud } from '../connector.js';

metaSimulatorSpec(
  whatsappCloud,
  {
    ...{ id: 1, companyId: 1, transport: 'whatsapp-cloud', key: 'demo-whatsapp-cloud' },
    settings: { phone_number_id: '100000000000001', waba_id: '100000000000002' },
    secrets: { access_token: 'EAAG-test-token', app_secret: 'test-app-secret', verify_token: 'test-verify-token' },
  },
  '/v25.0',
);
