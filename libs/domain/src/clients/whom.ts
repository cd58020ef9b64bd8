import type { ClientIdentity } from './identity.js';

/** Somebody whom one wants to write to, as one knows him: digits with the code of the country, or his name in the messenger without "@". */
export type Whom = { phone: string } | { username: string };
export type KnownBy = 'phone' | 'username';

/** Somebody whom the messenger knows. */
export interface FoundPerson {
  /** Never empty, the strongest first. */
  identities: ClientIdentity[];
  name: string | null;
  username: string | null;
  phone: string | null;
}
