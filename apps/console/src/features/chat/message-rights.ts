import { use } from 'react';
import { useMay } from '../../api/use-may.js';
import { BlockedDialog } from './blocked/blocked-dialog.js';

export interface MessageRights {
  /** Answer, quote and react. */
  write: boolean;
  /** Edit and take back. */
  change: boolean;
}

/** What the role of whoever looks lets him do with messages, beside what the messenger can; nothing while the dialog is blocked. */
export function useMessageRights(): MessageRights {
  const blocked = use(BlockedDialog);
  const [write, change] = [useMay('write_messages') ?? false, useMay('change_messages') ?? false];
  return { write: write && !blocked, change: change && !blocked };
}
