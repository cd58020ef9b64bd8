import { useEffect, useState } from 'react';
import { createPhone, sendFromPhone } from '../model/simulator-api.js';
import type { PhoneRef } from '../model/sim-types.js';

interface FreshPerson {
  phone: PhoneRef | null;
  failure: unknown;
  replace: (key: string, phone: PhoneRef) => void;
}

/** Somebody new who writes `text` to the channel. Another channel, text or round is played by another person, who is remembered nowhere. */
export function useFreshPerson(channelKey: string | undefined, text: string, name: string, round: number): FreshPerson {
  const [phone, setPhone] = useState<PhoneRef | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (channelKey === undefined) return undefined;
    let current = true;
    const begin = async (): Promise<void> => {
      const clientId = await createPhone({ channelKey, name });
      const fresh = { channelKey, clientId, name, phone: null };
      // Left meanwhile: nobody looks at this phone.
      if (!current) return;
      setPhone(fresh);
      await sendFromPhone(fresh, { text });
    };
    setPhone(null);
    setFailure(null);
    begin().catch((error: unknown) => current && setFailure(error));
    return () => {
      current = false;
    };
  }, [channelKey, text, name, round]);
  return { phone, failure, replace: (_, changed) => setPhone(changed) };
}
