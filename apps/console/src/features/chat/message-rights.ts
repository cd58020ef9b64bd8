import { useMay } from '../../api/use-may.js';

export interface MessageRights {
  /** Answer, quote and react. */
  write: boolean;
  /** Edit and take back. */
  change: boolean;
}

/** What the role of whoever looks lets him do with messages, beside what the messenger can. */
export function useMessageRights(): MessageRights {
  return { write: useMay('write_messages') ?? false, change: useMay('change_messages') ?? false };
}
