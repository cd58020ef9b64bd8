import { useTranslation } from 'react-i18next';
import { deleteGroup } from '../../../api/staff.js';
import type { OperatorGroup } from '../../../api/types.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { errorText } from '../../../ui/toast.js';
import { useGroupChange } from './use-group-change.js';

export function DeleteGroup({ group, onClose }: { group: OperatorGroup; onClose: () => void }) {
  const { t } = useTranslation('groups');
  const deletion = useGroupChange(() => deleteGroup(group.id), { onDone: onClose });
  return (
    <QuestionWindow
      question={t('deleteQuestion', { name: group.name })}
      action={t('delete')}
      isBusy={deletion.isPending}
      problem={deletion.error && errorText(deletion.error)}
      onConfirm={() => deletion.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('deleteText')}</p>
    </QuestionWindow>
  );
}
