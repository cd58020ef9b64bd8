import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoginSession } from '../../../api/account.js';
import { endSession, endSessionsOf, staffSessionsKey } from '../../../api/staff-sessions.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { errorText, toast } from '../../../ui/toast.js';

/** What is about to be ended, and of whom. */
export type Ending =
  | { about: 'one'; name: string; session: LoginSession; device: string }
  | { about: 'all'; name: string; operatorId: number; isSelf: boolean };

interface Props {
  ending: Ending;
  onClose: () => void;
  /** The button that asked may be gone with what it ended. */
  onEnded: () => void;
}

export function EndQuestion({ ending, onClose, onEnded }: Props) {
  const { t } = useTranslation('sessions');
  const client = useQueryClient();
  const { name } = ending;
  const end = useMutation({
    mutationFn: () =>
      ending.about === 'one' ? endSession(ending.session.id).then(() => 1) : endSessionsOf(ending.operatorId).then(({ ended }) => ended),
    onSuccess: async (count) => {
      await client.invalidateQueries({ queryKey: staffSessionsKey });
      toast(t('ended', { count }));
      onClose();
      // After the window has given the focus back to what may be gone.
      setTimeout(onEnded, 50);
    },
  });
  const isSelf = ending.about === 'all' && ending.isSelf;
  return (
    <QuestionWindow
      question={ending.about === 'one' ? t('endOneQuestion', { name, device: ending.device }) : t('endAllQuestion', { name })}
      action={t('endConfirm')}
      isBusy={end.isPending}
      problem={end.error && errorText(end.error)}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      <p>{isSelf ? t('endOwnText') : t('endText', { name })}</p>
    </QuestionWindow>
  );
}
