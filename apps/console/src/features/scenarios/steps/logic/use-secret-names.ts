import { useQuery } from '@tanstack/react-query';
import { secretsQuery } from '../../../../api/scenario-secrets.js';
import { meQuery } from '../../../../api/session.js';

/** Names of secrets for a field that may use them; not `complete` for whoever may not read the list, or before it is there. */
export interface SecretNames {
  names: readonly string[];
  complete: boolean;
}

const UNKNOWN: SecretNames = { names: [], complete: false };

export function useSecretNames(): SecretNames {
  const { data: me } = useQuery(meQuery);
  const { data } = useQuery({ ...secretsQuery, enabled: me?.operator.role === 'admin', select: named });
  return data ?? UNKNOWN;
}

const named = (secrets: { name: string }[]): SecretNames => ({ names: secrets.map(({ name }) => name), complete: true });
