import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InternalChat } from '../../../api/internal-chats.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { errorText } from '../../../ui/toast.js';
import { useColleaguesLocation } from '../use-colleagues-location.js';
import type { useGroupChange } from './use-group-change.js';

interface Props {
  chat: InternalChat;
  change: ReturnType<typeof useGroupChange>;
  onClose(): void;
}

/** Asks once: what is written from then on is not seen. */
export function LeaveQuestion({ chat, change, onClose }: Props) {
  const { t } = useTranslation('internal-chats');
  const { open } = useColleaguesLocation();
  const leave = useMutation({ mutationFn: change.leave, onSuccess: () => open(null) });
  return (
    <QuestionWindow
      question={t('group.leaveQuestion', { name: chat.name ?? '' })}
      action={t('group.leave')}
      isBusy={leave.isPending}
      problem={leave.error ? errorText(leave.error) : null}
      onConfirm={() => leave.mutate()}
      onClose={onClose}
    >
      <p>{t(chat.role === 'owner' && chat.members.length > 1 ? 'group.leaveOwnerText' : 'group.leaveText')}</p>
    </QuestionWindow>
  );
}
