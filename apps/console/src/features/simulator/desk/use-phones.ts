import { useCallback, useState } from 'react';
import { rememberedPhones, rememberPhones, withoutPhone, withPhone } from '../model/phone-list.js';
import { phoneKey, type PhoneRef } from '../model/sim-types.js';

export interface Phones {
  phones: PhoneRef[];
  add: (phone: PhoneRef) => void;
  remove: (key: string) => void;
  replace: (key: string, phone: PhoneRef) => void;
}

/** The phones of this browser, kept over reloads. */
export function usePhones(): Phones {
  const [phones, setPhones] = useState(() => rememberedPhones());
  const change = useCallback((next: (current: PhoneRef[]) => PhoneRef[]) => {
    setPhones((current) => {
      const changed = next(current);
      rememberPhones(changed);
      return changed;
    });
  }, []);
  return {
    phones,
    add: useCallback((phone) => change((current) => withPhone(current, phone)), [change]),
    remove: useCallback((key) => change((current) => withoutPhone(current, key)), [change]),
    replace: useCallback((key, phone) => change((current) => current.map((other) => (phoneKey(other) === key ? phone : other))), [change]),
  };
}
