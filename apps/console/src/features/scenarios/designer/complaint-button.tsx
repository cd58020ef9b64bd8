import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { HintTooltip } from '../../../ui/actions/action-button.js';
import classes from './designer.module.css';
import { useView, useWorkshop } from './workshop.js';

/** How many things are wrong; a press lists them. */
export function ComplaintButton() {
  const { t } = useTranslation('scenarios');
  const { view } = useWorkshop();
  const complaints = useView((state) => state.complaints);
  const hasErrors = complaints.some(({ severity }) => severity === 'error');
  const label = complaints.length > 0 ? t('designer.complaints', { count: complaints.length }) : t('complaintList.none');
  return (
    <HintTooltip label={label} action="steps.complaint">
      <ActionIcon aria-label={label} onClick={() => view.setState({ pane: 'complaints' })} className={classes.complaintButton}>
        {complaints.length > 0 ? <IconAlertTriangle size={18} stroke={1.75} /> : <IconCircleCheck size={18} stroke={1.75} />}
        {complaints.length > 0 ? (
          <span className={classes.count} data-severity={hasErrors ? 'error' : 'warning'} aria-hidden>
            {complaints.length}
          </span>
        ) : null}
      </ActionIcon>
    </HintTooltip>
  );
}
