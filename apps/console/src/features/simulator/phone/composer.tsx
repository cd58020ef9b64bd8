import { IconMicrophone, IconSend2, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { canRecord, useRecorder } from '../media/use-recorder.js';
import { sampleVoice } from '../media/sample-voice.js';
import type { OutgoingFile, PhoneRef, SimLocation, SimMessage } from '../model/sim-types.js';
import { AttachMenu } from './attach-menu.js';
import { CameraRoll } from './camera-roll.js';
import { describe } from './describe.js';
import { usePhoneNature } from './phone-context.js';
import classes from './phone.module.css';
import { RecordingBar } from './recording-bar.js';
import type { PhoneActions } from './use-phone-actions.js';

export type ComposerMode = { kind: 'write' } | { kind: 'reply'; message: SimMessage } | { kind: 'edit'; message: SimMessage };

interface ComposerProps {
  phone: PhoneRef;
  mode: ComposerMode;
  actions: PhoneActions;
  channelName: string;
  onDone: () => void;
}

/** A phone's file; larger ones belong to no messenger and would only fill the demo's disk. */
const LARGEST_BYTES = 16 * 1024 * 1024;

export function Composer({ mode, actions, channelName, onDone }: ComposerProps) {
  const { t } = useTranslation('simulator');
  const { can } = usePhoneNature();
  const [text, setText] = useState('');
  const [rollOpen, setRollOpen] = useState(false);
  const [noMicrophone, setNoMicrophone] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const recorder = useRecorder();
  const quotes = mode.kind === 'reply' ? mode.message.id : undefined;

  useEffect(() => {
    if (mode.kind === 'edit') setText(mode.message.text ?? '');
    if (mode.kind !== 'write') field.current?.focus();
  }, [mode]);

  const leaveMode = useCallback(() => {
    if (mode.kind === 'edit') setText('');
    onDone();
  }, [mode, onDone]);

  const submit = async () => {
    const written = text.trim();
    if (!written) return;
    setText('');
    onDone();
    field.current?.focus();
    const sent = mode.kind === 'edit' ? await actions.edit(mode.message, written) : await actions.send({ text: written, quotes });
    // What one typed is never lost: it comes back unless something else was begun meanwhile.
    if (!sent) setText((current) => current || written);
  };

  const sendFile = (file: OutgoingFile | null) => {
    setRollOpen(false);
    setNoMicrophone(false);
    onDone();
    field.current?.focus();
    if (!file) return;
    if (file.blob.size > LARGEST_BYTES) return actions.complain(t('problem.tooLarge', { name: file.name }));
    void actions.send({ file, quotes });
  };

  const sendLocation = (location: SimLocation) => {
    onDone();
    field.current?.focus();
    void actions.send({ location, quotes });
  };

  const record = async () => {
    if (!canRecord()) return setNoMicrophone(true);
    await recorder.start().catch(() => setNoMicrophone(true));
  };

  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (rollOpen) setRollOpen(false);
    else leaveMode();
  };

  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };

  return (
    <div onKeyDown={onEscape}>
      {actions.problem && (
        <div className={classes.problem} role="alert">
          <span>{actions.problem}</span>
          <CloseButton label={t('problem.dismiss')} onClick={actions.dismiss} />
        </div>
      )}
      {noMicrophone && (
        <div className={classes.problem} role="alert">
          <span>{t('voice.noMicrophone')}</span>
          <button type="button" className={classes.textButton} onClick={() => void sampleVoice().then(sendFile)}>
            {t('attach.sampleVoice')}
          </button>
          <CloseButton label={t('problem.dismiss')} onClick={() => setNoMicrophone(false)} />
        </div>
      )}
      {mode.kind !== 'write' && <ModeBar mode={mode} channelName={channelName} onLeave={leaveMode} />}
      {rollOpen && <CameraRoll onChoose={sendFile} onClose={() => setRollOpen(false)} />}
      {recorder.recording ? (
        <RecordingBar recorder={recorder} onFinished={sendFile} />
      ) : (
        <div className={classes.bar}>
          <AttachMenu disabled={mode.kind === 'edit'} onFile={sendFile} onLocation={sendLocation} onCameraRoll={() => setRollOpen(true)} />
          <textarea
            ref={field}
            className={classes.field}
            rows={1}
            value={text}
            aria-label={t('composer.label', { channel: channelName })}
            placeholder={t('composer.placeholder')}
            enterKeyHint="send"
            onKeyDown={onEnter}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {text.trim() || !can.has('voice') ? (
            <button
              type="button"
              className={`${classes.round} ${classes.roundMain}`}
              aria-label={t('composer.send')}
              onClick={() => void submit()}
            >
              <IconSend2 size={20} />
            </button>
          ) : (
            <button
              type="button"
              className={`${classes.round} ${classes.roundMain}`}
              aria-label={t('composer.record')}
              onClick={() => void record()}
            >
              <IconMicrophone size={20} />
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function ModeBar({
  mode,
  channelName,
  onLeave,
}: {
  mode: Exclude<ComposerMode, { kind: 'write' }>;
  channelName: string;
  onLeave: () => void;
}) {
  const { t } = useTranslation('simulator');
  const author = mode.message.direction === 'in' ? t('bubble.you') : channelName;
  return (
    <div className={classes.context}>
      <div className={classes.contextText}>
        <strong>{mode.kind === 'edit' ? t('composer.editing') : t('composer.replying', { author })}</strong>
        <span>{describe(mode.message, t)}</span>
      </div>
      <CloseButton label={t(mode.kind === 'edit' ? 'composer.stopEditing' : 'composer.stopReplying')} onClick={onLeave} />
    </div>
  );
}

function CloseButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className={classes.round} aria-label={label} onClick={onClick}>
      <IconX size={18} />
    </button>
  );
}
