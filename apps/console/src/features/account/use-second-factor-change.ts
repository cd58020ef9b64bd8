import { useQueryClient } from '@tanstack/react-query';
import { secondFactorQuery } from '../../api/account.js';
import { meQuery } from '../../api/session.js';

/** Says to the rest of the tab whether a code is asked at the log-in from now on. */
export function useSecondFactorChange(): (isOn: boolean) => void {
  const client = useQueryClient();
  return (isOn) => {
    client.setQueryData(meQuery.queryKey, (me) => me && { ...me, operator: { ...me.operator, secondFactor: isOn } });
    void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
  };
}
