import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QuestionWindow } from '../../ui/question-window.js';
import { errorText } from '../../ui/toast.js';

interface Props {
  question: string;
  text: string;
  onDelete: () => Promise<void>;
  onClose: () => void;
}

/** Asks before something of the settings is gone for everybody. */
export function ConfirmDelete({ question, text, onDelete, onClose }: Props) {
  const { t } = useTranslation('settings');
  const deletion = useMutation({ mutationFn: onDelete, onSuccess: onClose });
  return (
    <QuestionWindow
      question={question}
      action={t('delete')}
      isBusy={deletion.isPending}
      problem={deletion.error && errorText(deletion.error)}
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    >
      <p>{text}</p>
    </QuestionWindow>
  );
}
