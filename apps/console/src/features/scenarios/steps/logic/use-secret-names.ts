import { useQuery } from '@tanstack/react-query';
import { secretsQuery } from '../../../../api/scenario-secrets.js';
import { useMayDraw } from '../../use-may-draw.js';

/** Names of secrets for a field that may use them; not `complete` for whoever may not read the list, or before it is there. */
export interface SecretNames {
  names: readonly string[];
  complete: boolean;
}

const UNKNOWN: SecretNames = { names: [], complete: false };

export function useSecretNames(): SecretNames {
  const mayDraw = useMayDraw();
  const { data } = useQuery({ ...secretsQuery, enabled: mayDraw === true, select: named });
  return data ?? UNKNOWN;
}

const named = (secrets: { name: string }[]): SecretNames => ({ names: secrets.map(({ name }) => name), complete: true });
