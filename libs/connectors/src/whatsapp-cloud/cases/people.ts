import type { Sender } from '#domain/clients/identity.js';
import { person } from '../../testing/expected-events.js';

/** The people of the fixtures: Meta's documentation, pywa, courier and a placeholder. */
export const sheena: Sender = person([{ kind: 'wa_id', value: '16505551234' }], { name: 'Sheena Nelson', phone: '16505551234' });

export const tester: Sender = person(
  [
    { kind: 'wa_id', value: '972987654321' },
    { kind: 'user_id', value: 'US.13491208655302741918' },
    { kind: 'parent_user_id', value: 'US.ENT.11815799212886844830' },
  ],
  { name: 'Test Name', phone: '972987654321' },
);

export const kerry: Sender = person([{ kind: 'wa_id', value: '5678' }], { name: 'Kerry Fisher', phone: '5678' });
