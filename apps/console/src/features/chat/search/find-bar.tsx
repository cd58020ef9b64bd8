import { ActionIcon, CloseButton, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../ui/actions/registry.js';
import { errorText } from '../../../ui/toast.js';
import { useFind } from './use-find.js';
import { useWordMarks } from './use-word-marks.js';
import classes from './search.module.css';

interface Props {
  dialogId: number;
  onGo(messageId: number): void;
  /** To the first message of a day. */
  onDay(day: string): void;
}

/** Search in the open dialog, and going to a day; there only when it was called. */
export function FindBar(props: Props) {
  const [opened, setOpened] = useState<{ at: 'words' | 'day' } | null>(null);
  useAction('dialog.find', () => setOpened({ at: 'words' }));
  useAction('dialog.day', () => setOpened({ at: 'day' }));
  return opened ? <Bar {...props} opened={opened} onClose={() => setOpened(null)} /> : null;
}

function Bar({ dialogId, onGo, onDay, opened, onClose }: Props & { opened: { at: 'words' | 'day' }; onClose(): void }) {
  const { t } = useTranslation('chat');
  const [text, setText] = useState('');
  const find = useFind(dialogId, text, onGo);
  const fields = { words: useRef<HTMLInputElement>(null), day: useRef<HTMLInputElement>(null) };
  const { words, day } = fields;
  useWordMarks(find.words);
  useEffect(() => (opened.at === 'words' ? words.current?.select() : day.current?.focus()), [opened, words, day]);

  const close = (): void => {
    onClose();
    document.querySelector<HTMLElement>('[data-region="thread"] [data-region-focus]')?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && event.target === words.current) {
      event.preventDefault();
      find.go(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <div className={classes.bar} role="search" aria-label={t('find.label')} onKeyDown={keys}>
      <TextInput
        ref={words}
        size="xs"
        type="search"
        className={classes.field}
        leftSection={<IconSearch size={15} />}
        placeholder={t('find.placeholder')}
        aria-label={t('find.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FindState find={find} />
      <ActionIcon
        size={28}
        aria-label={t('find.older')}
        title={t('find.older')}
        disabled={find.hits.length === 0}
        onClick={() => find.go(1)}
      >
        <IconChevronUp size={17} />
      </ActionIcon>
      <ActionIcon size={28} aria-label={t('find.newer')} title={t('find.newer')} disabled={find.at === 0} onClick={() => find.go(-1)}>
        <IconChevronDown size={17} />
      </ActionIcon>
      <TextInput
        ref={day}
        size="xs"
        type="date"
        className={classes.date}
        aria-label={t('find.day')}
        onChange={(event) => /^[12]\d{3}-/.test(event.currentTarget.value) && onDay(event.currentTarget.value)}
      />
      <CloseButton size="sm" aria-label={t('find.close')} onClick={close} />
    </div>
  );
}

/** Which hit of how many. */
function FindState({ find }: { find: ReturnType<typeof useFind> }) {
  const { t } = useTranslation('chat');
  const of = `${find.hits.length}${find.more ? '+' : ''}`;
  const said = find.error
    ? errorText(find.error)
    : find.hits.length > 0
      ? t('find.count', { at: find.at + 1, of })
      : find.asks && !find.isSearching
        ? t('find.none')
        : '';
  return (
    <span className={classes.count} role="status">
      {said}
    </span>
  );
}
