import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { giveBackToBot, runKeys, stopRun } from '../../../api/scenario-runs.js';
import { useMay } from '../../../api/use-may.js';
import type { DialogRow } from '../../../api/types.js';
import { useAction } from '../../../ui/actions/registry.js';
import { toast, toastError } from '../../../ui/toast.js';
import { useBlockedWhy } from '../blocked/blocked-dialog.js';
import { keys } from '../queries/keys.js';

/** Registers what can be told the bot of the open dialog. The turn that hears it comes a moment later, by the live push. */
export function useBotActions(row: DialogRow): void {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const why = useBlockedWhy(row);
  const maySteer = useMay('steer_bots') ?? false;
  const failed = (error: unknown): void => {
    // It went on by itself meanwhile: what is shown is out of date.
    void client.invalidateQueries({ queryKey: keys.dialog(row.id) });
    void client.invalidateQueries({ queryKey: runKeys.ofDialog(row.id) });
    toastError(error);
  };
  const giveBack = useMutation({
    mutationFn: () => giveBackToBot(row.id),
    onSuccess: () => toast(t('run.giveBackDone')),
    onError: failed,
  });
  const stop = useMutation({ mutationFn: () => stopRun(row.id), onSuccess: () => toast(t('run.stopDone')), onError: failed });
  useAction(
    'dialog.giveBack',
    () => giveBack.mutate(),
    maySteer && row.bot === 'paused' && row.state === 'open' && !giveBack.isPending,
    why,
  );
  useAction('dialog.stopBot', () => stop.mutate(), maySteer && row.bot !== null && !stop.isPending, why);
}
