import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface Props {
  icon?: ReactNode;
  /** Why it is empty. */
  title: string;
  /** What can be done about it. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Says why a place is empty and what to do next. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className={classes.root}>
      {icon ? (
        <div className={classes.icon} aria-hidden>
          {icon}
        </div>
      ) : null}
      <p className={classes.title}>{title}</p>
      {children ? <div className={classes.text}>{children}</div> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
