import { DomainError } from '../shared/domain-error.js';

/** How many people a company may have, and how many it has: who works here, and who is invited and has not come. */
export interface Licence {
  registered: number;
  /** Null = as many as it likes. */
  count: number | null;
}

/** How many more may come. */
export const freePlaces = ({ registered, count }: Licence): number => (count === null ? Infinity : Math.max(count - registered, 0));

export class LicenceLimit extends DomainError {
  constructor({ registered, count }: Licence) {
    super(
      'licence_limit',
      `Your licence is for ${count} operators and ${registered} are registered, open invitations included; block somebody, revoke an invitation or take a larger licence`,
      'conflict',
    );
  }
}
