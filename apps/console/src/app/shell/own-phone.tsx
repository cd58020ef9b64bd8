import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeMe, meQuery } from '../../api/session.js';
import type { Me } from '../../api/types.js';
import { errorText } from '../../ui/toast.js';

/** One's own phone, for colleagues: kept when the field is left, Esc leaves it as it was. */
export function OwnPhone({ operator }: Pick<Me, 'operator'>) {
  const { t } = useTranslation('app');
  const client = useQueryClient();
  const kept = operator.phone ?? '';
  const [text, setText] = useState(kept);
  const [error, setError] = useState<string | null>(null);

  const save = (): void => {
    setError(null);
    if (text.trim() === kept) return setText(kept);
    changeMe({ phone: text.trim() }).then(
      (me) => client.setQueryData(meQuery.queryKey, me),
      (failure: unknown) => setError(errorText(failure)),
    );
  };
  return (
    <TextInput
      type="tel"
      autoComplete="tel"
      maxLength={40}
      label={t('account.phone')}
      placeholder={t('account.phoneNone')}
      value={text}
      error={error}
      // A modal window hears Escape before the field does, unless the field asks for it.
      data-mantine-stop-propagation={text !== kept}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key !== 'Escape' || text === kept) return;
        // The window stays open: only the field goes back.
        event.stopPropagation();
        setText(kept);
        setError(null);
      }}
    />
  );
}
