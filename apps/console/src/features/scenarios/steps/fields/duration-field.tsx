import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration, parseDuration } from '../logic/duration.js';
import { useComplaint } from '../logic/scope.js';

interface Props {
  label: string;
  seconds: number;
  onChange(seconds: number): void;
  /** Of the check's complaints. */
  field?: string;
  description?: string;
  most?: number;
}

/** A time as people say it: 5 min, 2 h, 3 days. What can't be read changes nothing, and says how to write it. */
export function DurationField({ label, seconds, onChange, field, description, most = Infinity }: Props) {
  const { t, i18n } = useTranslation('steps');
  const [text, setText] = useState(() => formatDuration(seconds, i18n.language));
  const complaint = useComplaint(field);
  const read = parseDuration(text);
  // Undo and another language write it anew; what one is typing stays as it is typed.
  useEffect(() => {
    setText((shown) => (parseDuration(shown) === seconds ? shown : formatDuration(seconds, i18n.language)));
  }, [seconds, i18n.language]);
  const wrong =
    read === null ? t('duration.unreadable') : read > most ? t('duration.tooLong', { most: formatDuration(most, i18n.language) }) : null;
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={t('duration.example')}
      value={text}
      error={wrong ?? complaint}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const next = parseDuration(event.currentTarget.value);
        if (next !== null && next <= most) onChange(next);
      }}
      onBlur={() => read !== null && read <= most && setText(formatDuration(read, i18n.language))}
    />
  );
}
