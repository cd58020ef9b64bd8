import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface Props {
  icon?: ReactNode;
  /** Why it is empty. */
  title: string;
  /** What can be done about it. */
  children?: ReactNode;
  action?: ReactNode;
  /** It is all there is on the page. */
  whole?: boolean;
}

/** Says why a place is empty and what to do next. */
export function EmptyState({ icon, title, children, action, whole = false }: Props) {
  return (
    <div className={classes.root}>
      {icon ? (
        <div className={classes.icon} aria-hidden>
          {icon}
        </div>
      ) : null}
      {whole ? <h1 className={classes.title}>{title}</h1> : <p className={classes.title}>{title}</p>}
      {children ? <div className={classes.text}>{children}</div> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
