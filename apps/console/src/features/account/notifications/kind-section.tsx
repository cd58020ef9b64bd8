import { Button, Select, Switch } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeKind, NoticeTerms } from '../../../api/notifications.js';
import { askForDesktop, desktopState, showDesktop } from '../../../ui/notices/desktop.js';
import { blink } from '../../../ui/notices/page-title.js';
import { isSound, playSound, SOUND_NAMES } from '../../../ui/notices/sounds.js';
import { toast } from '../../../ui/toast.js';
import account from '../account.module.css';
import classes from './notifications.module.css';

interface Props {
  kind: NoticeKind;
  terms: NoticeTerms;
  onChange(terms: NoticeTerms): void;
}

const SILENT = 'none';
const SAMPLE_BLINKS = 3;

/** How one kind of news reaches its reader; each way can be tried. */
export function KindSection({ kind, terms, onChange }: Props) {
  const { t } = useTranslation('notifications');
  const id = useId();
  const words = (): { title: string; body: string } =>
    terms.preview ? { title: t(`sample.${kind}`), body: t('sample.text') } : { title: t(`app:notify.new.${kind}`), body: '' };

  const listen = async (sound: string | null): Promise<void> => {
    if (isSound(sound) && !(await playSound(sound))) toast(t('sound.cannot'));
  };
  const choose = (value: string | null): void => {
    const sound = value === SILENT ? null : value;
    onChange({ ...terms, sound });
    void listen(sound);
  };
  const tryDesktop = async (): Promise<void> => {
    const state = desktopState() === 'default' ? await askForDesktop() : desktopState();
    if (state !== 'granted') return toast(t(`browser.${state === 'unsupported' ? 'noDesktop' : 'denied'}`));
    if (!showDesktop({ ...words(), tag: `sample-${kind}`, onPress: () => undefined })) toast(t('browser.noDesktop'));
  };

  return (
    <section className={account.section} aria-labelledby={id}>
      <h2 className={account.heading} id={id}>
        {t(`kind.${kind}`)}
      </h2>
      <p className={account.note}>{t(`kind.${kind}Text`)}</p>
      <div className={classes.row}>
        <Select
          className={classes.sound}
          label={t('sound.label')}
          allowDeselect={false}
          data={[{ value: SILENT, label: t('sound.none') }, ...SOUND_NAMES.map((name) => ({ value: name, label: t(`sound.${name}`) }))]}
          value={terms.sound ?? SILENT}
          onChange={choose}
        />
        <TryButton
          label={t('sound.listen')}
          of={t(`kind.${kind}`)}
          icon={<IconVolume size={15} />}
          disabled={terms.sound === null}
          onClick={() => void listen(terms.sound)}
        />
      </div>
      <div className={classes.row}>
        <Switch
          className={classes.switch}
          label={t('desktop.label')}
          description={t('desktop.hint')}
          checked={terms.desktop}
          onChange={(event) => onChange({ ...terms, desktop: event.currentTarget.checked })}
        />
        <TryButton label={t('try')} of={`${t('desktop.label')}, ${t(`kind.${kind}`)}`} onClick={() => void tryDesktop()} />
      </div>
      <div className={classes.row}>
        <Switch
          className={classes.switch}
          label={t('blink.label')}
          description={t('blink.hint')}
          checked={terms.blink}
          onChange={(event) => onChange({ ...terms, blink: event.currentTarget.checked })}
        />
        <TryButton label={t('try')} of={`${t('blink.label')}, ${t(`kind.${kind}`)}`} onClick={() => blink(words().title, SAMPLE_BLINKS)} />
      </div>
      <Switch
        className={classes.switch}
        label={t('preview.label')}
        description={t('preview.hint')}
        checked={terms.preview}
        onChange={(event) => onChange({ ...terms, preview: event.currentTarget.checked })}
      />
    </section>
  );
}

interface TryProps {
  label: string;
  /** What is tried, for those who hear the screen. */
  of: string;
  icon?: React.ReactNode;
  disabled?: boolean;
  onClick(): void;
}

function TryButton({ label, of, icon, disabled, onClick }: TryProps) {
  return (
    <Button size="xs" variant="default" leftSection={icon} disabled={disabled} onClick={onClick}>
      {label}
      <span className="visually-hidden"> {of}</span>
    </Button>
  );
}
