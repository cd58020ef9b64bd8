import { Menu } from '@mantine/core';
import { IconFile, IconFileText, IconLibraryPhoto, IconMapPin, IconPhoto, IconPlus, IconWaveSine } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fileFromDisk } from '../media/file-from-disk.js';
import { samplePdf } from '../media/sample-document.js';
import { sampleVoice } from '../media/sample-voice.js';
import type { OutgoingFile, SimLocation } from '../model/sim-types.js';
import { usePhoneNature } from './phone-context.js';
import classes from './phone.module.css';

interface AttachMenuProps {
  disabled: boolean;
  onFile: (file: OutgoingFile) => void;
  onLocation: (location: SimLocation) => void;
  onCameraRoll: () => void;
}

/** Everything a phone can attach; each kind also has a sample, so that nothing has to be searched for. */
export function AttachMenu({ disabled, onFile, onLocation, onCameraRoll }: AttachMenuProps) {
  const { t } = useTranslation('simulator');
  const { can } = usePhoneNature();
  const button = useRef<HTMLButtonElement>(null);
  const media = useRef<HTMLInputElement>(null);
  const document = useRef<HTMLInputElement>(null);
  const places: { key: 'office' | 'home'; latitude: number; longitude: number }[] = [
    { key: 'office', latitude: 59.93572, longitude: 30.32591 },
    { key: 'home', latitude: 51.50853, longitude: -0.12574 },
  ];
  const picked = (input: HTMLInputElement, asDocument: boolean) => {
    const file = input.files?.[0];
    if (file) onFile(fileFromDisk(file, asDocument));
    input.value = '';
  };
  return (
    <>
      <Menu position="top-start" width={244} disabled={disabled} returnFocus={false} withinPortal={false} floatingStrategy="fixed">
        <Menu.Target>
          <button ref={button} type="button" className={classes.round} aria-label={t('attach.menu')} disabled={disabled}>
            <IconPlus size={22} />
          </button>
        </Menu.Target>
        {/* What was chosen decides where the focus goes; only whoever chose nothing comes back to the button. */}
        <Menu.Dropdown onKeyDown={(event) => event.key === 'Escape' && button.current?.focus()}>
          <Menu.Item leftSection={<IconPhoto size={17} />} onClick={() => media.current?.click()}>
            {t('attach.media')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLibraryPhoto size={17} />} onClick={onCameraRoll}>
            {t('attach.cameraRoll')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFile size={17} />} onClick={() => document.current?.click()}>
            {t('attach.document')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileText size={17} />} onClick={() => onFile(samplePdf())}>
            {t('attach.sampleDocument')}
          </Menu.Item>
          {can.has('voice') && (
            <Menu.Item leftSection={<IconWaveSine size={17} />} onClick={() => void sampleVoice().then(onFile)}>
              {t('attach.sampleVoice')}
            </Menu.Item>
          )}
          {can.has('location') && <Menu.Divider />}
          {places
            .filter(() => can.has('location'))
            .map(({ key, latitude, longitude }) => (
              <Menu.Item
                key={key}
                leftSection={<IconMapPin size={17} />}
                onClick={() => onLocation({ latitude, longitude, name: t(`place.${key}.name`), address: t(`place.${key}.address`) })}
              >
                {t(`place.${key}.menu`)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={media}
        type="file"
        accept="image/*,video/*,audio/*"
        hidden
        aria-label={t('attach.media')}
        onChange={(event) => picked(event.currentTarget, false)}
      />
      <input ref={document} type="file" hidden aria-label={t('attach.document')} onChange={(event) => picked(event.currentTarget, true)} />
    </>
  );
}
