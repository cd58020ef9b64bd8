import { Handle, Position } from '@xyflow/react';
import { IconPlayerPlay } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesigner, useWorkshop } from '../workshop.js';
import classes from './canvas.module.css';
import { EXIT_OF_START } from './flow-nodes.js';

/** Where a run begins, and by what: a press opens the triggers. */
export const StartNode = memo(function StartNode() {
  const { t } = useTranslation('scenarios');
  const { view } = useWorkshop();
  const kinds = useDesigner(({ content }) =>
    content.triggers
      .filter(({ stepId }) => stepId === null)
      .map(({ kind }) => kind)
      .join(),
  );
  const names = kinds ? [...new Set(kinds.split(','))].map((kind) => t(`trigger.${kind as 'api'}.name`)) : [];
  return (
    <div className={classes.start}>
      <button type="button" className={`${classes.startButton} nodrag nopan`} onClick={() => view.setState({ pane: 'triggers' })}>
        <span className={classes.startHead}>
          <IconPlayerPlay size={14} aria-hidden />
          {t('designer.start')}
        </span>
        <span className={classes.startTriggers}>{names.length > 0 ? names.join(', ') : t('designer.noTriggers')}</span>
      </button>
      <Handle type="source" position={Position.Right} id={EXIT_OF_START} className={classes.out} aria-hidden />
    </div>
  );
});
