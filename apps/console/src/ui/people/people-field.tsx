import { Button, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { joinLists, readList } from './read-list.js';
import classes from './people.module.css';

interface Props {
  value: string;
  error: string | null;
  onChange: (text: string) => void;
}

/** Addresses as they are at hand: typed, pasted from a letter or a table, or out of a file that is dropped here. */
export function PeopleField({ value, error, onChange }: Props) {
  const { t } = useTranslation('people');
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const text = await readList(file);
    setUnreadable(text === null ? t('unreadable', { name: file.name }) : null);
    if (text !== null) onChange(joinLists(value, text));
  };
  const drop = (event: DragEvent): void => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes.field}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(event.dataTransfer.types.includes('Files'));
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Textarea
        label={t('list')}
        description={t('listHint')}
        placeholder={t('listExample')}
        autosize
        minRows={4}
        maxRows={10}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        error={unreadable ?? error}
        value={value}
        onChange={(event) => {
          setUnreadable(null);
          onChange(event.currentTarget.value);
        }}
      />
      <div>
        <Button size="compact-sm" variant="subtle" leftSection={<IconFileImport size={15} />} onClick={() => picker.current?.click()}>
          {t('fromFile')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          hidden
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}
