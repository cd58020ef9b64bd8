import { ActionButton } from '../../../../ui/actions/action-button.js';
import classes from './canvas.module.css';

/** What changes how the canvas is seen. */
export function CanvasTools() {
  return (
    <div className={classes.tools}>
      <ActionButton action="steps.zoomOut" />
      <ActionButton action="steps.zoomIn" />
      <ActionButton action="steps.fit" />
      <ActionButton action="steps.arrange" />
      <ActionButton action="steps.search" />
    </div>
  );
}
