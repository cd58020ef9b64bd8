/** Injection tokens for ports of libs/domain, which are interfaces and so have no value of their own. */
export const CLOCK = Symbol('Clock');
export const PASSWORD_HASHER = Symbol('PasswordHasher');
export const DIALOG_DESK = Symbol('DialogDesk');
export const CARD_DESK = Symbol('CardDesk');
export const TRANSPORT_CATALOG = Symbol('TransportCatalog');
/** Implemented by the dialogs module: new dialogs find their operator when one comes online. */
export const OPERATOR_AVAILABILITY = Symbol('OperatorAvailability');
/** Implemented by the hooks module: puts a quarantined body through ingestion again. */
export const QUARANTINE_REPLAY = Symbol('QuarantineReplay');
