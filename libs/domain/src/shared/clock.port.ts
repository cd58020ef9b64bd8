/** The current time as a port: rules and tests decide what "now" is. */
export interface Clock {
  now(): Date;
}
