import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { drawScene, samplePicture, SCENES, type SceneName } from '../media/sample-pictures.js';
import type { OutgoingFile } from '../model/sim-types.js';
import classes from './phone.module.css';

interface CameraRollProps {
  onChoose: (file: OutgoingFile) => void;
  onClose: () => void;
}

export function CameraRoll({ onChoose, onClose }: CameraRollProps) {
  const { t } = useTranslation('simulator');
  return (
    <>
      <div className={classes.sheetHead}>
        <span>{t('attach.cameraRoll')}</span>
        <button type="button" className={classes.round} aria-label={t('attach.closeRoll')} onClick={onClose}>
          <IconX size={18} />
        </button>
      </div>
      <div className={classes.roll}>
        {(Object.keys(SCENES) as SceneName[]).map((name, index) => (
          <Picture key={name} name={name} focused={index === 0} onChoose={onChoose} />
        ))}
      </div>
    </>
  );
}

function Picture({ name, focused, onChoose }: { name: SceneName; focused: boolean; onChoose: (file: OutgoingFile) => void }) {
  const { t } = useTranslation('simulator');
  const button = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawScene(name, canvas.current, 0.35);
    if (focused) button.current?.focus();
  }, [name, focused]);
  return (
    <button ref={button} type="button" className={classes.rollItem} onClick={() => void samplePicture(name).then(onChoose)}>
      <canvas ref={canvas} aria-hidden="true" />
      <span>{t(`picture.${name}`)}</span>
    </button>
  );
}
