import type { Sender } from '#domain/clients/identity.js';
import { person } from '../../testing/expected-events.js';

/** People and groups of the fixtures. */
const user = (value: string, name: string | null, username: string | null): Sender =>
  person([{ kind: 'user_id', value }], { name, username });

export const TEST_USER = user('1111111', 'Test Firstname Test Lastname', 'Testusername');
export const NIC = user('3527065', 'Nic Pottier', 'Nicpottier');
export const ANDREY = user('250918540', 'Андрей Власов', 'aka_dude');
export const SOJAN = user('23', 'Sojan Jose', 'sojan');
export const WAFFLE = user('218485655', 'Waffle', 'WaffleLapkin');

export const group = (value: string, name: string, username: string | null): Sender =>
  person([{ kind: 'chat', value }], { name, username });
