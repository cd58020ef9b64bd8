import { Button, Input } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import type { EchoFile } from '../sending/echo.js';
import { kindOf, MAX_BYTES, uploadFile } from '../../../ui/files/uploads.js';
import classes from './templates.module.css';

type HeaderKind = 'image' | 'video' | 'document';

/** The file of a template's header: on its way up until `upload` is there. */
export interface HeaderUpload {
  upload: Upload | null;
  shown: Omit<EchoFile, 'uploadId'>;
}

const ACCEPTED: Record<HeaderKind, string> = { image: 'image/jpeg,image/png', video: 'video/mp4,video/3gpp', document: '' };

interface Props {
  kind: HeaderKind;
  file: HeaderUpload | null;
  lacking: boolean;
  onChange(file: HeaderUpload | null): void;
}

/** Chooses the picture, film or document that the template shows on top. */
export function HeaderFile({ kind, file, lacking, onChange }: Props) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const picker = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const choose = (chosen: File | undefined): void => {
    if (!chosen) return;
    running.current?.abort();
    setError(null);
    onChange(null);
    const actual = kindOf(chosen.type);
    if (kind !== 'document' && actual !== kind) return setError(t('template.wrongFile', { kind: t(`kind.${kind}`) }));
    if (chosen.size > MAX_BYTES[kind]) {
      return setError(t('files:tooLarge', { size: formats.bytes(chosen.size), limit: formats.bytes(MAX_BYTES[kind]) }));
    }
    const previewUrl = kind === 'image' ? URL.createObjectURL(chosen) : null;
    const shown = { kind, name: chosen.name, size: chosen.size, previewUrl, voice: null };
    onChange({ upload: null, shown });
    const abort = new AbortController();
    running.current = abort;
    uploadFile({ file: chosen, name: chosen.name }, () => {}, abort.signal).then(
      (upload) => onChange({ upload, shown }),
      (failure: unknown) => {
        onChange(null);
        setError(errorText(failure));
      },
    );
  };
  return (
    <Input.Wrapper
      label={t(`template.header.${kind}`)}
      required
      error={error ?? (lacking ? t('template.problem.missing') : null)}
      labelElement="div"
    >
      <div className={classes.headerFile}>
        <Button
          size="xs"
          variant="default"
          autoFocus
          leftSection={<IconUpload size={15} />}
          loading={file !== null && !file.upload}
          onClick={() => picker.current?.click()}
        >
          {t(file ? 'template.otherFile' : 'template.chooseFile')}
        </Button>
        {file ? (
          <span className={classes.fileName}>
            {file.shown.name} · {formats.bytes(file.shown.size)}
          </span>
        ) : null}
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept={ACCEPTED[kind] || undefined}
        onChange={(event) => {
          choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </Input.Wrapper>
  );
}
