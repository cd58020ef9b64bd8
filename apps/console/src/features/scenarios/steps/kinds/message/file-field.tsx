import { ActionIcon, Button, Input, Progress } from '@mantine/core';
import { IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress, uploadScenarioFile } from '../../../../../api/scenario-files.js';
import { useFormats } from '../../../../../ui/format.js';
import { errorText } from '../../../../../ui/toast.js';
import type { ScenarioFile } from '../../../model/content.js';
import { useComplaint } from '../../logic/scope.js';
import classes from './message.module.css';

interface Props {
  file: ScenarioFile | null;
  onChange(file: ScenarioFile | null): void;
}

/** The file of a message: chosen or dropped here, its way up, what it is. */
export function FileField({ file, onChange }: Props) {
  const { t } = useTranslation('steps');
  const picker = useRef<HTMLInputElement>(null);
  const { progress, error, upload, cancel } = useUpload(onChange);
  const complaint = useComplaint('file');
  return (
    <Input.Wrapper label={t('file.label')} labelElement="div" error={error ?? complaint}>
      <div
        className={classes.drop}
        onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          upload(event.dataTransfer.files[0]);
        }}
      >
        {file && progress === null && <FileCard file={file} onRemove={() => onChange(null)} />}
        {progress !== null && (
          <div className={classes.up}>
            <Progress value={progress * 100} aria-label={t('file.uploading')} transitionDuration={0} />
            <Button size="compact-sm" variant="subtle" color="gray" onClick={cancel}>
              {t('file.cancel')}
            </Button>
          </div>
        )}
        {progress === null && (
          <Button size="compact-sm" variant="light" leftSection={<IconPaperclip size={14} />} onClick={() => picker.current?.click()}>
            {t(file ? 'file.other' : 'file.choose')}
          </Button>
        )}
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('file.label')}
        onChange={(event) => {
          upload(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </Input.Wrapper>
  );
}

function FileCard({ file, onRemove }: { file: ScenarioFile; onRemove: () => void }) {
  const { t } = useTranslation('steps');
  const formats = useFormats();
  return (
    <div className={classes.file}>
      <span className={classes.thumb}>
        {file.kind === 'image' ? <img src={fileAddress(file.fileId)} alt="" /> : <IconFile size={20} aria-hidden />}
      </span>
      <span className={classes.fileText}>
        <span className={classes.fileName}>{file.name}</span>
        <small>
          {t(`file.kind.${file.kind}`)} · {formats.bytes(file.size)}
        </small>
      </span>
      <ActionIcon size={26} aria-label={t('file.remove', { name: file.name })} onClick={onRemove}>
        <IconTrash size={15} />
      </ActionIcon>
    </div>
  );
}

/** One file at a time on its way up; leaving the step stops it. */
function useUpload(onDone: (file: ScenarioFile) => void) {
  const running = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => () => running.current?.abort(), []);
  const cancel = (): void => {
    running.current?.abort();
    running.current = null;
    setProgress(null);
  };
  const upload = (file: File | undefined): void => {
    if (!file) return;
    cancel();
    const abort = new AbortController();
    running.current = abort;
    setError(null);
    setProgress(0);
    uploadScenarioFile(file, setProgress, abort.signal)
      .then((stored) => done.current(stored))
      .catch((failure: unknown) => setError(errorText(failure)))
      .finally(() => running.current === abort && setProgress(null));
  };
  return { progress, error, upload, cancel };
}
